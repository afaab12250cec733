import { describe, expect, it } from 'vitest';
import { ServiceError } from '../../src/domain/service-error.ts';
import type { JobStatusChange } from '../../src/live/jobs/job-snapshot.ts';
import { aCaller } from '../support/recording-context.ts';
import { settle } from './support/fake-clock.ts';
import { readStream } from './support/reader.ts';
import { aLeavingCaller, INTERVAL, NOTHING, startLive } from './support/start-live.ts';

const told = (changes: readonly JobStatusChange[]) =>
  changes.map(({ previousStatus, status }) => [previousStatus, status]);

describe('who follows a job', () => {
  it('hears the state now, then every transition, and is done after a terminal one', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'VALIDATING_FILES');
    const reader = readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    await clock.advance(0);
    for (const status of ['QUEUED', 'RUNNING', 'SUCCEEDED'] as const) {
      upstream.put('ftjob-1', status);
      await clock.advance(INTERVAL);
    }
    expect(told(reader.items)).toEqual([
      [null, 'VALIDATING_FILES'],
      ['VALIDATING_FILES', 'QUEUED'],
      ['QUEUED', 'RUNNING'],
      ['RUNNING', 'SUCCEEDED'],
    ]);
    expect(reader.end).toBe('COMPLETED');
    expect(live.size).toEqual(NOTHING);
    expect(clock.waiting).toBe(0);
  });

  it('is handed the job that proved each change', async () => {
    const { live, clock, upstream } = startLive();
    const queued = upstream.put('ftjob-1', 'QUEUED');
    const reader = readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    await clock.advance(0);
    const running = upstream.put('ftjob-1', 'RUNNING');
    await clock.advance(INTERVAL);
    expect(reader.items.map(({ job }) => job)).toEqual([queued, running]);
  });

  it('gets one message and the end for a job that has ended', async () => {
    const { live, clock, upstream } = startLive();
    const finishedAt = new Date('2026-11-01T00:00:00Z');
    upstream.put('ftjob-1', 'FAILED', { finishedAt });
    const reader = readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    await clock.advance(0);
    expect(reader.items).toMatchObject([{ status: 'FAILED', previousStatus: null, changedAt: finishedAt }]);
    expect(reader.end).toBe('COMPLETED');
  });

  it('learns when a change was first observed, however often the job is looked at', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'RUNNING');
    const first = readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    const observedAt = new Date(clock.now());
    await clock.advance(5 * INTERVAL);
    const late = readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    await clock.advance(0);
    expect(first.items).toMatchObject([{ changedAt: observedAt }]);
    expect(late.items).toMatchObject([{ changedAt: observedAt }]);
  });

  it('is refused at once when nobody knows the job', async () => {
    const { live, clock } = startLive();
    const reader = readStream(live.jobStatus(aCaller(), 'ftjob-nowhere'));
    await clock.advance(0);
    expect(reader.end).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(live.size).toEqual(NOTHING);
  });

  it('stays while a job that was known is denied, and goes when it is denied for the third time in a row', async () => {
    const { live, clock, upstream } = startLive();
    const job = upstream.put('ftjob-1', 'RUNNING');
    const reader = readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    await clock.advance(0);
    upstream.known.delete('ftjob-1');
    await clock.advance(2 * INTERVAL);
    upstream.known.set('ftjob-1', job);
    await clock.advance(INTERVAL);
    upstream.known.delete('ftjob-1');
    await clock.advance(2 * INTERVAL);
    expect(reader.end).toBeNull();
    await clock.advance(INTERVAL);
    expect(reader.end).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(live.size).toEqual(NOTHING);
  });

  it('is told of unknown statuses, and of a change from one unknown word to another', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'RUNNING');
    const reader = readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    await clock.advance(0);
    for (const rawStatus of ['compressing', 'compressing', 'uploading']) {
      upstream.put('ftjob-1', 'UNKNOWN', { rawStatus });
      await clock.advance(INTERVAL);
    }
    upstream.put('ftjob-1', 'SUCCEEDED');
    await clock.advance(INTERVAL);
    expect(reader.items.map(({ previousStatus, job }) => [previousStatus, job.rawStatus])).toEqual([
      [null, 'running'],
      ['RUNNING', 'compressing'],
      ['UNKNOWN', 'uploading'],
      ['UNKNOWN', 'succeeded'],
    ]);
    expect(reader.end).toBe('COMPLETED');
  });

  it('hears nothing of two words for the same known status', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'QUEUED', { rawStatus: 'pending' });
    const reader = readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    await clock.advance(0);
    upstream.put('ftjob-1', 'QUEUED', { rawStatus: 'notRunning' });
    await clock.advance(INTERVAL);
    expect(reader.items).toHaveLength(1);
  });

  it('hears the latest when he lags, and from where he stood', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'VALIDATING_FILES');
    const lagging = live.jobStatus(aCaller(), 'ftjob-1');
    const first = lagging.next();
    await clock.advance(0);
    await first;
    for (const status of ['QUEUED', 'RUNNING', 'SUCCEEDED'] as const) {
      upstream.put('ftjob-1', status);
      await clock.advance(INTERVAL);
    }
    expect((await lagging.next()).value).toMatchObject({
      previousStatus: 'VALIDATING_FILES',
      status: 'SUCCEEDED',
    });
    expect(await lagging.next()).toMatchObject({ done: true });
    expect(live.size).toEqual(NOTHING);
  });

  it('hears nothing when the job came back to where he saw it while he lagged', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'RUNNING');
    const reader = readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    reader.stall();
    await clock.advance(0);
    upstream.put('ftjob-1', 'PAUSED');
    await clock.advance(INTERVAL);
    upstream.put('ftjob-1', 'RUNNING');
    await clock.advance(INTERVAL);
    reader.resume();
    await clock.advance(INTERVAL);
    expect(told(reader.items)).toEqual([[null, 'RUNNING']]);
  });
});

