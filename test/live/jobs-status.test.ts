import { describe, expect, it } from 'vitest';
import { ServiceError } from '../../src/domain/service-error.ts';
import type { JobStatusChange } from '../../src/live/jobs/job-snapshot.ts';
import { aCaller } from '../support/recording-context.ts';
import { settle } from './support/fake-clock.ts';
import { readStream } from './support/reader.ts';
import { INTERVAL, NOTHING, startLive } from './support/start-live.ts';

const all = () => true;

const told = (changes: readonly JobStatusChange[]) =>
  changes.map(({ job, previousStatus, status }) => [job.id, previousStatus, status]);

describe('who follows everything that he sees', () => {
  it('hears nothing of what was there, then new jobs and transitions, for ever', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'QUEUED');
    upstream.put('ftjob-2', 'SUCCEEDED');
    const reader = readStream(live.jobsStatus(aCaller(), all));
    await clock.advance(0);
    upstream.put('ftjob-1', 'RUNNING');
    await clock.advance(INTERVAL);
    upstream.put('ftjob-3', 'VALIDATING_FILES');
    await clock.advance(INTERVAL);
    upstream.put('ftjob-3', 'FAILED');
    upstream.put('ftjob-1', 'SUCCEEDED');
    await clock.advance(INTERVAL);
    expect(told(reader.items)).toEqual([
      ['ftjob-1', null, 'RUNNING'],
      ['ftjob-3', null, 'VALIDATING_FILES'],
      ['ftjob-3', 'VALIDATING_FILES', 'FAILED'],
      ['ftjob-1', 'RUNNING', 'SUCCEEDED'],
    ]);
    expect(reader.end).toBeNull();
  });

  it('shares one list call an interval with everybody else of the credential', async () => {
    const { live, clock, upstream } = startLive();
    for (let job = 0; job < 20; job += 1) upstream.put(`ftjob-${job}`, 'RUNNING');
    const readers = Array.from({ length: 1000 }, () => readStream(live.jobsStatus(aCaller(), all)));
    const single = readStream(live.jobStatus(aCaller(), 'ftjob-7'));
    await clock.advance(10 * INTERVAL);
    expect(upstream.calls.map(({ kind }) => kind)).toEqual(Array(11).fill('list'));
    upstream.put('ftjob-7', 'SUCCEEDED');
    await clock.advance(INTERVAL);
    expect(single.end).toBe('COMPLETED');
    expect(new Set(readers.map(({ items }) => items[0])).size).toBe(1);
    expect(upstream.calls).toHaveLength(12);
    expect(live.size).toMatchObject({ overviews: 1, subscribers: 1000, timers: 1 });
  });

  it('hears of those jobs only that match at that moment', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'QUEUED');
    const reader = readStream(live.jobsStatus(aCaller(), ({ status }) => status === 'FAILED'));
    await clock.advance(0);
    upstream.put('ftjob-1', 'RUNNING');
    await clock.advance(INTERVAL);
    upstream.put('ftjob-1', 'FAILED');
    await clock.advance(INTERVAL);
    expect(told(reader.items)).toEqual([['ftjob-1', null, 'FAILED']]);
  });

  it('hears the latest of each job when he lags, in the order in which they moved', async () => {
    const { live, clock, upstream } = startLive();
    for (const id of ['ftjob-1', 'ftjob-2']) upstream.put(id, 'QUEUED');
    const reader = readStream(live.jobsStatus(aCaller(), all));
    await clock.advance(0);
    upstream.put('ftjob-1', 'RUNNING');
    reader.stall();
    await clock.advance(INTERVAL);
    upstream.put('ftjob-2', 'RUNNING');
    await clock.advance(INTERVAL);
    upstream.put('ftjob-1', 'PAUSED');
    await clock.advance(INTERVAL);
    upstream.put('ftjob-2', 'SUCCEEDED');
    await clock.advance(INTERVAL);
    reader.resume();
    await settle();
    expect(told(reader.items)).toEqual([
      ['ftjob-1', null, 'RUNNING'],
      ['ftjob-2', null, 'SUCCEEDED'],
      ['ftjob-1', 'RUNNING', 'PAUSED'],
    ]);
  });

  it('hears at once of what we changed and created ourselves', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'QUEUED');
    const reader = readStream(live.jobsStatus(aCaller(), all));
    await clock.advance(0);
    const { credential } = aCaller();
    live.observed(credential.id, upstream.put('ftjob-1', 'CANCELLED'), live.asking());
    live.observed(credential.id, upstream.put('ftjob-2', 'VALIDATING_FILES'), live.asking());
    await settle();
    expect(told(reader.items)).toEqual([
      ['ftjob-1', null, 'CANCELLED'],
      ['ftjob-2', null, 'VALIDATING_FILES'],
    ]);
    await clock.advance(INTERVAL);
    expect(reader.items).toHaveLength(2);
  });

  it('hears nothing more of a job that has ended, whatever the upstream says', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'RUNNING');
    const reader = readStream(live.jobsStatus(aCaller(), all));
    await clock.advance(0);
    for (const status of ['CANCELLED', 'RUNNING', 'SUCCEEDED'] as const) {
      upstream.put('ftjob-1', status);
      await clock.advance(INTERVAL);
    }
    expect(told(reader.items)).toEqual([['ftjob-1', null, 'CANCELLED']]);
  });

  it('hears of a webhook’s job at once, for one list call', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'RUNNING');
    const reader = readStream(live.jobsStatus(aCaller(), all));
    await clock.advance(INTERVAL / 2);
    upstream.put('ftjob-1', 'SUCCEEDED');
    live.refetch('ftjob-1');
    await clock.advance(0);
    expect(told(reader.items)).toEqual([['ftjob-1', null, 'SUCCEEDED']]);
    expect(upstream.calls).toHaveLength(2);
  });

  it('hears of a running job that has sunk out of the pages that are read, and of no old job that comes into view', async () => {
    const { live, clock, upstream } = startLive({ maxJobPages: 2 });
    upstream.put('ftjob-ancient', 'RUNNING');
    await clock.advance(1000);
    for (let job = 0; job < 150; job += 1) upstream.put(`ftjob-old-${job}`, 'SUCCEEDED');
    upstream.put('ftjob-running', 'RUNNING');
    for (let job = 0; job < 49; job += 1) upstream.put(`ftjob-first-${job}`, 'SUCCEEDED');
    const reader = readStream(live.jobsStatus(aCaller(), all));
    await clock.advance(INTERVAL);
    for (let job = 0; job < 300; job += 1) upstream.put(`ftjob-new-${job}`, 'SUCCEEDED');
    await clock.advance(2 * INTERVAL);
    upstream.put('ftjob-running', 'SUCCEEDED');
    for (let job = 0; job < 300; job += 1) upstream.known.delete(`ftjob-new-${job}`);
    for (let job = 0; job < 49; job += 1) upstream.known.delete(`ftjob-first-${job}`);
    await clock.advance(3 * INTERVAL);
    const ids = reader.items.map(({ job }) => job.id);
    expect(ids).toContain('ftjob-running');
    expect(ids.filter((id) => id.startsWith('ftjob-new'))).toHaveLength(200);
    expect(ids).not.toContain('ftjob-ancient');
    expect(ids).toHaveLength(201);
  });

  it('reads on below the first page while every job on it is new', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'SUCCEEDED');
    const reader = readStream(live.jobsStatus(aCaller(), all));
    await clock.advance(0);
    for (let job = 0; job < 250; job += 1) upstream.put(`ftjob-new-${job}`, 'QUEUED');
    await clock.advance(INTERVAL);
    expect(reader.items).toHaveLength(250);
  });

  it('loses the overview, and no single job, when the credential may not list', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put('ftjob-1', 'RUNNING');
    upstream.failure = ({ kind }) => (kind === 'list' ? new ServiceError('FORBIDDEN', 'No.') : null);
    const reader = readStream(live.jobsStatus(aCaller(), all));
    const single = readStream(live.jobStatus(aCaller(), 'ftjob-1'));
    await clock.advance(INTERVAL);
    expect(reader.end).toMatchObject({ error: { code: 'FORBIDDEN' } });
    expect([single.end, single.items.length]).toEqual([null, 1]);
  });

  it('leaves nothing behind', async () => {
    const { live, clock, upstream } = startLive({ maxJobPages: 1 });
    upstream.put('ftjob-deep', 'RUNNING');
    const reader = readStream(live.jobsStatus(aCaller(), all));
    await clock.advance(0);
    for (let job = 0; job < 200; job += 1) upstream.put(`ftjob-${job}`, 'SUCCEEDED');
    await clock.advance(2 * INTERVAL);
    expect(live.size).toMatchObject({ overviews: 1, jobs: 1 });
    reader.leave();
    await settle();
    expect(live.size).toEqual(NOTHING);
    expect(clock.waiting).toBe(0);
  });

  it('holds a bounded number of jobs, however many come', async () => {
    const { live, clock, upstream } = startLive({ maxJobPages: 1 });
    upstream.put('ftjob-running', 'RUNNING');
    const reader = readStream(live.jobsStatus(aCaller(), all));
    const seen = new Set<string>();
    await clock.advance(0);
    for (let round = 0; round < 20; round += 1) {
      for (let job = 0; job < 50; job += 1) upstream.put(`ftjob-${round}-${job}`, 'SUCCEEDED');
      await clock.advance(INTERVAL);
    }
    for (const { job } of reader.items) seen.add(job.id);
    expect(seen.size).toBe(1000);
    expect(reader.items).toHaveLength(1000);
  });
});
