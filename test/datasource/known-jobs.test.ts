import { describe, expect, it } from 'vitest';
import { type JobCacheSettings, KnownJobs } from '../../src/datasource/known-jobs.ts';
import type { JobStatus } from '../../src/domain/job-status.ts';
import { createFakeClock } from '../emulator/fake-clock.ts';
import { aJob } from '../support/recording-context.ts';
import { callerWith, failureOf, start } from './support/datasource.ts';
import { jobBody, listBody } from './support/job-body.ts';
import { json } from './support/upstream.ts';

const known = (settings: Partial<JobCacheSettings> = {}) => {
  const clock = createFakeClock();
  const jobs = new KnownJobs({ size: 3, endedFor: 60_000, liveFor: 0, ...settings }, clock);
  const learn = (credential: string, id: string, status: JobStatus = 'SUCCEEDED', asOf = clock.now()) =>
    jobs.learn(credential, aJob({ id, status }), asOf);
  return { clock, jobs, learn, statusOf: (id: string) => jobs.get('one', id)?.status ?? null };
};

describe('what is known of jobs', () => {
  it.each(['SUCCEEDED', 'FAILED', 'CANCELLED'] as const)('holds a job that has %s', (status) => {
    const { learn, statusOf } = known();
    learn('one', 'a', status);
    expect(statusOf('a')).toBe(status);
  });

  it.each(['VALIDATING_FILES', 'QUEUED', 'RUNNING', 'PAUSED', 'UNKNOWN'] as const)(
    'holds no job that is %s, unless a staleness is allowed',
    (status) => {
      const strict = known();
      strict.learn('one', 'a', status);
      expect(strict.statusOf('a')).toBeNull();
      const stale = known({ liveFor: 5000 });
      stale.learn('one', 'a', status);
      expect(stale.statusOf('a')).toBe(status);
      stale.clock.advance(5000);
      expect(stale.statusOf('a')).toBeNull();
    },
  );

  it('is forgotten after its time', () => {
    const { clock, jobs, learn, statusOf } = known();
    learn('one', 'a');
    clock.advance(59_999);
    expect(statusOf('a')).toBe('SUCCEEDED');
    clock.advance(1);
    expect([statusOf('a'), jobs.size]).toEqual([null, 0]);
  });

  it('is told to no other credential', () => {
    const { jobs, learn } = known();
    learn('one', 'a');
    expect(jobs.get('two', 'a')).toBeNull();
  });

  it('is bounded over all credentials: what was unused for longest goes', () => {
    const { jobs, learn, statusOf } = known();
    for (const id of ['a', 'b', 'c']) learn('one', id);
    statusOf('a');
    learn('one', 'd');
    expect([jobs.size, statusOf('b'), statusOf('a')]).toEqual([3, null, 'SUCCEEDED']);
    learn('two', 'x');
    learn('two', 'y');
    expect([jobs.size, statusOf('a')]).toEqual([3, 'SUCCEEDED']);
  });

  it.each([{ size: 0 }, { endedFor: 0 }])('is nothing with %j', (settings) => {
    const { jobs, learn } = known(settings);
    learn('one', 'a');
    expect(jobs.size).toBe(0);
  });

  it('is not overruled by the answer to an earlier question, nor is an end by anything', () => {
    const { clock, learn, statusOf } = known({ liveFor: 60_000 });
    const earlier = clock.now();
    clock.advance(10);
    learn('one', 'a', 'PAUSED');
    learn('one', 'a', 'RUNNING', earlier);
    expect(statusOf('a')).toBe('PAUSED');
    learn('one', 'a', 'CANCELLED', earlier);
    learn('one', 'a', 'RUNNING');
    expect(statusOf('a')).toBe('CANCELLED');
  });

  it('is another job when the same id was created at another time', () => {
    const { clock, jobs, statusOf } = known({ liveFor: 60_000 });
    jobs.learn('one', aJob({ id: 'a', status: 'SUCCEEDED', createdAt: new Date(1000) }), clock.now());
    jobs.learn('one', aJob({ id: 'a', status: 'QUEUED', createdAt: new Date(2000) }), clock.now());
    expect(statusOf('a')).toBe('QUEUED');
  });

  it('is forgotten for a credential as a whole, or for a job that may have changed', () => {
    const { jobs, learn, statusOf } = known({ liveFor: 60_000 });
    learn('one', 'ended');
    learn('one', 'live', 'RUNNING');
    jobs.doubt('one', 'live');
    jobs.doubt('one', 'ended');
    expect([statusOf('live'), statusOf('ended')]).toEqual([null, 'SUCCEEDED']);
    jobs.forget('one');
    expect([statusOf('ended'), jobs.size]).toEqual([null, 0]);
  });
});

describe('a job that has ended', () => {
  const ended = jobBody({ status: 'succeeded' });

  it('costs no second call', async () => {
    const { datasource, upstream } = await start(json(ended));
    for (let reads = 0; reads < 3; reads += 1) await datasource.jobs.get(callerWith(), 'ftjob-1');
    expect(upstream.seen).toHaveLength(1);
  });

  it('costs none when it came in a list', async () => {
    const { datasource, upstream } = await start(json(listBody([ended])));
    await datasource.jobs.list(callerWith(), { first: 1, after: null });
    expect(await datasource.jobs.get(callerWith(), 'ftjob-1')).toMatchObject({ status: 'SUCCEEDED' });
    expect(upstream.seen).toHaveLength(1);
  });

  it('is asked for again with another credential, and after the credential was refused', async () => {
    let isRevoked = false;
    const { datasource, upstream } = await start((response, seen) =>
      (isRevoked ? json({}, 401) : json(ended))(response, seen),
    );
    await datasource.jobs.get(callerWith(), 'ftjob-1');
    await datasource.jobs.get(callerWith({ token: 'sk-other' }), 'ftjob-1');
    expect(upstream.seen).toHaveLength(2);
    isRevoked = true;
    await failureOf(datasource.jobs.cancel(callerWith(), 'ftjob-1'));
    const failure = await failureOf(datasource.jobs.get(callerWith(), 'ftjob-1'));
    expect(failure).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('is known from the change that ended it', async () => {
    const { datasource, upstream } = await start(json(jobBody({ status: 'cancelled' })));
    await datasource.jobs.cancel(callerWith(), 'ftjob-1');
    expect(await datasource.jobs.get(callerWith(), 'ftjob-1')).toMatchObject({ status: 'CANCELLED' });
    expect(upstream.seen).toHaveLength(1);
  });

  it('is asked for each time while it lives', async () => {
    const { datasource, upstream } = await start(json(jobBody()));
    for (let reads = 0; reads < 3; reads += 1) await datasource.jobs.get(callerWith(), 'ftjob-1');
    expect(upstream.seen).toHaveLength(3);
  });
});
