import { describe, expect, it } from 'vitest';
import { callerWith, failureOf } from '../../support/datasource.ts';
import { answer, type Script } from '../../support/scripted-transport.ts';
import { always, jobBody, mistralOver } from './mistral-over.ts';

const caller = callerWith();
const from = (first: number, after: string | null = null) => ({ first, after });

describe('a list with numbered pages', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, index) => `job-${index}`);
  /** Serves these jobs as Mistral does, and one more at the top after each page if told so. */
  const serving =
    (all: readonly string[], { growing = false, total = true } = {}): Script =>
    ({ path }, index) => {
      const query = new URL(path, 'http://upstream.invalid').searchParams;
      const size = Number(query.get('page_size'));
      const page = Number(query.get('page'));
      const now = growing
        ? [...Array.from({ length: index }, (_, place) => `new-${index - place}`), ...all]
        : all;
      const data = now.slice(page * size, (page + 1) * size).map((id) => jobBody({ id }));
      return answer(200, { object: 'list', data, ...(total ? { total: now.length } : {}) });
    };
  const readAll = async (script: Script, first: number) => {
    const { datasource, sent } = mistralOver(script);
    const read: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 20; pages += 1) {
      const page: Awaited<ReturnType<typeof datasource.jobs.list>> = await datasource.jobs.list(
        caller,
        from(first, after),
      );
      read.push(...page.items.map(({ id }) => id));
      after = page.items.at(-1)?.id ?? null;
      if (!page.hasMore) break;
    }
    return { read, sent: sent() };
  };

  it.each([
    [250, 100, true],
    [250, 60, true],
    [200, 100, true],
    [200, 100, false],
    [1, 1, true],
  ])('of %i jobs is read to its end, %i at a time, with a total: %s', async (count, first, total) => {
    const { read } = await readAll(serving(ids(count), { total }), first);
    expect(read).toEqual(ids(count));
  });

  it('that moves on while it is read loses nothing and brings nothing twice', async () => {
    const { read } = await readAll(serving(ids(250), { growing: true }), 100);
    expect(read.filter((id) => id.startsWith('job-'))).toEqual(ids(250));
  });

  it('has nothing behind an item that is not there', async () => {
    const { datasource } = mistralOver(serving(ids(150)));
    expect(await datasource.jobs.list(caller, from(10, 'gone'))).toEqual({ items: [], hasMore: false });
  });

  it('that answers the same page for ever ends', async () => {
    const data = ids(100).map((id) => jobBody({ id }));
    const { datasource, sent } = mistralOver(always({ data, total: 1_000_000 }));
    expect(await datasource.jobs.list(caller, from(10, 'gone'))).toEqual({ items: [], hasMore: false });
    expect(sent()).toHaveLength(2);
  });

  it('that never ends is read fifty pages deep', async () => {
    const endless: Script = (_, index) =>
      answer(200, { data: ids(100).map((id) => jobBody({ id: `${index}-${id}` })), total: 1_000_000 });
    const { datasource, sent } = mistralOver(endless);
    expect(await failureOf(datasource.jobs.list(caller, from(10, 'gone')))).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('5000 items'),
    });
    expect(sent()).toHaveLength(50);
  });

  it('takes no more of a page than it asked for, and nothing that is no job', async () => {
    const data = [{ status: 'RUNNING' }, ...ids(5).map((id) => jobBody({ id }))];
    const { datasource } = mistralOver(always({ data, total: 6 }));
    const page = await datasource.jobs.list(caller, from(3));
    expect(page.items.map(({ id }) => id)).toEqual(['job-0', 'job-1']);
    expect(page.hasMore).toBe(true);
  });

  it.each([
    ['a list', []],
    ['no list', { data: 7 }],
    ['null', null],
  ])('is not %s', async (_, body) => {
    const { datasource } = mistralOver(always(body));
    expect(await failureOf(datasource.jobs.list(caller, from(3)))).toMatchObject({ code: 'UPSTREAM_ERROR' });
  });
});
