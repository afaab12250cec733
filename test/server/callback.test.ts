import { describe, expect, it } from 'vitest';
import { ServiceError } from '../../src/domain/service-error.ts';
import type { Door } from '../../src/server/door/door.ts';
import { createFakeClock } from '../emulator/fake-clock.ts';
import { deferred } from '../support/deferred.ts';
import { type LiveService, startLiveService } from '../support/live-service.ts';
import { aCaller } from '../support/recording-context.ts';
import {
  likeApolloRouter,
  PROTOCOL,
  type RouterReply,
  type RouterUnderTest,
  SUBSCRIPTION_ID,
  startRouter,
  subscribeByCallback,
  VERIFIER,
} from '../support/start-router.ts';
import type { StartServiceOptions } from '../support/start-service.ts';

interface Scene {
  readonly router: RouterUnderTest;
  readonly service: LiveService;
  /** Asks as the router does. */
  subscribe(options?: Partial<Parameters<typeof subscribeByCallback>[1]>): Promise<Response>;
}

const start = async (options: Omit<StartServiceOptions, 'schema'> = {}): Promise<Scene> => {
  const router = await startRouter();
  const callbacks = { targets: [`${router.origin}/callback`], allowPrivate: false, random: () => 0 };
  const service = await startLiveService({ callbacks, ...options });
  const callbackUrl = `${router.origin}/callback/${SUBSCRIPTION_ID}?secret=hidden`;
  return {
    router,
    service,
    subscribe: (differently) => subscribeByCallback(service.url, { callbackUrl, ...differently }),
  };
};

const IDS = { kind: 'subscription', id: SUBSCRIPTION_ID, verifier: VERIFIER };
const next = (count: number) => ({ ...IDS, action: 'next', payload: { data: { ticks: { count } } } });
const messages = ({ requests }: RouterUnderTest) => requests.map(({ message }) => message);

