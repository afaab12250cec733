import { describe, expect, it, onTestFinished } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { createPassthroughDoor } from '../../src/server/door/passthrough-door.ts';
import {
  createPrepare,
  type PreparedDocument,
} from '../../src/server/pipeline/documents/prepare-document.ts';
import { DEFAULT_LIMITS } from '../../src/server/pipeline/limits.ts';
import { SubscriptionMemory } from '../../src/server/pipeline/subscription-memory.ts';
import { createFakeClock } from '../emulator/fake-clock.ts';
import { type LiveService, startLiveService } from '../support/live-service.ts';
import type { StartServiceOptions } from '../support/start-service.ts';
import { connectSocket } from '../support/test-socket.ts';

const TICKS = 'subscription { ticks { count } }';
const REFUSED = { extensions: { code: 'TOO_MANY_CONNECTIONS' } };

/** Room for so many subscriptions of one short document. */
const MOST = 3;
const limits = { maxSubscriptionMemory: MOST * 9000 };

const start = (options: Omit<StartServiceOptions, 'schema'> = {}): Promise<LiveService> =>
  startLiveService({ door: createPassthroughDoor(), limits, ...options });

interface Opened {
  readonly response: Response;
  leave(): void;
}

const open = async (
  { url }: LiveService,
  { query = TICKS, variables = {}, token = 'sk-one' } = {},
): Promise<Opened> => {
  const client = new AbortController();
  onTestFinished(() => client.abort());
  const response = await fetch(url, {
    method: 'POST',
    signal: client.signal,
    headers: {
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ query, variables }),
  });
  return { response, leave: () => client.abort() };
};

const fill = async (service: LiveService): Promise<readonly Opened[]> => {
  const opened: Opened[] = [];
  for (let count = 0; count < MOST; count += 1) opened.push(await open(service));
  await service.ticks.until(MOST);
  return opened;
};

describe('a subscription more than a credential has memory for', () => {
  it('is refused as an event stream, before its source is asked', async () => {
    const service = await start();
    await fill(service);
    const { response } = await open(service);
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '5']);
    expect(await response.text()).toMatch(
      /some \d+ bytes, and 27000 are allowed.*"code":"TOO_MANY_CONNECTIONS"/,
    );
    expect(service.ticks.listeners).toBe(MOST);
  });

  it('is refused on a socket, which stays, and begins once another has been completed', async () => {
    const service = await start();
    const socket = await connectSocket(service.url, { authorization: 'Bearer sk-one' });
    for (let count = 0; count < MOST; count += 1) socket.subscribe(`${count}`, TICKS);
    await service.ticks.until(MOST);
    socket.subscribe('more', TICKS);
    expect(await socket.read()).toMatchObject({ id: 'more', type: 'error', payload: [REFUSED] });
    socket.send({ type: 'complete', id: '0' });
    await service.ticks.until(MOST - 1);
    socket.subscribe('more', TICKS);
    await service.ticks.until(MOST);
  });

  it('is refused whichever transports the others came over', async () => {
    const service = await start();
    await fill(service);
    const socket = await connectSocket(service.url, { authorization: 'Bearer sk-one' });
    socket.subscribe('1', TICKS);
    expect(await socket.read()).toMatchObject({ id: '1', type: 'error', payload: [REFUSED] });
  });

  it('is refused for a long document, and for what its variables hold', async () => {
    const service = await start();
    const long = `subscription { ticks { ${Array.from({ length: 30 }, (_, index) => `a${index}: count`).join(' ')} } }`;
    const query = 'subscription ($only: String) { ticks(only: $only) { count } }';
    expect((await open(service, { query: long })).response.status).toBe(429);
    expect((await open(service, { query, variables: { only: 'x'.repeat(10_000) } })).response.status).toBe(
      429,
    );
    expect((await open(service, { query, variables: { only: 'x'.repeat(1000) } })).response.status).toBe(200);
  });

  it('takes nothing from other credentials, nor from what is no subscription', async () => {
    const service = await start();
    await fill(service);
    expect((await open(service, { token: 'sk-two' })).response.status).toBe(200);
    const { response } = await open(service, { query: '{ who }' });
    expect(await response.text()).toContain('"who"');
  });
});

