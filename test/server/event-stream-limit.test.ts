import { expect, it } from 'vitest';
import { createPassthroughDoor } from '../../src/server/door/passthrough-door.ts';
import { type LiveService, startLiveService } from '../support/live-service.ts';

const MOST = 2;
const TICKS = 'subscription { ticks { count } }';

const start = () =>
  startLiveService({ door: createPassthroughDoor(), connections: { maxEventStreamsPerCaller: MOST } });

const open = (
  { url }: LiveService,
  { token = 'sk-one', query = TICKS, signal }: { token?: string; query?: string; signal?: AbortSignal } = {},
): Promise<Response> =>
  fetch(`${url}?query=${encodeURIComponent(query)}`, {
    headers: { accept: 'text/event-stream', authorization: `Bearer ${token}` },
    ...(signal && { signal }),
  });

const openAll = async (service: LiveService): Promise<readonly AbortController[]> => {
  const clients = Array.from({ length: MOST }, () => new AbortController());
  for (const { signal } of clients) (await open(service, { signal })).text().catch(() => {});
  await service.ticks.until(MOST);
  return clients;
};

it('refuses a stream too many of one credential, before its source is asked', async () => {
  const service = await start();
  await openAll(service);
  const response = await open(service);
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '5']);
  expect(await response.text()).toContain('"code":"TOO_MANY_CONNECTIONS"');
  expect(service.ticks.listeners).toBe(MOST);
});

it('refuses one by POST too, in the format that was asked for first', async () => {
  const service = await start();
  await openAll(service);
  const response = await fetch(service.url, {
    method: 'POST',
    headers: {
      accept: 'application/json, text/event-stream',
      authorization: 'Bearer sk-one',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ query: TICKS }),
  });
  expect(response.status).toBe(429);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_MANY_CONNECTIONS' } }] });
  expect(service.ticks.listeners).toBe(MOST);
});

it('keeps nobody from asking, nor another credential from subscribing', async () => {
  const service = await start();
  await openAll(service);
  expect(await (await open(service, { query: '{ who }' })).text()).toContain('"who"');
  const other = await open(service, { token: 'sk-two' });
  expect(other.status).toBe(200);
  await service.ticks.until(MOST + 1);
  service.ticks.complete();
  expect(await other.text()).toContain('event: complete');
});

const ENDINGS: Readonly<Record<string, (service: LiveService, clients: readonly AbortController[]) => void>> =
  {
    'its client goes away': (_service, clients) => {
      for (const client of clients) client.abort();
    },
    'its source completes': ({ ticks }) => ticks.complete(),
    'its source breaks': ({ ticks }) => ticks.fail(new Error('broken')),
  };

it.each(Object.entries(ENDINGS))('makes room again when %s', async (_how, end) => {
  const service = await start();
  end(service, await openAll(service));
  await service.ticks.until(0);
  await expect.poll(async () => (await open(service)).status).toBe(200);
});

it.each(['subscription { refused { count } }', 'subscription { nope }', '{'])(
  'makes room again after %j, which never begins',
  async (query) => {
    const service = await start();
    for (let round = 0; round < 3 * MOST; round += 1) await (await open(service, { query })).text();
    await openAll(service);
    expect(service.ticks.listeners).toBe(MOST);
  },
);
