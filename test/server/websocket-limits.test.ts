import { once } from 'node:events';
import { expect, it } from 'vitest';
import { createPassthroughDoor } from '../../src/server/door/passthrough-door.ts';
import { createFakeClock, type FakeClock } from '../emulator/fake-clock.ts';
import { startLiveService } from '../support/live-service.ts';
import { connectSocket, openSocket, type TestSocket } from '../support/test-socket.ts';

const TICKS = 'subscription { ticks { count } }';

it('refuses an operation too many, and lets the others go on', async () => {
  const { url, ticks } = await startLiveService({ connections: { maxOperationsPerSocket: 2 } });
  const { subscribe, send, read } = await connectSocket(url, {}, { headers: { 'x-request-id': 'mine' } });
  subscribe('1', TICKS);
  subscribe('2', TICKS);
  subscribe('3', '{ who }');
  expect(await read()).toEqual({
    id: '3',
    type: 'error',
    payload: [
      {
        message: 'A socket runs at most 2 operations at once. Complete one, or open another socket.',
        extensions: { code: 'TOO_MANY_OPERATIONS', requestId: 'mine.3' },
      },
    ],
  });
  await ticks.until(2);
  send({ type: 'complete', id: '1' });
  subscribe('3', '{ who }');
  expect(await read(2)).toMatchObject([
    { id: '3', type: 'next' },
    { id: '3', type: 'complete' },
  ]);
});

it('closes a socket too many of one credential with 4430, until another one has closed', async () => {
  const { url } = await startLiveService({
    door: createPassthroughDoor(),
    connections: { maxSocketsPerCaller: 2 },
  });
  const connectAs = (token: string) => connectSocket(url, { authorization: `Bearer ${token}` });
  const first = await connectAs('sk-one');
  await connectAs('sk-one');
  await connectAs('sk-two');

  const third = await openSocket(url);
  third.send({ type: 'connection_init', payload: { authorization: 'Bearer sk-one' } });
  expect(await third.closed).toEqual({ code: 4430, reason: 'Too many sockets with this credential' });

  first.socket.close();
  await first.closed;
  await expect.poll(() => connectAs('sk-one').then(() => 'connected', String)).toBe('connected');
});

it('pings its clients, and ends the socket of one that no longer answers', async () => {
  const clock = createFakeClock();
  const { url, ticks } = await startLiveService({ clock, connections: { heartbeat: 12_000 } });
  const alive = await connectSocket(url);
  const dead = await connectSocket(url, {}, { autoPong: false } as object);
  dead.subscribe('1', TICKS);
  await ticks.until(1);
  for (let beat = 0; beat < 3; beat += 1) {
    const pinged = once(alive.socket, 'ping');
    clock.advance(12_000);
    await pinged;
    // What a client sends after its pong is read after it.
    alive.send({ type: 'ping' });
    await alive.read();
  }
  expect((await dead.closed).code).toBe(1006);
  await ticks.until(0);
  expect(alive.socket.readyState).toBe(alive.socket.OPEN);
});

/** Resolves when what the client said before has been read. */
const ticking = async (client: TestSocket): Promise<void> => {
  client.send({ type: 'ping' });
  await client.read();
};

const LARGE = 'x'.repeat(100_000);
const MANY = 400;

/**
 * Waits until one client lags so far that the time runs within which it must read: the system's own buffers take some of
 * what is sent, more on one machine and sooner than on another. Each socket has a timer too, for its pings, and so has what was
 * executed last.
 */
const untilOneLags = (clock: FakeClock, sockets: number): Promise<void> =>
  expect.poll(() => clock.waiting).toBe(sockets + 2);

it('stops reading for a client that stalls, closes it in the end, and keeps nothing from the others', async () => {
  const clock = createFakeClock();
  const { url, ticks } = await startLiveService({
    clock,
    connections: { maxBufferedBytes: 64 * 1024, stallTimeout: 30_000, heartbeat: 1_000_000 },
  });
  const query = 'subscription { ticks { count text } }';
  const stalled = await connectSocket(url);
  stalled.subscribe('1', query);
  await ticks.until(1);
  stalled.socket.pause();
  const healthy = await connectSocket(url);
  healthy.subscribe('1', query);
  await ticks.until(2);

  const askedBefore = ticks.asked;
  for (let count = 0; count < MANY; count += 1) {
    ticks.publish({ count, text: LARGE });
    expect(await healthy.read()).toMatchObject({ type: 'next', payload: { data: { ticks: { count } } } });
  }
  // What the stalled one has asked for fits into its buffers, ours and the system's.
  const askedByStalled = ticks.asked - askedBefore - MANY;
  expect(askedByStalled).toBeLessThan(MANY / 2);

  await ticking(healthy);
  await untilOneLags(clock, 2);
  clock.advance(30_000);
  await ticks.until(1);
  stalled.socket.resume();
  expect(await stalled.closed).toEqual({
    code: 1013,
    reason: 'Too slow: what was sent was not read in time',
  });
  ticks.publish({ count: MANY });
  expect(await healthy.read()).toMatchObject({ type: 'next' });
});

