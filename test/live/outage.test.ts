import { describe, expect, it } from 'vitest';
import { ServiceError } from '../../src/domain/service-error.ts';
import { aCaller } from '../support/recording-context.ts';
import { anEvent, idsOf } from './support/events.ts';
import { readStream } from './support/reader.ts';
import { INTERVAL, startLive } from './support/start-live.ts';

const MINUTE = 60_000;

/** A 500, a 429 without a time, a reset, a body that is no JSON: as the datasource tells them. */
const failures = [
  new ServiceError('UPSTREAM_ERROR', 'The upstream failed to answer properly.'),
  new ServiceError('RATE_LIMITED', 'The upstream takes no more requests.'),
  new ServiceError('UPSTREAM_UNAVAILABLE', 'The upstream can not be reached.'),
  new ServiceError('UPSTREAM_ERROR', 'The upstream sent an answer that can not be read.'),
  new ServiceError('UPSTREAM_TIMEOUT', 'The upstream did not answer in time.'),
  new TypeError('something that nobody foresaw'),
];

describe.each([
  ['the least chance', () => 0],
  ['an even chance', () => 0.5],
  ['the most chance', () => 0.999],
])('an upstream that fails for a minute, with %s', (_name, random) => {
  it('loses nobody, and no state that it still shows', async () => {
    const { live, clock, upstream, lines } = startLive({ random });
    const ids = Array.from({ length: 100 }, (_, job) => `ftjob-${job}`);
    for (const id of ids) upstream.put(id, 'QUEUED');
    const jobs = ids.map((id) => readStream(live.jobStatus(aCaller(), id)));
    const overview = readStream(live.jobsStatus(aCaller(), () => true));
    upstream.write('ftjob-0', [anEvent(1)]);
    const events = readStream(live.jobEvents(aCaller(), 'ftjob-0', null));
    await clock.advance(INTERVAL);

    let failed = 0;
    upstream.failure = () => {
      failed += 1;
      return failures[failed % failures.length];
    };
    const late = readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    const newcomer = readStream(live.jobStatus(aCaller(), 'ftjob-newcomer'));
    upstream.calls.splice(0);
    await clock.advance(MINUTE / 2);
    for (const id of ids) upstream.put(id, 'RUNNING');
    upstream.put('ftjob-newcomer', 'QUEUED');
    upstream.write('ftjob-0', [anEvent(2), anEvent(3)]);
    await clock.advance(MINUTE / 2);
    // A naive watcher of each would have made 3,000 calls.
    expect(upstream.calls.length).toBeLessThan(130);

    upstream.failure = () => null;
    upstream.calls.splice(0);
    const subscriptions = [...jobs, overview, events, late, newcomer];
    for (const { end } of subscriptions) expect(end).toBeNull();

    await clock.advance(30_000);
    for (const { items } of jobs) expect(items.map(({ status }) => status)).toEqual(['QUEUED', 'RUNNING']);
    expect(late.items.map(({ status }) => status)).toEqual(['QUEUED', 'RUNNING']);
    expect(newcomer.items.map(({ status }) => status)).toEqual(['QUEUED']);
    expect(events.items.map(({ id }) => id)).toEqual(['ftevent-1', 'ftevent-2', 'ftevent-3']);
    expect(overview.items).toHaveLength(101);
    for (const { end } of subscriptions) expect(end).toBeNull();

    // No storm when it is back: no second has more calls than a list, a log and a few that look alone.
    const inSecondOf = (at: number) =>
      upstream.calls.filter((call) => call.at >= at && call.at < at + 1000).length;
    expect(Math.max(...upstream.calls.map(({ at }) => inSecondOf(at)))).toBeLessThanOrEqual(5);
    expect(upstream.calls.length).toBeLessThan(60);

    expect(lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
    expect(lines.filter(({ level }) => level === 'info')).toHaveLength(1);
  });
});

it('everybody is served soon after an outage, however long his own pause would have been', async () => {
  // By turns: the shortest pause for all of the credential, then the longest one for him who asked.
  let chances = 0;
  const random = (): number => {
    chances += 1;
    return chances % 2 ? 0 : 0.999;
  };
  const { live, clock, upstream } = startLive({ random });
  upstream.put('ftjob-1', 'RUNNING');
  for (const id of ['ftjob-2', 'ftjob-3']) upstream.put(id, 'RUNNING');
  const events = readStream(live.jobEvents(aCaller(), 'ftjob-1', null));
  const others = ['ftjob-2', 'ftjob-3'].map((id) => readStream(live.jobStatus(aCaller(), id)));
  await clock.advance(0);
  chances = 0;
  upstream.failure = () => failures[0];
  await clock.advance(5 * MINUTE);
  upstream.calls.splice(0);
  while (upstream.calls.length < 4) await clock.advance(100);
  upstream.failure = () => null;
  upstream.write('ftjob-1', [anEvent(1)]);
  for (const id of ['ftjob-2', 'ftjob-3']) upstream.put(id, 'SUCCEEDED');
  upstream.put('ftjob-4', 'RUNNING');
  readStream(live.jobStatus(aCaller(), 'ftjob-4'));
  await clock.advance(2 * INTERVAL);
  expect(idsOf(events.items)).toEqual(['ftevent-1']);
  for (const { end } of others) expect(end).toBe('COMPLETED');
});

it('one job that can never be read does not keep the others from being read', async () => {
  const { live, clock, upstream } = startLive({ random: () => 0.5 });
  for (const id of ['ftjob-good', 'ftjob-bad']) upstream.put(id, 'RUNNING');
  upstream.failure = ({ id }) => (id === 'ftjob-bad' ? failures[0] : null);
  const good = readStream(live.jobStatus(aCaller(), 'ftjob-good'));
  const bad = readStream(live.jobStatus(aCaller(), 'ftjob-bad'));
  await clock.advance(5 * MINUTE);
  expect(bad.end).toBeNull();
  expect(upstream.calls.filter(({ id }) => id === 'ftjob-bad').length).toBeLessThan(30);
  upstream.put('ftjob-good', 'SUCCEEDED');
  await clock.advance(6 * INTERVAL);
  expect(good.end).toBe('COMPLETED');
});

it('an upstream that answers each call after a minute is asked one call at a time for each job', async () => {
  const { live, clock, upstream } = startLive();
  upstream.put('ftjob-1', 'RUNNING');
  upstream.latency = MINUTE;
  const reader = readStream(live.jobStatus(aCaller(), 'ftjob-1'));
  await clock.advance(2.5 * MINUTE);
  expect(reader.items).toHaveLength(1);
  expect(upstream.calls).toHaveLength(3);
});
