import { describe, expect, it } from 'vitest';
import type { FineTuningJob } from '../../src/domain/job.ts';
import { ServiceError } from '../../src/domain/service-error.ts';
import { UpstreamRejection } from '../../src/domain/upstream-rejection.ts';
import { encodeCursor } from '../../src/resolvers/cursor.ts';
import { fineTuningJobs } from '../../src/resolvers/fine-tuning-jobs.ts';
import { aJob, recordingContext } from '../support/recording-context.ts';

/** An upstream list of `count` jobs, newest first, a minute apart; every `nth` one has succeeded. */
const listOf = (count: number, nth = 10): FineTuningJob[] =>
  Array.from({ length: count }, (_, index) =>
    aJob({
      id: `ftjob-${index}`,
      createdAt: new Date(Date.UTC(2026, 10, 22) - index * 60_000),
      status: index % nth === 0 ? 'SUCCEEDED' : 'RUNNING',
    }),
  );

const upstreamOf = (jobs: readonly FineTuningJob[]) => {
  const limits: number[] = [];
  const { context } = recordingContext({
    list: async (_caller, { first, after }) => {
      limits.push(first);
      const start = after === null ? 0 : jobs.findIndex((job) => job.id === after) + 1;
      return { items: jobs.slice(start, start + first), hasMore: start + first < jobs.length };
    },
  });
  return { context, limits };
};

const refused = (param: string | null) =>
  new UpstreamRejection('No such job.', {
    status: 400,
    upstreamCode: null,
    param,
    upstreamRequestId: undefined,
  });

const ids = (connection: Awaited<ReturnType<typeof fineTuningJobs>>) =>
  connection.edges.map((edge) => edge.node.id);

describe('fineTuningJobs', () => {
  it('reads one page with one call, and says how to go on', async () => {
    const { context, limits } = upstreamOf(listOf(5));
    const first = await fineTuningJobs(null, { first: 3 }, context);
    expect(ids(first)).toEqual(['ftjob-0', 'ftjob-1', 'ftjob-2']);
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });

    const second = await fineTuningJobs(null, { first: 3, after: first.pageInfo.endCursor }, context);
    expect(ids(second)).toEqual(['ftjob-3', 'ftjob-4']);
    expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect(limits).toEqual([3, 3]);
  });

  it('answers an empty list with no cursors', async () => {
    const { context } = upstreamOf([]);
    const { edges, pageInfo } = await fineTuningJobs(null, {}, context);
    expect(edges).toEqual([]);
    expect(pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    });
  });

  it("refuses to filter by the service's own metadata, which nobody sees", async () => {
    const { context, limits } = upstreamOf(listOf(5));
    const metadata = [
      { key: 'team', value: 'a' },
      { key: 'tunegraph_key', value: 'b' },
    ];
    await expect(fineTuningJobs(null, { filter: { metadata } }, context)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { path: ['filter', 'metadata', '1', 'key'] },
    });
    expect(limits).toEqual([]);
  });

  it('finds by status over several upstream pages', async () => {
    const { context } = upstreamOf(listOf(250));
    const page = await fineTuningJobs(null, { first: 15, filter: { status: ['SUCCEEDED'] } }, context);
    expect(ids(page)).toEqual(Array.from({ length: 15 }, (_, index) => `ftjob-${index * 10}`));
    expect(page.pageInfo.hasNextPage).toBe(true);
  });

  it('stops a scan at its bound and says where to go on, so that walking on finds everything once', async () => {
    const jobs = listOf(1700, 600);
    const { context, limits } = upstreamOf(jobs);
    const found: string[] = [];
    let after: string | null = null;
    let pages = 0;
    for (;;) {
      const page = await fineTuningJobs(
        null,
        { first: 20, after, filter: { status: ['SUCCEEDED'] } },
        context,
      );
      found.push(...ids(page));
      pages += 1;
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(found).toEqual(['ftjob-0', 'ftjob-600', 'ftjob-1200']);
    expect(pages).toBe(4);
    expect(limits).toHaveLength(17);
  });

  it('does not look further back than createdAfter', async () => {
    const jobs = listOf(1000);
    const { context, limits } = upstreamOf(jobs);
    const createdAfter = jobs[5]?.createdAt;
    const page = await fineTuningJobs(null, { filter: { createdAfter } }, context);
    expect(ids(page)).toEqual(['ftjob-0', 'ftjob-1', 'ftjob-2', 'ftjob-3', 'ftjob-4']);
    expect(page.pageInfo.hasNextPage).toBe(false);
    expect(limits).toHaveLength(1);
  });

  it('leaves out what is not older than createdBefore', async () => {
    const jobs = listOf(6);
    const { context } = upstreamOf(jobs);
    const page = await fineTuningJobs(null, { filter: { createdBefore: jobs[3]?.createdAt } }, context);
    expect(ids(page)).toEqual(['ftjob-4', 'ftjob-5']);
  });

  it('does not trust an upstream that ignores the metadata filter', async () => {
    const { context } = upstreamOf([
      aJob({ id: 'ftjob-other', metadata: [{ key: 'team', value: 'sales' }] }),
      aJob({ id: 'ftjob-ours', metadata: [{ key: 'team', value: 'support' }] }),
    ]);
    const filter = { metadata: [{ key: 'team', value: 'support' }] };
    expect(ids(await fineTuningJobs(null, { filter }, context))).toEqual(['ftjob-ours']);
  });

  it('keeps what a scan has found when the upstream refuses a later page, and says where to go on', async () => {
    const jobs = listOf(150, 50);
    const { context } = recordingContext({
      list: async (_caller, { first, after }) => {
        if (after !== null) throw refused(null);
        return { items: jobs.slice(0, first), hasMore: true };
      },
    });
    const page = await fineTuningJobs(null, { filter: { status: ['SUCCEEDED'] } }, context);
    expect(ids(page)).toEqual(['ftjob-0', 'ftjob-50']);
    expect(page.pageInfo).toMatchObject({ hasNextPage: true, endCursor: encodeCursor('ftjob-99') });
  });

  it('does not take a job without a date for an old one', async () => {
    const [first, second] = listOf(2);
    const { context } = upstreamOf(
      [aJob({ id: 'undated', createdAt: new Date(0) }), first, second].filter((job) => job !== undefined),
    );
    const page = await fineTuningJobs(null, { filter: { createdAfter: new Date('2026-01-01') } }, context);
    expect(ids(page)).toEqual(['ftjob-0', 'ftjob-1']);
  });

  it.each([0, -1, 101])('refuses first: %i', async (first) => {
    const { context } = upstreamOf([]);
    await expect(fineTuningJobs(null, { first }, context)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { path: ['first'] },
    });
  });

  it.each(['', 'nonsense', Buffer.from('after:').toString('base64url'), 'YWZ0ZXI6eA==', 'x'.repeat(5000)])(
    'refuses the cursor "%s"',
    async (after) => {
      const { context } = upstreamOf([]);
      const failure = fineTuningJobs(null, { after }, context);
      await expect(failure).rejects.toBeInstanceOf(ServiceError);
      await expect(failure).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: ['after'] } });
    },
  );

  it('tells a client whose cursor the upstream has forgotten to start again', async () => {
    const known = upstreamOf(listOf(2));
    const { pageInfo } = await fineTuningJobs(null, { first: 1 }, known.context);
    const { context } = recordingContext({
      list: async () => {
        throw refused('after');
      },
    });
    await expect(fineTuningJobs(null, { after: pageInfo.endCursor }, context)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('start again without `after`'),
    });
  });
});
