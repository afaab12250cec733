import { describe, expect, it } from 'vitest';
import { ServiceError } from '../../src/domain/service-error.ts';
import { UpstreamRejection } from '../../src/domain/upstream-rejection.ts';
import { aCaller } from '../support/recording-context.ts';
import { type Reader, readStream } from './support/reader.ts';
import { INTERVAL, NOTHING, type Started, startLive } from './support/start-live.ts';

const follow = ({ live, upstream }: Started, count: number, name = 'ftjob'): readonly Reader<unknown>[] =>
  Array.from({ length: count }, (_, job) => {
    upstream.put(`${name}-${job}`, 'RUNNING');
    return readStream(live.jobStatus(aCaller(), `${name}-${job}`));
  });

const putAside = ({ upstream }: Started, count: number): void => {
  for (let job = 0; job < count; job += 1) upstream.put(`ftjob-aside-${job}`, 'SUCCEEDED');
};

describe('many jobs of one credential', () => {
  it('are read by one list call an interval', async () => {
    const started = startLive();
    const readers = follow(started, 50);
    await started.clock.advance(10 * INTERVAL);
    expect(started.upstream.calls.map(({ kind }) => kind)).toEqual(Array(11).fill('list'));
    started.upstream.put('ftjob-7', 'SUCCEEDED');
    await started.clock.advance(INTERVAL);
    expect(readers.map(({ end }) => end).filter((end) => end === 'COMPLETED')).toHaveLength(1);
  });

  it('are read one by one while they are few', async () => {
    const started = startLive();
    follow(started, 3);
    await started.clock.advance(INTERVAL);
    expect(started.upstream.countOf('list')).toBe(0);
    expect(started.upstream.countOf('get')).toBe(6);
  });

  it('are read by as many pages as they are spread over', async () => {
    const started = startLive();
    follow(started, 150);
    await started.clock.advance(0);
    expect(started.upstream.calls.map(({ after }) => after)).toEqual([null, 'ftjob-50']);
  });

  it('are read alone where they have sunk too deep for a page to be worth it', async () => {
    const started = startLive();
    const deep = follow(started, 2, 'ftjob-deep');
    putAside(started, 100);
    const high = follow(started, 10);
    await started.clock.advance(INTERVAL);
    expect(started.upstream.countOf('list')).toBe(2);
    expect(started.upstream.countOf('get')).toBe(4);
    for (const { items } of [...deep, ...high]) expect(items).toHaveLength(1);
  });

  it('are looked for on a bounded number of pages', async () => {
    const started = startLive({ maxJobPages: 3 });
    const deep = follow(started, 5, 'ftjob-deep');
    putAside(started, 1000);
    await started.clock.advance(INTERVAL);
    expect(started.upstream.countOf('list')).toBe(3);
    for (const { items } of deep) expect(items).toHaveLength(1);
  });

  it('are told from one that nobody knows', async () => {
    const started = startLive();
    const readers = follow(started, 10);
    started.upstream.known.delete('ftjob-3');
    await started.clock.advance(0);
    expect(readers[3]?.end).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(readers.filter(({ end }) => end === null)).toHaveLength(9);
  });
});

describe('a list that fails while single jobs are answered', () => {
  it('is left alone longer and longer, and no job is missed', async () => {
    const started = startLive({ random: () => 0.999 });
    started.upstream.failure = ({ kind }) =>
      kind === 'list' ? new ServiceError('UPSTREAM_ERROR', 'No.') : null;
    const readers = follow(started, 10);
    await started.clock.advance(60_000);
    expect(started.upstream.countOf('list')).toBeLessThan(12);
    for (let job = 0; job < 10; job += 1) started.upstream.put(`ftjob-${job}`, 'SUCCEEDED');
    await started.clock.advance(10 * INTERVAL);
    for (const { end } of readers) expect(end).toBe('COMPLETED');
  });

  it('is done without where the credential may not read it', async () => {
    const started = startLive();
    started.upstream.failure = ({ kind }) => (kind === 'list' ? new ServiceError('FORBIDDEN', 'No.') : null);
    const readers = follow(started, 10);
    await started.clock.advance(10 * INTERVAL);
    for (const { end, items } of readers) expect([end, items.length]).toEqual([null, 1]);
  });
});

it('a job that is forbidden ends those who follow it, and nobody else', async () => {
  const started = startLive();
  const [forbidden, other] = follow(started, 2);
  started.upstream.failure = ({ id }) => (id === 'ftjob-0' ? new ServiceError('FORBIDDEN', 'No.') : null);
  await started.clock.advance(INTERVAL);
  expect(forbidden?.end).toMatchObject({ error: { code: 'FORBIDDEN' } });
  expect(other?.end).toBeNull();
});

describe('a refusal of the upstream for what a question says', () => {
  const rejection = new UpstreamRejection('No.', {
    status: 400,
    upstreamCode: null,
    param: null,
    upstreamRequestId: undefined,
  });

  const followAllWays = async (started: Started) => {
    const [job] = follow(started, 1);
    const overview = readStream(started.live.jobsStatus(aCaller(), () => true));
    const events = readStream(started.live.jobEvents(aCaller(), 'ftjob-0', null));
    await started.clock.advance(0);
    return [job, overview, events];
  };

  it('is not believed when it comes once', async () => {
    const started = startLive();
    const readers = await followAllWays(started);
    let left = 2;
    started.upstream.failure = () => {
      left -= 1;
      return left >= 0 ? rejection : null;
    };
    await started.clock.advance(10 * INTERVAL);
    for (const reader of readers) expect(reader?.end).toBeNull();
  });

  it('is believed when it stays', async () => {
    const started = startLive();
    const readers = await followAllWays(started);
    started.upstream.failure = () => rejection;
    await started.clock.advance(10 * INTERVAL);
    for (const reader of readers) expect(reader?.end).toEqual({ error: rejection });
    expect(started.live.size).toEqual(NOTHING);
  });
});

it('a gateway that repeats its first page for ever is read no further', async () => {
  const started = startLive();
  const page = started.upstream.jobs.list;
  const upstream = { ...started.upstream, jobs: { ...started.upstream.jobs, list: page } };
  upstream.jobs.list = async (caller, request) => ({
    ...(await page(caller, { ...request, after: null })),
    hasMore: true,
  });
  const repeating = startLive({ datasource: upstream });
  follow({ ...repeating, upstream: started.upstream }, 300);
  await repeating.clock.advance(0);
  expect(started.upstream.countOf('list')).toBe(2);
});