describe('many who follow one job', () => {
  it('cost one call an interval', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'RUNNING');
    const readers = Array.from({ length: 5000 }, () => readStream(live.jobStatus(aCaller(), 'ftjob-1')));
    await clock.advance(10 * INTERVAL);
    expect(upstream.calls).toHaveLength(11);
    expect(live.size).toMatchObject({ credentials: 1, subscribers: 5000, jobs: 1, timers: 1 });
    upstream.put('ftjob-1', 'SUCCEEDED');
    await clock.advance(INTERVAL);
    expect(upstream.calls).toHaveLength(12);
    expect(readers.every(({ end, items }) => end === 'COMPLETED' && items.length === 2)).toBe(true);
  });

  it('are handed one and the same object, so that what is made of it can be shared', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'QUEUED');
    const readers = Array.from({ length: 3 }, () => readStream(live.jobStatus(aCaller(), 'ftjob-1')));
    await clock.advance(0);
    upstream.put('ftjob-1', 'RUNNING');
    await clock.advance(INTERVAL);
    for (const place of [0, 1]) expect(new Set(readers.map(({ items }) => items[place])).size).toBe(1);
  });

  it('do not ask for one who comes late: he hears what is known, and no more often than the interval a fresh look is taken', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'RUNNING');
    readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    await clock.advance(INTERVAL / 2);
    const late = readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    await settle();
    expect(told(late.items)).toEqual([[null, 'RUNNING']]);
    await clock.advance(INTERVAL / 2 - 1);
    expect(upstream.calls).toHaveLength(1);
  });

  it('share nothing across credentials', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'RUNNING');
    readStream(live.jobStatus(aCaller('sk-one'), 'ftjob-1'));
    readStream(live.jobStatus(aCaller('sk-other'), 'ftjob-1'));
    await clock.advance(0);
    expect(upstream.calls.map(({ token }) => token).sort()).toEqual(['sk-one', 'sk-other']);
    expect(live.size).toMatchObject({ credentials: 2, jobs: 2 });
  });

  it('lose only those whose credential the upstream takes no more', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'RUNNING');
    const revoked = [
      readStream(live.jobStatus(aCaller('sk-revoked'), 'ftjob-1')),
      readStream(live.jobsStatus(aCaller('sk-revoked'), () => true)),
      readStream(live.jobEvents(aCaller('sk-revoked'), 'ftjob-1', null)),
    ];
    const valid = readStream(live.jobStatus(aCaller('sk-valid'), 'ftjob-1'));
    await clock.advance(0);
    upstream.failure = ({ token }) =>
      token === 'sk-revoked' ? new ServiceError('UNAUTHENTICATED', 'No.') : null;
    await clock.advance(2 * INTERVAL);
    for (const { end } of revoked) expect(end).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
    expect(valid.end).toBeNull();
    expect(live.size).toMatchObject({ credentials: 1, subscribers: 1 });
  });
});