describe('a subscription by callback', () => {
  it('is confirmed, answered, sent in order, and completed', async () => {
    const { router, service, subscribe } = await start();
    const response = await subscribe({ headers: { authorization: 'Bearer caller', cookie: 'a=b' } });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/json',
      'subscription-protocol': 'callback/1.0',
      'x-request-id': expect.any(String),
    });
    expect(await response.json()).toEqual({ data: null });
    expect(messages(router)).toEqual([{ ...IDS, action: 'check' }]);

    service.ticks.publish({ count: 1 });
    service.ticks.publish({ count: 2 });
    service.ticks.publish({ count: 3 });
    await expect.poll(() => router.actions()).toEqual(['check', 'next', 'next', 'next']);
    service.ticks.complete();
    await expect.poll(() => router.actions()).toHaveLength(5);
    expect(messages(router)).toEqual([
      { ...IDS, action: 'check' },
      next(1),
      next(2),
      next(3),
      { ...IDS, action: 'complete' },
    ]);
    for (const { path, headers } of router.requests) {
      expect(path).toBe(`/callback/${SUBSCRIPTION_ID}?secret=hidden`);
      expect(headers).toMatchObject({ 'content-type': 'application/json', ...PROTOCOL });
      expect(headers).not.toHaveProperty('authorization');
      expect(headers).not.toHaveProperty('cookie');
    }
    expect(service.logs).toEqual([]);
  });

  it('is not answered before the router has confirmed it', async () => {
    const { router, service, subscribe } = await start();
    const confirmation = deferred<RouterReply>();
    router.reply((message) =>
      message.action === 'check' ? confirmation.promise : likeApolloRouter(message),
    );
    let isAnswered = false;
    const response = subscribe().then((answer) => {
      isAnswered = true;
      return answer;
    });
    await expect.poll(() => router.actions()).toEqual(['check']);
    service.ticks.publish({ count: 1 });
    expect(isAnswered).toBe(false);
    confirmation.resolve({ status: 204, headers: PROTOCOL });
    expect((await response).status).toBe(200);
    await expect.poll(() => router.actions()).toEqual(['check', 'next']);
  });

  it('is taken from who accepts it in any spelling', async () => {
    const { router, subscribe } = await start();
    const spellings = [
      'application/json;callbackSpec=1.0; charset=utf-8',
      'Application/JSON ; callbackspec="1.0"',
      'text/event-stream, application/json;callbackSpec=1.0',
    ];
    for (const accept of spellings) {
      expect(await (await subscribe({ headers: { accept } })).json()).toEqual({ data: null });
    }
    expect(router.requests).toHaveLength(spellings.length);
  });

  it('ends with the errors with which its source breaks off', async () => {
    const { router, service, subscribe } = await start();
    await subscribe({ headers: { 'x-request-id': 'mine' } });
    service.ticks.publish({ count: 1 });
    service.ticks.fail(new ServiceError('UNAUTHENTICATED', 'The token has expired.'));
    await expect.poll(() => router.actions()).toEqual(['check', 'next', 'complete']);
    expect(messages(router).at(-1)).toEqual({
      ...IDS,
      action: 'complete',
      errors: [
        { message: 'The token has expired.', extensions: { code: 'UNAUTHENTICATED', requestId: 'mine' } },
      ],
    });
  });

  it('ends with UNAUTHENTICATED when the token of its caller expires, also while nothing happens', async () => {
    const clock = createFakeClock();
    const expiresAt = clock.now() + 5000;
    const door: Door = {
      admit: ({ requestId, signal }) => ({
        ...aCaller(),
        access: { scopes: null, expiresAt },
        requestId,
        signal,
      }),
    };
    const { router, service, subscribe } = await start({ clock, door });
    await subscribe();
    await service.ticks.until(1);
    clock.advance(5000);
    await service.ticks.until(0);
    await expect.poll(() => router.actions()).toEqual(['check', 'complete']);
    expect(messages(router).at(-1)?.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('sends a result of which a field failed as a result', async () => {
    const { router, service, subscribe } = await start();
    await subscribe({ query: 'subscription { ticks { failing } }' });
    service.ticks.publish({ count: 7 });
    await expect.poll(() => router.actions()).toEqual(['check', 'next']);
    expect(messages(router).at(-1)?.payload).toMatchObject({
      data: { ticks: { failing: null } },
      errors: [{ message: 'Tick 7 failed.', extensions: { code: 'UPSTREAM_ERROR' } }],
    });
  });

  it('asks for nothing more before the router has taken the last result', async () => {
    const { router, service, subscribe } = await start();
    await subscribe();
    const taken = deferred<RouterReply>();
    router.reply(() => taken.promise);
    for (let count = 1; count <= 50; count += 1) service.ticks.publish({ count });
    await expect.poll(() => router.actions()).toEqual(['check', 'next']);
    expect(service.ticks.asked).toBe(1);
    taken.resolve({ status: 200 });
    await expect.poll(() => router.requests.length).toBe(51);
    expect(messages(router).slice(1)).toEqual(Array.from({ length: 50 }, (_, index) => next(index + 1)));
  });

  it('takes the status for the answer, when the rest of it never comes', async () => {
    const { router, service, subscribe } = await start();
    await subscribe();
    router.reply(() => ({ status: 200, isEndless: true }));
    for (const count of [1, 2, 3]) service.ticks.publish({ count });
    await expect.poll(() => router.requests.length).toBe(4);
    expect(messages(router).slice(1)).toEqual([next(1), next(2), next(3)]);
  });

  it('goes on however large the answers of a router are, and reads none of them', async () => {
    const { router, service, subscribe } = await start();
    await subscribe();
    router.reply(() => ({ status: 200, body: 'x'.repeat(2_000_000) }));
    service.ticks.publish({ count: 1 });
    service.ticks.publish({ count: 2 });
    await expect.poll(() => router.actions()).toEqual(['check', 'next', 'next']);
    await expect.poll(() => service.ticks.asked).toBe(3);
  });
});

describe('what is no such subscription', () => {
  it.each([
    ['a query', '{ who }', { data: { who: expect.any(String) } }],
    ['a mutation', 'mutation { change }', { data: { change: 1 } }],
    ['a syntax error', '{', { errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }] }],
    [
      'an unknown field',
      'subscription { nope }',
      { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] },
    ],
    [
      'a subscription that cannot begin',
      'subscription { refused { count } }',
      { errors: [{ extensions: { code: 'NOT_FOUND' } }] },
    ],
  ])('%s is answered like everywhere, and nobody is called', async (_what, query, answer) => {
    const { router, subscribe } = await start();
    const response = await subscribe({ query });
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.json()).toMatchObject(answer);
    expect(router.requests).toEqual([]);
  });

  it.each([
    ['without an address', { callbackUrl: undefined }, 'callbackUrl'],
    ['with an address beyond measure', { callbackUrl: `http://a/${'x'.repeat(2048)}` }, 'callbackUrl'],
    ['without an id', { subscriptionId: '' }, 'subscriptionId'],
    ['with an id beyond measure', { subscriptionId: 'x'.repeat(257) }, 'subscriptionId'],
    ['with a verifier that is no text', { verifier: { a: 1 } }, 'verifier'],
    ['with a verifier beyond measure', { verifier: 'x'.repeat(257) }, 'verifier'],
    ['with a heartbeat that would be a flood', { heartbeatIntervalMs: 999 }, 'heartbeatIntervalMs'],
    ['with a heartbeat below nothing', { heartbeatIntervalMs: -1 }, 'heartbeatIntervalMs'],
    ['with a heartbeat that is no number', { heartbeatIntervalMs: '5000' }, 'heartbeatIntervalMs'],
  ])('a subscription %s is refused', async (_how, callback, named) => {
    const { router, service, subscribe } = await start();
    const response = await subscribe({ callback });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ message: expect.stringContaining(named), extensions: { code: 'BAD_REQUEST' } }],
    });
    expect(router.requests).toEqual([]);
    await service.ticks.until(0);
  });

  it('a subscription without the extension is refused', async () => {
    const { service } = await start();
    const response = await service.ask(
      'subscription { ticks { count } }',
      {},
      {
        headers: { accept: 'application/json;callbackSpec=1.0' },
      },
    );
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('`extensions.subscription` is missing');
    await service.ticks.until(0);
  });

  it.each(['{', '', 'null', '[]', '"text"', '{}', '{"query":1}', '{"extensions":"text"}'])(
    'the body %j is refused like everywhere',
    async (body) => {
      const { service } = await start();
      const response = await service.ask(
        '',
        {},
        { body, headers: { accept: 'application/json;callbackSpec=1.0' } },
      );
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
      expect(service.logs).toEqual([]);
    },
  );

  it('a subscription in another version of the protocol is refused', async () => {
    const { router, subscribe } = await start();
    const response = await subscribe({ headers: { accept: 'application/json;callbackSpec=2.0' } });
    expect(response.status).toBe(406);
    expect(router.requests).toEqual([]);
  });
});

