import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFakeClock } from '../emulator/fake-clock.ts';
import { type LiveService, startLiveService } from '../support/live-service.ts';
import {
  likeApolloRouter,
  PROTOCOL,
  type RouterUnderTest,
  startRouter,
  subscribeByCallback,
} from '../support/start-router.ts';

interface Scene {
  readonly router: RouterUnderTest;
  readonly service: LiveService;
  readonly clock: ReturnType<typeof createFakeClock>;
  subscribe(init?: { readonly heartbeatIntervalMs: number }): Promise<Response>;
}

const start = async (): Promise<Scene> => {
  const router = await startRouter();
  const clock = createFakeClock();
  const callbacks = { targets: [router.origin], allowPrivate: false, random: () => 0.5 };
  const service = await startLiveService({ callbacks, clock });
  const callbackUrl = `${router.origin}/callback?secret=hidden`;
  return {
    router,
    service,
    clock,
    subscribe: (callback) => subscribeByCallback(service.url, { callbackUrl, ...(callback && { callback }) }),
  };
};

/** Moves the clock on until the router has got so many requests. */
const advanceUntil = async ({ clock, router }: Scene, requests: number): Promise<void> => {
  await expect
    .poll(
      () => {
        if (router.requests.length < requests) clock.advance(1000);
        return router.requests.length;
      },
      { interval: 5 },
    )
    .toBe(requests);
};

describe('a router that does not confirm', () => {
  it.each([
    ['with 200', { status: 200, headers: PROTOCOL }],
    ['with 202', { status: 202, headers: PROTOCOL }],
    ['in another version', { status: 204, headers: { 'subscription-protocol': 'callback/2.0' } }],
    ['by refusing the verifier', { status: 401 }],
    ['by finding it malformed', { status: 400 }],
  ])('gets nothing: %s', async (_how, reply) => {
    const { router, service, subscribe } = await start();
    router.reply(() => reply);
    const response = await subscribe();
    expect(response.status).toBe(400);
    const answer = await response.text();
    expect(JSON.parse(answer)).toMatchObject({ errors: [{ extensions: { code: 'CALLBACK_FAILED' } }] });
    expect(answer).not.toMatch(/hidden|127\.0\.0\.1/);
    expect(router.requests).toHaveLength(1);
    await service.ticks.until(0);
    expect(service.logs).toMatchObject([
      { level: 'warn', fields: { host: new URL(router.origin).host, outcome: expect.any(String) } },
    ]);
    expect(JSON.stringify(service.logs)).not.toMatch(/hidden|verifier/);
  });

  it('is believed without the header, which some leave out', async () => {
    const { router, subscribe } = await start();
    router.reply(() => ({ status: 204 }));
    expect((await subscribe()).status).toBe(200);
  });

  it('is asked again when it does not know the subscription, because it may be about to', async () => {
    const scene = await start();
    const { router, subscribe } = scene;
    router.reply(() => ({ status: 404, headers: PROTOCOL }));
    const response = subscribe();
    await expect.poll(() => router.requests.length).toBe(1);
    router.reply(likeApolloRouter);
    await advanceUntil(scene, 2);
    expect((await response).status).toBe(200);
  });

  it('gets nothing when it goes on not to know it', async () => {
    const scene = await start();
    const { router, service, subscribe } = scene;
    router.reply(() => ({ status: 404, headers: PROTOCOL }));
    const response = subscribe();
    await advanceUntil(scene, 3);
    expect((await response).status).toBe(400);
    expect(await (await response).text()).toContain('does not know the subscription');
    await service.ticks.until(0);
  });

  it('is asked a few times while it fails', async () => {
    const scene = await start();
    const { router, service, subscribe } = scene;
    router.reply(() => ({ status: 503 }));
    const response = subscribe();
    await advanceUntil(scene, 4);
    expect((await response).status).toBe(400);
    expect(await (await response).text()).toContain('answered with the status 503');
    await service.ticks.until(0);
  });

  it('may be on its feet a moment later', async () => {
    const scene = await start();
    const { router, subscribe } = scene;
    router.reply(() => ({ status: 503 }));
    const response = subscribe();
    await expect.poll(() => router.requests.length).toBe(1);
    router.reply(likeApolloRouter);
    await advanceUntil(scene, 2);
    expect((await response).status).toBe(200);
  });

  it('is let go with its request', async () => {
    const { router, service } = await start();
    router.reply(() => null);
    const client = new AbortController();
    const request = fetch(service.url, {
      method: 'POST',
      signal: client.signal,
      headers: { 'content-type': 'application/json', accept: 'application/json;callbackSpec=1.0' },
      body: JSON.stringify({
        query: 'subscription { ticks { count } }',
        extensions: {
          subscription: {
            callbackUrl: router.origin,
            subscriptionId: 'a',
            verifier: 'b',
            heartbeatIntervalMs: 0,
          },
        },
      }),
    });
    request.catch(() => {});
    await expect.poll(() => router.requests.length).toBe(1);
    client.abort();
    await service.ticks.until(0);
    expect(service.logs).toEqual([]);
  });
});

