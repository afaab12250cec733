import { describe, expect, it } from 'vitest';
import { callerWith, failureOf, start } from './support/datasource.ts';
import { createGate } from './support/gate.ts';
import { jobBody, listBody } from './support/job-body.ts';
import { json, type Reply, type Seen } from './support/upstream.ts';

const idOf = ({ url }: Seen): string => decodeURIComponent(url.split('/').at(-1) ?? '');

const oneByOne: Reply = (response, seen) => json(jobBody({ id: idOf(seen) }))(response, seen);

describe('the job loader', () => {
  it('asks for all ids of one tick at once, not in turn', async () => {
    const all = createGate();
    let waiting = 0;
    const { datasource, upstream } = await start(async (response, seen) => {
      waiting += 1;
      if (waiting === 20) all.open();
      await all.passed;
      await oneByOne(response, seen);
    });
    const ids = Array.from({ length: 20 }, (_, index) => `ftjob-${index}`);
    const { job } = datasource.loaders(callerWith());
    const jobs = await Promise.all(ids.map((id) => job.load(id)));
    expect(jobs.map((one) => one?.id)).toEqual(ids);
    expect(upstream.seen).toHaveLength(20);
  });

  it('asks for the same id once', async () => {
    const { datasource, upstream } = await start(oneByOne);
    const { job } = datasource.loaders(callerWith());
    await Promise.all(Array.from({ length: 20 }, () => job.load('ftjob-1')));
    await job.load('ftjob-1');
    expect(upstream.seen).toHaveLength(1);
  });

  it('answers the others when one id fails, and null for one that is not known', async () => {
    const { datasource } = await start((response, seen) => {
      const id = idOf(seen);
      return json(jobBody({ id }), id === 'ftjob-broken' ? 500 : id === 'ftjob-none' ? 404 : 200)(
        response,
        seen,
      );
    });
    const { job } = datasource.loaders(callerWith());
    const answers = await Promise.allSettled(
      ['ftjob-1', 'ftjob-broken', 'ftjob-none'].map((id) => job.load(id)),
    );
    expect(answers).toMatchObject([
      { status: 'fulfilled', value: { id: 'ftjob-1' } },
      { status: 'rejected', reason: { code: 'UPSTREAM_ERROR' } },
      { status: 'fulfilled', value: null },
    ]);
  });

  it('knows the jobs of a page that was read', async () => {
    const { datasource, upstream } = await start(
      json(listBody([jobBody({ id: 'a' }), jobBody({ id: 'b' })])),
    );
    const loaders = datasource.loaders(callerWith());
    const page = await loaders.jobsPage({ first: 20, after: null });
    expect(await loaders.job.load('b')).toBe(page.items[1]);
    expect(upstream.seen).toHaveLength(1);
  });

  it('fails with an Error also when its caller gave up with something else', async () => {
    const { datasource } = await start(oneByOne);
    const { job } = datasource.loaders(callerWith({ signal: AbortSignal.abort('gone') }));
    expect(await failureOf(job.load('ftjob-1'))).toMatchObject({ cause: 'gone' });
  });

  it('remembers nothing from one set to the next', async () => {
    const { datasource, upstream } = await start(oneByOne);
    await datasource.loaders(callerWith()).job.load('ftjob-1');
    await datasource.loaders(callerWith()).job.load('ftjob-1');
    expect(upstream.seen).toHaveLength(2);
  });
});

describe('the file loader', () => {
  it('knows the files of a page that was read', async () => {
    const { datasource, upstream } = await start(json(listBody([{ id: 'file-1', bytes: 12 }])));
    const loaders = datasource.loaders(callerWith());
    await loaders.filesPage({ first: 20, after: null, purpose: 'fine-tune' });
    expect(await loaders.file.load('file-1')).toMatchObject({ id: 'file-1', bytes: 12 });
    expect(upstream.seen.map(({ url }) => url)).toEqual(['/v1/files?limit=20&purpose=fine-tune']);
  });
});
