import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import type { Caller } from '../../src/domain/caller.ts';
import { realSignalOf } from '../../src/domain/light-abort.ts';
import { ServiceError } from '../../src/domain/service-error.ts';
import type { Live } from '../../src/live/live.ts';
import { someEvents } from './support/events.ts';
import { settle } from './support/fake-clock.ts';
import { aLeavingCaller, INTERVAL, NOTHING, startLive } from './support/start-live.ts';

const ROUNDS = 10_000;

const ways: readonly ((live: Live, caller: Caller, round: number) => AsyncIterableIterator<object>)[] = [
  (live, caller, round) => live.jobStatus(caller, `ftjob-${round % 7}`),
  (live, caller) => live.jobsStatus(caller, () => true),
  (live, caller, round) => live.jobEvents(caller, `ftjob-${round % 7}`, round % 2 ? null : 'ftevent-3'),
];

const start = () => {
  const started = startLive();
  for (let job = 0; job < 7; job += 1) {
    started.upstream.put(`ftjob-${job}`, 'RUNNING');
    started.upstream.write(`ftjob-${job}`, someEvents(10));
  }
  return started;
};

it('ten thousand who come and go at any moment leave nothing behind', async () => {
  const { live, clock, upstream } = start();
  const { caller } = aLeavingCaller();
  upstream.latency = 30;
  for (let round = 0; round < ROUNDS; round += 1) {
    const leavesBySignal = round % 5 === 0;
    const one = aLeavingCaller();
    const stream = ways[round % ways.length]?.(live, leavesBySignal ? one.caller : caller, round);
    const waiting = round % 3 ? stream?.next() : null;
    if (round % 4 === 0) await clock.advance(round % 40);
    if (leavesBySignal) one.leave();
    else await stream?.return?.();
    await waiting;
    if (round % 1000 === 0) expect(getEventListeners(realSignalOf(caller.signal), 'abort')).toEqual([]);
  }
  await settle();
  expect(live.size).toEqual(NOTHING);
  expect(clock.waiting).toBe(0);
  expect(getEventListeners(realSignalOf(caller.signal), 'abort')).toEqual([]);
  // Going away and coming back gains nobody calls: they keep to the budget all the same.
  expect(upstream.calls.length).toBeLessThan(40 + (20 * (ROUNDS / 4) * 20) / 1000 + 20);
});

it('ten thousand who come at once and go one by one leave nothing behind', async () => {
  const { live, clock, upstream } = start();
  const { caller } = aLeavingCaller();
  const streams = Array.from({ length: ROUNDS }, (_, round) =>
    (ways[round % 3] ?? ways[0])?.(live, caller, round),
  );
  await clock.advance(2 * INTERVAL);
  expect(live.size).toEqual({
    credentials: 1,
    subscribers: ROUNDS,
    jobs: 7,
    overviews: 1,
    logs: 7,
    timers: live.size.timers,
    calls: 0,
  });
  expect(live.size.timers).toBeLessThanOrEqual(1 + 7);
  expect(live.size.timers).toBe(clock.waiting);
  upstream.calls.splice(0);
  for (const stream of streams) await stream?.return?.();
  await clock.advance(10 * INTERVAL);
  expect(live.size).toEqual(NOTHING);
  expect(clock.waiting).toBe(0);
  expect(upstream.calls).toEqual([]);
  expect(getEventListeners(realSignalOf(caller.signal), 'abort')).toEqual([]);
});

it.each([
  ['the upstream fails', new ServiceError('UPSTREAM_ERROR', 'No.')],
  ['the upstream asks for a rest', new ServiceError('RATE_LIMITED', 'No.', { retryAfter: 600 })],
])('who leaves while %s leaves nothing behind', async (_name, failure) => {
  const { live, clock, upstream } = start();
  upstream.failure = () => failure;
  const { caller } = aLeavingCaller();
  const streams = ways.map((way) => way(live, caller, 1));
  await clock.advance(5 * INTERVAL);
  expect(live.size.timers).toBeGreaterThan(0);
  for (const stream of streams) await stream.return?.();
  await settle();
  expect(live.size).toEqual(NOTHING);
  expect(clock.waiting).toBe(0);
});