it('goes on where a client stalled, once it reads again', async () => {
  const clock = createFakeClock();
  const { url, ticks } = await startLiveService({
    clock,
    connections: { maxBufferedBytes: 64 * 1024, stallTimeout: 30_000, heartbeat: 12_000 },
  });
  const client = await connectSocket(url);
  client.subscribe('1', 'subscription { ticks { count text } }');
  await ticks.until(1);
  client.socket.pause();
  for (let count = 0; count < MANY; count += 1) ticks.publish({ count, text: LARGE });
  await untilOneLags(clock, 1);
  // Pings do not count against who can't have seen them.
  clock.advance(29_000);
  client.socket.resume();
  const counts = (await client.read(MANY)).map(({ payload }) => countOf(payload));
  expect(counts).toEqual(Array.from({ length: MANY }, (_, count) => count));
});

const countOf = (payload: unknown): unknown =>
  (payload as { data: { ticks: { count: number } } }).data.ticks.count;

it('does not read on from a client that asks without reading', async () => {
  const clock = createFakeClock();
  const { url, changes } = await startLiveService({
    clock,
    connections: { maxBufferedBytes: 64 * 1024, stallTimeout: 30_000, heartbeat: 1_000_000 },
  });
  const client = await connectSocket(url);
  client.socket.pause();
  const timers = clock.waiting;
  const payload = { text: LARGE };
  for (let count = 0; count < MANY; count += 1) client.send({ type: 'ping', payload });
  client.subscribe('1', 'mutation { change }');
  await expect.poll(() => clock.waiting).toBe(timers + 1);
  expect(client.socket.bufferedAmount).toBeGreaterThan(0);
  expect(changes()).toBe(0);
  clock.advance(30_000);
  client.socket.resume();
  expect((await client.closed).code).toBe(1013);
});

it('survives a flood of events: who reads gets them all, who stalls is closed', async () => {
  const clock = createFakeClock();
  const { url, ticks } = await startLiveService({
    clock,
    connections: { maxBufferedBytes: 64 * 1024, stallTimeout: 30_000, heartbeat: 1_000_000 },
  });
  const clients = [await connectSocket(url), await connectSocket(url)] as const;
  const [healthy, stalled] = clients;
  for (const { subscribe } of clients) subscribe('1', 'subscription { ticks { count text } }');
  await ticks.until(2);
  stalled.socket.pause();
  const flood = 20_000;
  const text = 'x'.repeat(1000);
  for (let count = 0; count < flood; count += 1) ticks.publish({ count, text });
  const counts = (await healthy.read(flood)).map(({ payload }) => countOf(payload));
  expect(counts).toEqual(Array.from({ length: flood }, (_, count) => count));
  // Answered once nothing waits for the healthy one.
  await ticking(healthy);
  await untilOneLags(clock, 2);
  clock.advance(30_000);
  await ticks.until(1);
  stalled.socket.resume();
  expect((await stalled.closed).code).toBe(1013);
});

const ROUNDS = 1000;

it('keeps nothing of subscriptions that came and went', async () => {
  const clock = createFakeClock();
  const { url, ticks, callers } = await startLiveService({ clock, connections: { heartbeat: 1_000_000 } });
  const before = clock.waiting;
  const client = await connectSocket(url);
  for (let round = 0; round < ROUNDS; round += 1) {
    client.subscribe(String(round), 'subscription { ticks { who } }');
    if (round % 100 === 0) {
      await ticking(client);
      ticks.publish({ count: round });
      await client.read();
    }
    client.send({ type: 'complete', id: String(round) });
  }
  await ticking(client);
  expect(ticks.listeners).toBe(0);
  expect(callers).toHaveLength(ROUNDS / 100);

  client.socket.close();
  await client.closed;
  clock.advance(2000);
  await expect.poll(() => clock.waiting).toBe(before);
});

it('keeps nothing of sockets that came and went, however they went', async () => {
  const clock = createFakeClock();
  const { url, ticks, logs } = await startLiveService({ clock, connections: { heartbeat: 1_000_000 } });
  const before = clock.waiting;
  const leave: readonly ((client: TestSocket) => void)[] = [
    ({ socket }) => socket.close(),
    ({ socket }) => socket.terminate(),
    ({ send }) => send('{'),
  ];
  for (let round = 0; round < 60; round += 1) {
    const client = await connectSocket(url);
    client.subscribe('1', TICKS);
    client.subscribe('2', '{ slow }');
    await ticks.until(1);
    leave[round % leave.length]?.(client);
    await ticks.until(0);
    await client.closed;
  }
  await expect.poll(() => clock.waiting).toBe(before);
  expect(logs).toEqual([]);
});