const ENDINGS: Readonly<Record<string, (service: LiveService, opened: readonly Opened[]) => void>> = {
  'its clients go away': (_service, opened) => {
    for (const { leave } of opened) leave();
  },
  'its source completes': ({ ticks }) => ticks.complete(),
  'its source breaks': ({ ticks }) => ticks.fail(new Error('broken')),
};

describe('the memory of a subscription', () => {
  it.each(Object.entries(ENDINGS))('is free again when %s', async (_how, end) => {
    const service = await start();
    end(service, await fill(service));
    await service.ticks.until(0);
    await fill(service);
  });

  it.each([
    ['is refused by its source', 'subscription { refused { count } }'],
    ['gets the wrong variables', 'subscription ($only: String!) { ticks(only: $only) { count } }'],
  ])('is free again when it %s', async (_how, query) => {
    const service = await start();
    for (let round = 0; round < 3 * MOST; round += 1) {
      expect(await (await open(service, { query })).response.text()).not.toContain('TOO_MANY');
    }
    await fill(service);
  });

  it('is free again when its source comes after the deadline', async () => {
    const clock = createFakeClock();
    const { url, ticks, slow } = await start({ clock, connections: { heartbeat: 1_000_000 } });
    const socket = await connectSocket(url, { authorization: 'Bearer sk-one' });
    for (let count = 0; count < MOST; count += 1)
      socket.subscribe(`${count}`, 'subscription { late { count } }');
    socket.subscribe('more', TICKS);
    expect(await socket.read()).toMatchObject({ id: 'more', payload: [REFUSED] });
    clock.advance(DEFAULT_LIMITS.timeout);
    expect(await socket.read(MOST)).toMatchObject(
      Array(MOST).fill({ payload: [{ extensions: { code: 'OPERATION_TIMEOUT' } }] }),
    );
    slow.resolve('now');
    socket.send({ type: 'ping' });
    await socket.read();
    for (let count = 0; count < MOST; count += 1) socket.subscribe(`${count}`, TICKS);
    await ticks.until(MOST);
  });
});

const prepare = createPrepare({ schema, limits: DEFAULT_LIMITS, introspection: true });

const preparedFrom = (text: string): PreparedDocument => {
  const preparation = prepare(text);
  if ('refused' in preparation) throw new Error('The document was refused.');
  return preparation.prepared;
};

describe('by default', () => {
  const ordinary = preparedFrom(
    'subscription WatchStatus($id: ID!) { fineTuningJobStatusChanged(id: $id) { previousStatus status job { fineTunedModel error { message } progress { fraction } } } }',
  );
  const variables = { id: 'ftjob-abcdefghijklmnopqrstuvwx' };
  const another = (): PreparedDocument => ({ ...ordinary, document: { ...ordinary.document } });

  it.each([
    ['37,000 ordinary subscriptions of one document', 37_000, () => ordinary],
    ['9,000 ordinary subscriptions, each of a document of its own', 9000, another],
  ])('a credential has memory for %s', (_what, count, next) => {
    const memory = new SubscriptionMemory(DEFAULT_LIMITS.maxSubscriptionMemory);
    for (let index = 0; index < count; index += 1) memory.take('one', next(), variables);
    expect(() => {
      for (let index = 0; index < count; index += 1) memory.take('one', next(), variables);
    }).toThrow('End one first');
  });
});

it('keeps nothing for a credential without subscriptions, and frees once what one kept', () => {
  const prepared = preparedFrom('subscription { fineTuningJobsStatusChanged { status } }');
  const memory = new SubscriptionMemory(prepared.weight + 2 * 7000);
  const [first, second] = [memory.take('one', prepared, {}), memory.take('one', prepared, {})];
  expect(() => memory.take('one', prepared, {})).toThrow('End one first');
  first();
  first();
  const third = memory.take('one', prepared, {});
  expect(() => memory.take('one', prepared, {})).toThrow('End one first');
  second();
  third();
  expect(memory.size).toBe(0);
});

it('remembers no credential that it has refused', () => {
  const memory = new SubscriptionMemory(1000);
  expect(() =>
    memory.take('one', preparedFrom('subscription { fineTuningJobsStatusChanged { status } }'), {}),
  ).toThrow('and 1000 are allowed');
  expect(memory.size).toBe(0);
});