describe('where no router is listed', () => {
  it('refuses subscriptions by callback and says how to allow them', async () => {
    const { router, service, subscribe } = await start({ callbacks: { targets: [], allowPrivate: true } });
    const response = await subscribe();
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      errors: [
        {
          message: expect.stringContaining('TUNEGRAPH_CALLBACK_HOSTS'),
          extensions: { code: 'CALLBACK_REFUSED', requestId: expect.any(String) },
        },
      ],
    });
    expect(router.requests).toEqual([]);
    await service.ticks.until(0);
  });

  it('answers queries all the same', async () => {
    const { subscribe } = await start({ callbacks: { targets: [], allowPrivate: false } });
    expect(await (await subscribe({ query: '{ who }' })).json()).toHaveProperty('data.who');
  });
});

it('bounds how many subscriptions a caller has, and counts those that have ended no more', async () => {
  const { router, service, subscribe } = await start({ connections: { maxEventStreamsPerCaller: 2 } });
  expect((await subscribe()).status).toBe(200);
  expect((await subscribe()).status).toBe(200);
  const response = await subscribe();
  expect(response.status).toBe(429);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_MANY_CONNECTIONS' } }] });
  await service.ticks.until(2);
  service.ticks.complete();
  await expect.poll(() => router.actions()).toEqual(['check', 'check', 'complete', 'complete']);
  await expect.poll(async () => (await subscribe()).status).toBe(200);
});

