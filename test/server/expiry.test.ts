import { expect, it } from 'vitest';
import type { AdmittedCaller } from '../../src/domain/caller.ts';
import type { Door } from '../../src/server/door/door.ts';
import { createFakeClock, type FakeClock } from '../live/support/fake-clock.ts';
import { startLiveService } from '../support/live-service.ts';
import { aCaller } from '../support/recording-context.ts';
import { connectSocket } from '../support/test-socket.ts';

const TICKS = 'subscription { ticks { count } }';
const EXPIRED = {
  message: 'The token has expired. Ask, or subscribe, again with a new one.',
  extensions: { code: 'UNAUTHENTICATED' },
};
const LIFETIME = 5000;
const DAYS = 86_400_000;

/** Lets in whose access lasts so long from the start of the test. */
const doorFor = (clock: FakeClock, lifetime: number | null): Door => {
  const expiresAt = lifetime === null ? null : clock.now() + lifetime;
  return {
    admit: ({ requestId, signal }): AdmittedCaller => ({
      ...aCaller(),
      access: { scopes: null, expiresAt },
      requestId,
      signal,
    }),
  };
};

const start = async (lifetime: number | null = LIFETIME) => {
  const clock = createFakeClock();
  const connections = { heartbeat: 400 * DAYS };
  const service = await startLiveService({ clock, connections, door: doorFor(clock, lifetime) });
  return { ...service, clock };
};

const asEvents = (url: string, signal?: AbortSignal): Promise<Response> =>
  fetch(`${url}?query=${encodeURIComponent(TICKS)}`, {
    headers: { accept: 'text/event-stream' },
    ...(signal && { signal }),
  });

it('ends every subscription of a socket with UNAUTHENTICATED, then the socket with 4403', async () => {
  const { url, ticks, clock } = await start();
  const { subscribe, read, closed } = await connectSocket(url);
  subscribe('1', TICKS);
  subscribe('2', TICKS);
  await ticks.until(2);
  ticks.publish({ count: 1 });
  expect(await read(2)).toMatchObject([{ type: 'next' }, { type: 'next' }]);

  await clock.advance(LIFETIME);
  expect(await read(2)).toMatchObject([
    { type: 'error', id: '1', payload: [EXPIRED] },
    { type: 'error', id: '2', payload: [EXPIRED] },
  ]);
  expect(await closed).toEqual({
    code: 4403,
    reason: `UNAUTHENTICATED: ${EXPIRED.message}`,
  });
  expect(ticks.listeners).toBe(0);
});

it('ends a subscription over server-sent events with UNAUTHENTICATED', async () => {
  const { url, ticks, clock } = await start();
  const response = await asEvents(url);
  await ticks.until(1);
  await clock.advance(LIFETIME);
  const text = await response.text();
  expect(text).toMatch(/"code":"UNAUTHENTICATED".*event: complete/s);
  expect(text).toContain(EXPIRED.message);
  expect(ticks.listeners).toBe(0);
});

it('ends a subscription at once whose source opens only after the end', async () => {
  const { url, slow, ticks, clock } = await start();
  const { subscribe, read, closed, send } = await connectSocket(url);
  subscribe('late', 'subscription { late { count } }');
  send({ type: 'ping' });
  await read();
  await clock.advance(LIFETIME);
  slow.resolve('open');
  await ticks.until(1);
  await clock.advance(0);
  expect(await read()).toMatchObject({ type: 'error', id: 'late', payload: [EXPIRED] });
  expect((await closed).code).toBe(4403);
});

it('ends not a moment before', async () => {
  const { url, ticks, clock } = await start();
  const { subscribe, read } = await connectSocket(url);
  subscribe('1', TICKS);
  await ticks.until(1);
  await clock.advance(LIFETIME - 1);
  ticks.publish({ count: 1 });
  expect(await read()).toMatchObject({ type: 'next' });
});

it.each([
  ['lasts forty days, longer than a timer can', 40 * DAYS],
  ['never ends, as that of a provider key', null],
])('leaves who subscribes alone whose access %s', async (_what, lifetime) => {
  const { url, ticks, clock } = await start(lifetime);
  const { subscribe, read } = await connectSocket(url);
  subscribe('1', TICKS);
  await ticks.until(1);
  await clock.advance(2 * DAYS);
  ticks.publish({ count: 1 });
  expect(await read()).toMatchObject({ type: 'next', id: '1' });
});

it('lets what is under way end, answers what is new with UNAUTHENTICATED, and closes then', async () => {
  const { url, slow, callers, changes, clock } = await start();
  const { subscribe, read, closed } = await connectSocket(url);
  subscribe('slow', '{ slow }');
  await expect.poll(() => callers.length).toBe(1);
  await clock.advance(LIFETIME);
  subscribe('new', 'mutation { change }');
  expect(await read()).toMatchObject({ type: 'error', id: 'new', payload: [EXPIRED] });
  expect(changes()).toBe(0);
  slow.resolve('done');
  expect(await read(2)).toMatchObject([
    { type: 'next', id: 'slow', payload: { data: { slow: 'done' } } },
    { type: 'complete', id: 'slow' },
  ]);
  expect((await closed).code).toBe(4403);
});

it('closes a socket on which nothing runs', async () => {
  const { url, clock } = await start();
  const { closed } = await connectSocket(url);
  await clock.advance(LIFETIME);
  expect((await closed).code).toBe(4403);
});

it('keeps no timer for a subscription or a socket that has gone', async () => {
  const { url, ticks, clock } = await start(40 * DAYS);
  const { subscribe, socket, closed } = await connectSocket(url);
  subscribe('1', TICKS);
  const gone = new AbortController();
  const response = await asEvents(url, gone.signal);
  await ticks.until(2);
  gone.abort();
  await expect(response.text()).rejects.toThrow();
  socket.close();
  await closed;
  await ticks.until(0);
  // Whatever else waits for something is done within minutes.
  await clock.advance(600_000);
  expect(clock.waiting).toBe(0);
});