describe('a stale answer', () => {
  it('never moves a job back, and is looked after at once', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'RUNNING');
    const { credential } = aCaller();
    const reader = readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    await clock.advance(0);
    upstream.latency = 500;
    await clock.advance(INTERVAL);
    const askedAt = live.asking();
    live.observed(credential.id, upstream.put('ftjob-1', 'PAUSED'), askedAt);
    await clock.advance(1000);
    expect(upstream.calls).toHaveLength(3);
    expect(told(reader.items)).toEqual([
      [null, 'RUNNING'],
      ['RUNNING', 'PAUSED'],
    ]);
  });

  it('is one also when it was asked after a change was sent, and answered from before the change was made', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'RUNNING');
    const reader = readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    const askedAt = live.asking();
    upstream.latency = 500;
    await clock.advance(0);
    live.observed(aCaller().credential.id, upstream.put('ftjob-1', 'PAUSED'), askedAt);
    await clock.advance(2000);
    expect(told(reader.items)).toEqual([[null, 'PAUSED']]);
  });

  it('does not reach one who begins to follow a job of which more is known', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'RUNNING');
    readStream(live.jobsStatus(aCaller(), () => true));
    const askedAt = live.asking();
    upstream.latency = 500;
    await clock.advance(0);
    live.observed(aCaller().credential.id, upstream.put('ftjob-1', 'PAUSED'), askedAt);
    const reader = readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    await clock.advance(5 * INTERVAL);
    expect(told(reader.items)).toEqual([[null, 'PAUSED']]);
  });

  it('that says that the job has ended is true all the same', async () => {
    const { live, clock, upstream } = startLive();
    const running = upstream.put('ftjob-1', 'RUNNING');
    const askedAt = live.asking();
    const reader = readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    await clock.advance(INTERVAL);
    live.observed(aCaller().credential.id, { ...running, status: 'CANCELLED' }, askedAt);
    await settle();
    expect(reader.items.at(-1)).toMatchObject({ status: 'CANCELLED' });
    expect(reader.end).toBe('COMPLETED');
  });
});

