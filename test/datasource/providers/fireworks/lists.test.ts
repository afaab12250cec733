import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/domain/json.ts';
import { callerWith, failureOf } from '../../support/datasource.ts';
import { answer, type Script } from '../../support/scripted-transport.ts';
import { type Fireworks, fireworksOver, jobBody } from './support.ts';

const caller = callerWith();
const COLLECTIONS = ['supervisedFineTuningJobs', 'dpoJobs', 'reinforcementFineTuningJobs'];

type Kept = Readonly<Record<string, readonly JsonObject[]>>;

const jobAt = (collection: string, minute: number, id = `m${minute}`): JsonObject =>
  jobBody({
    name: `accounts/my-account/${collection}/${id}`,
    createTime: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
  });

const minutesOf = (job: JsonObject): number => Date.parse(String(job['createTime'])) / 60_000;

/** Collections whose pages are as large as they are asked for, at most; sorted as they are asked for, or not at all. */
const serving =
  (kept: Kept, { mostAtOnce = 200, ignoresOrder = false } = {}): Script =>
  ({ path }) => {
    const { pathname, searchParams } = new URL(path, 'http://upstream.invalid');
    const collection = pathname.split('/').at(-1) ?? '';
    const jobs = [...(kept[collection] ?? [])];
    if (!ignoresOrder && searchParams.get('orderBy') === 'create_time desc') {
      jobs.sort((a, b) => minutesOf(b) - minutesOf(a));
    }
    const start = Number(searchParams.get('pageToken') ?? 0);
    const end = start + Math.min(mostAtOnce, Number(searchParams.get('pageSize')));
    return answer(200, {
      ...(jobs.length === 0 ? {} : { [collection]: jobs.slice(start, end) }),
      nextPageToken: end < jobs.length ? String(end) : '',
      totalSize: jobs.length,
    });
  };

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

/** Every id, page by page, and how often pages were asked for. */
const readAll = async ({ jobs }: Fireworks, first: number): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (let after: string | null = null; ; after = ids.at(-1) ?? null) {
    const page = await jobs.list(caller, { first, after });
    ids.push(...page.items.map(({ id }) => id));
    if (!page.hasMore) return ids;
  }
};

/** 60 jobs a minute apart, dealt out to the three collections. */
const dealt: Kept = Object.fromEntries(
  COLLECTIONS.map((collection, index) => [
    collection,
    range(60)
      .filter((minute) => minute % 3 === index)
      .map((minute) => jobAt(collection, minute)),
  ]),
);
const newestFirst = range(60)
  .map((minute) => `${['sft', 'dpo', 'rft'][minute % 3]}_m${minute}`)
  .reverse();

describe('the list of jobs', () => {
  it.each([1, 7, 25, 60, 100])('is one, newest first, in pages of %i', async (first) => {
    expect(await readAll(fireworksOver(serving(dealt)), first)).toEqual(newestFirst);
  });

  it('takes one page of each collection to begin with', async () => {
    const fireworks = fireworksOver(serving(dealt));
    await fireworks.jobs.list(caller, { first: 10, after: null });
    expect(fireworks.asked()).toEqual(
      COLLECTIONS.map((name) => `GET /v1/accounts/my-account/${name}?pageSize=20&orderBy=create_time%20desc`),
    );
  });

  it('is the same whatever the size of the pages that come', async () => {
    expect(await readAll(fireworksOver(serving(dealt, { mostAtOnce: 4 })), 7)).toEqual(newestFirst);
  });

  it('is sorted here where the order is ignored', async () => {
    const fireworks = fireworksOver(serving(dealt, { mostAtOnce: 4, ignoresOrder: true }));
    expect(await readAll(fireworks, 25)).toEqual(newestFirst);
  });

  it('is asked for without an order where that is refused, and from then on', async () => {
    const serve = serving(dealt, { mostAtOnce: 4 });
    const fireworks = fireworksOver((request, index) =>
      request.path.includes('orderBy')
        ? answer(400, { code: 3, message: 'invalid order_by' })
        : serve(request, index),
    );
    expect(await readAll(fireworks, 100)).toEqual(newestFirst);
    const before = fireworks.asked().length;
    await fireworks.jobs.list(caller, { first: 5, after: null }, 'FRESH');
    expect(fireworks.asked().slice(before).join()).not.toContain('orderBy');
  });

  it('holds jobs of one moment once each, in a steady order', async () => {
    const twins = { dpoJobs: range(30).map((index) => jobAt('dpoJobs', 1, `j${index}`)) };
    const ids = await readAll(fireworksOver(serving(twins, { mostAtOnce: 8 })), 7);
    expect(ids).toHaveLength(30);
    expect(ids).toEqual(
      range(30)
        .map((index) => `dpo_j${index}`)
        .sort(),
    );
  });

  it('does without the collection of reinforcement once that is gone', async () => {
    const serve = serving(dealt);
    const fireworks = fireworksOver((request, index) =>
      request.path.includes('reinforcement') ? answer(404, { code: 5 }) : serve(request, index),
    );
    expect(await readAll(fireworks, 100)).toEqual(newestFirst.filter((id) => !id.startsWith('rft')));
  });

  it('is no list where the account is none', async () => {
    const fireworks = fireworksOver(() => answer(404, { code: 5, message: 'account not found' }));
    expect(await failureOf(fireworks.jobs.list(caller, { first: 5, after: null }))).toMatchObject({
      message: 'account not found',
    });
  });

  it('has nothing behind a job that is not there', async () => {
    const { jobs } = fireworksOver(serving(dealt));
    expect(await jobs.list(caller, { first: 5, after: 'sft_gone' })).toEqual({ items: [], hasMore: false });
  });

  it('ends when the pages never do', async () => {
    const fireworks = fireworksOver((_request, index) =>
      answer(200, { dpoJobs: [jobAt('dpoJobs', index)], nextPageToken: `t${index}` }),
    );
    const { hasMore } = await fireworks.jobs.list(caller, { first: 100, after: null });
    expect(hasMore).toBe(false);
    expect(fireworks.asked()).toHaveLength(30);
  });

  it('is taken as far as 2,000 of it where more come at once than was asked for', async () => {
    const jobs = range(150_000).map((index) => ({ name: `dpoJobs/${String(index).padStart(6, '0')}` }));
    const { jobs: served } = fireworksOver(({ path }) =>
      answer(200, path.includes('dpoJobs') ? { dpoJobs: jobs } : {}),
    );
    const page = await served.list(caller, { first: 5000, after: null });
    expect([page.items.length, page.items.at(-1)?.id, page.hasMore]).toEqual([2000, 'dpo_001999', false]);
  });

  it('leaves out what is no job, and tells the operator', async () => {
    const serve = serving({ dpoJobs: [jobAt('dpoJobs', 1), {}, { name: 'accounts/my-account/dpoJobs/' }] });
    const fireworks = fireworksOver(serve);
    expect((await fireworks.jobs.list(caller, { first: 5, after: null })).items).toHaveLength(1);
    expect(fireworks.logged.join()).toContain('"unreadable":2');
  });

  it.each([[[]], [null], [{ dpoJobs: {}, supervisedFineTuningJobs: 'none' }]])(
    'is broken as %j',
    async (body) => {
      const failure = await failureOf(
        fireworksOver(() => answer(200, body)).jobs.list(caller, { first: 5, after: null }),
      );
      expect(failure).toMatchObject({ code: 'UPSTREAM_ERROR' });
    },
  );
});