it('counts no subscription that did not begin', async () => {
  const { subscribe } = await start({ connections: { maxEventStreamsPerCaller: 1 } });
  for (const query of ['subscription { refused { count } }', 'subscription { nope }']) {
    expect(await (await subscribe({ query })).json()).toHaveProperty('errors');
  }
  expect((await subscribe()).status).toBe(200);
});

describe('heartbeats', () => {
  const beating = async (heartbeatIntervalMs: number) => {
    const clock = createFakeClock();
    const scene = await start({ clock });
    await scene.subscribe({ callback: { heartbeatIntervalMs } });
    return { ...scene, clock };
  };

  it('come well before each interval is over', async () => {
    const { router, clock } = await beating(6000);
    for (const count of [2, 3, 4]) {
      clock.advance(4000);
      await expect.poll(() => router.requests.length).toBe(count);
    }
    expect(messages(router)).toEqual(Array(4).fill({ ...IDS, action: 'check' }));
  });

  it('wait for no result, and never pile up', async () => {
    const { router, service, clock } = await beating(3000);
    router.reply(() => null);
    service.ticks.publish({ count: 1 });
    await expect.poll(() => router.actions()).toEqual(['check', 'next']);
    clock.advance(2000);
    await expect.poll(() => router.actions()).toEqual(['check', 'next', 'check']);
    clock.advance(2000);
    router.reply(likeApolloRouter);
    // The result is given up after 5 seconds, and sent again without a wait.
    clock.advance(1000);
    await expect
      .poll(() => {
        clock.advance(0);
        return router.actions();
      })
      .toEqual(['check', 'next', 'check', 'next']);
  });

  it('end with the subscription, also while the router is silent about its end', async () => {
    const { router, service, clock } = await beating(6000);
    router.reply(() => null);
    service.ticks.complete();
    await expect.poll(() => router.actions()).toEqual(['check', 'complete']);
    clock.advance(4000);
    await service.query('{ who }');
    expect(router.actions()).toEqual(['check', 'complete']);
  });

  it.each([
    ['none', 0],
    ['one a day', 86_400_000],
  ])(
    'come once a minute for who wants %s, so that a router that has vanished is noticed',
    async (_what, interval) => {
      const { router, service, clock } = await beating(interval);
      for (const count of [2, 3]) {
        clock.advance(59_999);
        await service.query('{ who }');
        expect(router.requests).toHaveLength(count - 1);
        clock.advance(1);
        await expect.poll(() => router.requests.length).toBe(count);
      }
      expect(messages(router)).toEqual(Array(3).fill({ ...IDS, action: 'check' }));
      router.reply(() => ({ status: 404 }));
      clock.advance(60_000);
      await service.ticks.until(0);
    },
  );

  it('end the subscription at once when the router knows it no more', async () => {
    const { router, service, clock } = await beating(6000);
    router.reply(() => ({ status: 404 }));
    await service.ticks.until(1);
    clock.advance(4000);
    await service.ticks.until(0);
    clock.advance(60_000);
    await service.query('{ who }');
    expect(router.actions()).toEqual(['check', 'check']);
    expect(service.logs).toEqual([]);
  });
});