describe('a router that fails later', () => {
  it('gets the same result again, and the others after it', async () => {
    const scene = await start();
    const { router, service, subscribe } = scene;
    await subscribe();
    let refusals = 2;
    router.reply((message) => {
      refusals -= 1;
      return refusals < 0 ? likeApolloRouter(message) : { status: refusals === 1 ? 500 : 429 };
    });
    service.ticks.publish({ count: 1 });
    service.ticks.publish({ count: 2 });
    await advanceUntil(scene, 5);
    expect(router.requests.slice(1).map(({ message }) => message.payload)).toEqual(
      [1, 1, 1, 2].map((count) => ({ data: { ticks: { count } } })),
    );
    expect(service.logs).toEqual([]);
  });

  it.each([
    ['keeps failing', { status: 500 }, 4],
    ['is silent', null, 4],
    ['refuses a result', { status: 400 }, 1],
    ['sends elsewhere', { status: 307, headers: { location: '/' } }, 1],
  ])('is given up when it %s, and the log says so', async (_how, reply, tries) => {
    const scene = await start();
    const { router, service, clock, subscribe } = scene;
    await subscribe();
    await service.ticks.until(1);
    router.reply(() => reply);
    service.ticks.publish({ count: 1 });
    await advanceUntil(scene, 1 + tries);
    if (reply === null) clock.advance(5000);
    await service.ticks.until(0);
    await expect.poll(() => service.logs).toHaveLength(1);
    expect(service.logs).toMatchObject([
      {
        level: 'warn',
        fields: { host: new URL(router.origin).host },
        message: expect.stringContaining('broke off'),
      },
    ]);
    expect(JSON.stringify(service.logs)).not.toContain('hidden');
    // Nothing of it goes on.
    clock.advance(60_000);
    await service.query('{ who }');
    expect(router.actions()).toEqual(['check', ...Array(tries).fill('next')]);
  });

  it('is given up when its heartbeats go unanswered, also while nothing happens', async () => {
    const scene = await start();
    const { router, service, clock, subscribe } = scene;
    await subscribe({ heartbeatIntervalMs: 60_000 });
    await service.ticks.until(1);
    router.reply(() => ({ status: 502 }));
    clock.advance(40_000);
    await advanceUntil(scene, 5);
    await service.ticks.until(0);
    expect(router.actions()).toEqual(Array(5).fill('check'));
  });

  it('stops the upstream at once when it says that the subscription is over', async () => {
    const { router, service, subscribe } = await start();
    await subscribe();
    router.reply(() => ({ status: 404 }));
    service.ticks.publish({ count: 1 });
    service.ticks.publish({ count: 2 });
    await service.ticks.until(0);
    expect(router.actions()).toEqual(['check', 'next']);
    expect(service.logs).toEqual([]);
  });

  it('may break a connection', async () => {
    const server = createServer((socket) => void socket.once('data', () => socket.destroy()));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const origin = `http://127.0.0.1:${port}`;
    const service = await startLiveService({
      callbacks: { targets: [origin], allowPrivate: false, random: () => 0 },
    });
    const response = await subscribeByCallback(service.url, { callbackUrl: origin });
    expect(await response.text()).toContain('could not be reached');
  });
});

describe('shutting down', () => {
  it('completes the subscriptions that run', async () => {
    const { router, service, subscribe } = await start();
    await subscribe();
    await service.ticks.until(1);
    service.ticks.publish({ count: 1 });
    await expect.poll(() => service.ticks.asked).toBe(2);
    await service.close(60_000);
    expect(router.actions()).toEqual(['check', 'next', 'complete']);
    expect(service.ticks.listeners).toBe(0);
  });

  it('waits for no router beyond the grace time', async () => {
    const { router, service, subscribe } = await start();
    await subscribe();
    await service.ticks.until(1);
    router.reply(() => null);
    service.ticks.publish({ count: 1 });
    await expect.poll(() => router.requests.length).toBe(2);
    await service.close(1);
    expect(service.ticks.listeners).toBe(0);
    expect(router.actions()).toEqual(['check', 'next']);
  });
});