describe('the answer to our own change', () => {
  it('reaches those who watch at once, and makes the watcher quick', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'RUNNING');
    const reader = readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    await clock.advance(60 * INTERVAL);
    const askedAt = live.asking();
    live.observed(aCaller().credential.id, upstream.put('ftjob-1', 'PAUSED'), askedAt);
    await settle();
    expect(told(reader.items).at(-1)).toEqual(['RUNNING', 'PAUSED']);
    upstream.put('ftjob-1', 'QUEUED');
    await clock.advance(INTERVAL);
    expect(told(reader.items).at(-1)).toEqual(['PAUSED', 'QUEUED']);
  });

  it('is looked after with a fresh look when a later question was answered before it', async () => {
    const { live, clock, upstream } = startLive();
    const running = upstream.put('ftjob-1', 'RUNNING');
    const reader = readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    await clock.advance(0);
    const askedAt = live.asking();
    await clock.advance(INTERVAL);
    upstream.put('ftjob-1', 'PAUSED');
    live.observed(aCaller().credential.id, { ...running, status: 'PAUSED' }, askedAt);
    await clock.advance(0);
    expect(told(reader.items)).toEqual([
      [null, 'RUNNING'],
      ['RUNNING', 'PAUSED'],
    ]);
    expect(upstream.calls).toHaveLength(3);
  });

  it('reaches nobody else', async () => {
    const { live, clock, upstream } = startLive();
    const running = upstream.put('ftjob-1', 'RUNNING');
    const reader = readStream(live.jobStatus(aCaller('sk-one'), 'ftjob-1'));
    await clock.advance(0);
    const { credential } = aCaller('sk-other');
    live.observed(credential.id, { ...running, status: 'CANCELLED' }, live.asking());
    await settle();
    expect(told(reader.items)).toEqual([[null, 'RUNNING']]);
  });
});

describe('a webhook', () => {
  it('makes all who watch the job look again, now, and look once more when a look was under way', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'RUNNING');
    const readers = ['sk-one', 'sk-other'].map((token) =>
      readStream(live.jobStatus(aCaller(token), 'ftjob-1')),
    );
    await clock.advance(INTERVAL - 1);
    upstream.latency = 100;
    await clock.advance(1);
    upstream.put('ftjob-1', 'SUCCEEDED');
    live.refetch('ftjob-1');
    await clock.advance(200);
    for (const { items } of readers) expect(told(items).at(-1)).toEqual(['RUNNING', 'SUCCEEDED']);
    expect(upstream.calls).toHaveLength(6);
  });

  it('about a job that nobody watches asks nothing', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'RUNNING');
    readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    await clock.advance(0);
    live.refetch('ftjob-2');
    await clock.advance(INTERVAL / 2);
    expect(upstream.calls).toHaveLength(1);
  });
});

describe('a stream ends at once and frees what it held', () => {
  it('on return, while next waits and the upstream is being asked', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'RUNNING');
    upstream.latency = 1000;
    const stream = live.jobStatus(aCaller(), 'ftjob-1');
    const waiting = [stream.next(), stream.next()];
    await clock.advance(10);
    expect(live.size).toMatchObject({ calls: 1 });
    await stream.return?.();
    expect(await Promise.all(waiting)).toMatchObject([{ done: true }, { done: true }]);
    await settle();
    expect(live.size).toEqual(NOTHING);
    expect(upstream.abandoned).toBe(1);
    expect(clock.waiting).toBe(0);
  });

  it('when its caller goes away', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'RUNNING');
    const { caller, leave } = aLeavingCaller();
    const readers = [
      readStream(live.jobStatus(caller, 'ftjob-1')),
      readStream(live.jobsStatus(caller, () => true)),
      readStream(live.jobEvents(caller, 'ftjob-1', null)),
    ];
    await clock.advance(INTERVAL);
    leave();
    await settle();
    for (const { end } of readers) expect(end).toBe('COMPLETED');
    expect(live.size).toEqual(NOTHING);
    expect(clock.waiting).toBe(0);
  });

  it('before it began, when its caller had gone already', async () => {
    const { live, upstream } = startLive();
    const { caller, leave } = aLeavingCaller();
    leave();
    const reader = readStream(live.jobStatus(caller, 'ftjob-1'));
    await settle();
    expect(reader.end).toBe('COMPLETED');
    expect(upstream.calls).toEqual([]);
  });

  it('when everything stops, and so do those to come', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'RUNNING');
    const reader = readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    await clock.advance(0);
    live.stop();
    const late = readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    await settle();
    expect([reader.end, late.end]).toEqual(['COMPLETED', 'COMPLETED']);
    expect(live.size).toEqual(NOTHING);
    expect(clock.waiting).toBe(0);
  });
});
