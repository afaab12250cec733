import { describe, expect, it } from 'vitest';
import { ServiceError } from '../../src/domain/service-error.ts';
import { aCaller } from '../support/recording-context.ts';
import { readStream } from './support/reader.ts';
import type { ScriptedUpstream } from './support/scripted-upstream.ts';
import { INTERVAL, startLive } from './support/start-live.ts';

const MINUTE = 60_000;

const gapsOf = ({ calls }: ScriptedUpstream): readonly number[] =>
  calls.slice(1).map(({ at }, index) => at - (calls[index]?.at ?? 0));

describe('how often a job is looked at', () => {
  it('is less and less while it stands still, down to a fifth', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'RUNNING');
    readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    await clock.advance(10 * MINUTE);
    const gaps = gapsOf(upstream);
    expect(gaps[0]).toBe(INTERVAL);
    expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
    expect(gaps.at(-1)).toBe(5 * INTERVAL);
  });

  it('is often again after a change', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'RUNNING');
    readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    await clock.advance(10 * MINUTE);
    upstream.put('ftjob-1', 'PAUSED');
    await clock.advance(5 * INTERVAL);
    upstream.calls.splice(0);
    await clock.advance(10 * INTERVAL);
    expect(upstream.calls.length).toBeGreaterThanOrEqual(9);
  });

  it('is never more than once an interval, whatever the chance', async () => {
    const chances = [0.99, 0.01, 0.5, 0.73];
    const { live, clock, upstream } = startLive({ random: () => chances[upstream.calls.length % 4] ?? 0 });
    upstream.put('ftjob-1', 'RUNNING');
    readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    await clock.advance(MINUTE);
    expect(Math.min(...gapsOf(upstream))).toBeGreaterThanOrEqual(INTERVAL);
    expect(new Set(gapsOf(upstream)).size).toBeGreaterThan(3);
  });
});

describe('the budget of a credential', () => {
  it('stretches the intervals of many watchers', async () => {
    const { live, clock, upstream } = startLive({ callsPerSecond: 5, callBurst: 10, maxJobPages: 1 });
    // A hundred newer jobs push these out of the page that is read.
    for (let job = 0; job < 40; job += 1) upstream.put(`ftjob-${job}`, 'RUNNING');
    for (let job = 0; job < 100; job += 1) upstream.put(`ftjob-newer-${job}`, 'RUNNING');
    const readers = Array.from({ length: 40 }, (_, job) =>
      readStream(live.jobStatus(aCaller(), `ftjob-${job}`)),
    );
    await clock.advance(MINUTE);
    expect(readers.every(({ items }) => items.length === 1)).toBe(true);
    expect(upstream.calls.length).toBeLessThanOrEqual(10 + 5 * 60);
    expect(upstream.calls.length).toBeGreaterThan(5 * 60 - 10);
    const asked = Array.from({ length: 40 }, (_, job) =>
      upstream.calls.filter(({ id }) => id === `ftjob-${job}`),
    );
    expect(Math.min(...asked.map(({ length }) => length))).toBeGreaterThan(5);
  });

  it('is not made anew by coming back', async () => {
    const { live, clock, upstream } = startLive({ callsPerSecond: 1, callBurst: 5 });
    upstream.put('ftjob-1', 'RUNNING');
    for (let round = 0; round < 100; round += 1) {
      const reader = readStream(live.jobStatus(aCaller(), 'ftjob-1'));
      await clock.advance(100);
      reader.leave();
    }
    expect(upstream.calls.length).toBeLessThanOrEqual(5 + 10);
  });

  it('is one for each credential', async () => {
    const { live, clock, upstream } = startLive({ callsPerSecond: 0.001, callBurst: 1 });
    upstream.put('ftjob-1', 'RUNNING');
    for (const token of ['sk-one', 'sk-other']) readStream(live.jobStatus(aCaller(token), 'ftjob-1'));
    await clock.advance(MINUTE);
    expect(upstream.calls.map(({ token }) => token).sort()).toEqual(['sk-one', 'sk-other']);
  });

  it('rests for as long as the upstream asks, all of it', async () => {
    const { live, clock, upstream } = startLive();
    for (const id of ['ftjob-1', 'ftjob-2']) upstream.put(id, 'RUNNING');
    const readers = ['ftjob-1', 'ftjob-2'].map((id) => readStream(live.jobStatus(aCaller(), id)));
    await clock.advance(0);
    const events = readStream(live.jobEvents(aCaller(), 'ftjob-1', null));
    upstream.calls.splice(0);
    upstream.failure = () => new ServiceError('RATE_LIMITED', 'Slow down.', { retryAfter: 30 });
    await clock.advance(29_000);
    expect(upstream.calls).toHaveLength(1);
    upstream.failure = () => null;
    for (const id of ['ftjob-1', 'ftjob-2']) upstream.put(id, 'SUCCEEDED');
    await clock.advance(1000 + INTERVAL);
    for (const { end } of readers) expect(end).toBe('COMPLETED');
    await clock.advance(2 * INTERVAL);
    expect(events.end).toBe('COMPLETED');
  });

  it('keeps to half of what the rate limit leaves, until it starts anew', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'RUNNING');
    readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    live.rateLimit(aCaller().credential.id, 6, MINUTE);
    await clock.advance(MINUTE - 1);
    expect(upstream.calls).toHaveLength(3);
    await clock.advance(5 * INTERVAL);
    expect(upstream.calls.length).toBeGreaterThan(3);
  });
});
