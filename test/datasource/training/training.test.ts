import { describe, expect, it } from 'vitest';
import type { Loaders } from '../../../src/datasource/loaders.ts';
import { openai } from '../../../src/datasource/providers/openai/index.ts';
import { decodeJob } from '../../../src/datasource/wire/decode-job.ts';
import { createVocabulary } from '../../../src/datasource/wire/vocabulary.ts';
import type { FineTuningJob } from '../../../src/domain/job.ts';
import { silentLogger } from '../../../src/domain/logger.ts';
import { callerWith, failureOf, start } from '../support/datasource.ts';
import { jobBody, listBody } from '../support/job-body.ts';
import { json, type Reply, type TestUpstream } from '../support/upstream.ts';

const job = (changes: Readonly<Record<string, unknown>> = {}): FineTuningJob => {
  const decoded = decodeJob(
    JSON.parse(JSON.stringify(jobBody(changes))),
    createVocabulary(openai, silentLogger),
  );
  if (decoded === null) throw new Error('It is no job.');
  return decoded;
};

interface LogLine {
  readonly step?: number;
  readonly total?: number;
  readonly loss?: number;
  readonly at?: number;
}

/** A log as the upstream keeps it: a line for each, the first one being the first that the upstream lists. */
const logOf = (lines: readonly LogLine[]): readonly object[] =>
  lines.map(({ step, total, loss, at }, index) => ({
    object: 'fine_tuning.job.event',
    id: `ftevent-${index}`,
    created_at: at ?? 1_700_000_000 - index,
    level: 'info',
    message: 'a line',
    type: step === undefined ? 'message' : 'metrics',
    data: step === undefined ? {} : { step, total_steps: total, train_loss: loss },
  }));

/** Serves a log page by page, and files by id. */
const serve =
  (log: readonly object[], files: Readonly<Record<string, Reply>> = {}): Reply =>
  (response, seen) => {
    const url = new URL(seen.url, 'http://upstream');
    const file = /\/files\/(.+)\/content$/.exec(url.pathname)?.[1];
    if (file !== undefined) return (files[file] ?? json({}, 404))(response, seen);
    const after = url.searchParams.get('after');
    const from = after === null ? 0 : Number(after.split('-')[1]) + 1;
    const limit = Number(url.searchParams.get('limit'));
    return json(listBody(log.slice(from, from + limit), from + limit < log.length))(response, seen);
  };

const startWith = async (reply: Reply): Promise<{ loaders: Loaders; upstream: TestUpstream }> => {
  const { datasource, upstream } = await start(reply);
  return { loaders: datasource.loaders(callerWith()), upstream };
};

const csv =
  (text: string): Reply =>
  (response) =>
    void response.end(text);

describe('progress', () => {
  it('is the latest step of the log, and takes one call however long the log is', async () => {
    const steps = Array.from({ length: 900 }, (_, index) => ({ step: 900 - index, total: 1000 }));
    const { loaders, upstream } = await startWith(serve(logOf([{}, {}, ...steps, {}])));
    expect(await loaders.progress(job())).toEqual({ step: 900, totalSteps: 1000, fraction: 0.9 });
    expect(upstream.seen).toHaveLength(1);
  });

  it('is null before the log tells of a step', async () => {
    const { loaders } = await startWith(serve(logOf([{}, {}, {}])));
    expect(await loaders.progress(job({ status: 'queued' }))).toBeNull();
  });

  it('is what the job itself tells, without a call, where it does', async () => {
    const { loaders, upstream } = await startWith(serve(logOf([{ step: 7, total: 10 }])));
    const told = { step: 3, totalSteps: 12, fraction: 0.25 };
    expect(await loaders.progress({ ...job(), progress: told })).toEqual(told);
    expect(upstream.seen).toEqual([]);
  });

  it('is null without a call while the files are being validated', async () => {
    const { loaders, upstream } = await startWith(serve([]));
    expect(await loaders.progress(job({ status: 'validating_files' }))).toBeNull();
    expect(upstream.seen).toEqual([]);
  });

  it('is null for a job that the upstream does not know any more', async () => {
    const { loaders } = await startWith(json({}, 404));
    expect(await loaders.progress(job())).toBeNull();
  });

  it.each([
    ['is not known', undefined, null],
    ['is nought', 0, null],
    ['is passed', 5, 1],
  ])('has a fraction of 0 to 1, null when the total %s', async (_, total, fraction) => {
    const { loaders } = await startWith(
      serve(logOf([{ step: 7, ...(total === undefined ? {} : { total }) }])),
    );
    expect(await loaders.progress(job())).toMatchObject({ step: 7, fraction });
  });

  it('is found at the end of a log that lists the oldest first', async () => {
    const log = logOf(
      Array.from({ length: 250 }, (_, index) => ({ step: index + 1, total: 500, at: 1_700_000_000 + index })),
    );
    const { loaders, upstream } = await startWith(serve(log));
    expect(await loaders.progress(job())).toEqual({ step: 250, totalSteps: 500, fraction: 0.5 });
    expect(upstream.seen).toHaveLength(3);
  });

  it('is found there too when the whole log is of one second', async () => {
    const log = logOf(
      Array.from({ length: 250 }, (_, index) => ({ step: index + 1, total: 500, at: 1_700_000_000 })),
    );
    const { loaders } = await startWith(serve(log));
    expect(await loaders.progress(job())).toMatchObject({ step: 250 });
  });

  it('is the highest step of many in one second', async () => {
    const { loaders } = await startWith(
      serve(logOf([1, 3, 2].map((step) => ({ step, total: 4, at: 1_700_000_000 })))),
    );
    expect(await loaders.progress(job())).toMatchObject({ step: 3 });
  });
});

describe('trainingMetrics', () => {
  const RESULT = csv('step,train_loss\n1,3\n2,2\n');

  it('come from the result file once there is one', async () => {
    const { loaders, upstream } = await startWith(serve([], { 'file-result': RESULT }));
    const metrics = await loaders.trainingMetrics(job({ result_files: ['file-result'] }), 500);
    expect(metrics).toMatchObject([
      { step: 1, trainLoss: 3 },
      { step: 2, trainLoss: 2 },
    ]);
    expect(upstream.seen).toHaveLength(1);
  });

  it('download a file once for all the sizes that are asked for at once, and again for a later size only', async () => {
    const lines = Array.from({ length: 1000 }, (_, index) => `${index},${index === 777 ? 9 : 1}`);
    const files = {
      'file-no-result': csv('{"no":"result"}'),
      'file-result': csv(['step,train_loss', ...lines].join('\n')),
    };
    const { loaders, upstream } = await startWith(serve([], files));
    const succeeded = job({ result_files: Object.keys(files) });
    const sizes = [500, 100, 100, 3, 1];
    const curves = await Promise.all(sizes.map((size) => loaders.trainingMetrics(succeeded, size)));
    expect(curves.map(({ length }) => length)).toEqual(sizes);
    for (const curve of curves.slice(0, -1))
      expect(curve).toContainEqual(curves[0]?.find(({ step }) => step === 777));
    expect(upstream.seen.map(({ url }) => url)).toEqual(
      Object.keys(files).map((file) => expect.stringContaining(`/files/${file}/content`)),
    );
    expect(await loaders.trainingMetrics(succeeded, 100)).toEqual(curves[1]);
    expect(upstream.seen).toHaveLength(2);
    expect(await loaders.trainingMetrics(succeeded, 50)).toHaveLength(50);
    expect(upstream.seen).toHaveLength(4);
  });

  it('keep the ends and the spike of rewards that a log tells', async () => {
    const rewards = Array.from({ length: 1000 }, (_, index) => ({
      id: `ftevent-${index}`,
      created_at: 1_700_000_000 - index,
      type: 'metrics',
      data: { step: 1000 - index, train_loss: null, train_reward_mean: index === 333 ? 9 : 1 },
    }));
    const { loaders } = await startWith(serve(rewards));
    const steps = async (maxPoints: number) =>
      (await loaders.trainingMetrics(job(), maxPoints)).map(({ step }) => step);
    expect(await steps(100)).toEqual(expect.arrayContaining([1, 667, 1000]));
    expect(await steps(3)).toEqual([1, 667, 1000]);
    expect(await steps(2)).toEqual([1, 1000]);
    expect(await steps(1)).toEqual([1000]);
  });

  it('come from the first of several files that is a result', async () => {
    const files = { 'file-a': csv('{"no":"result"}'), 'file-b': json({}, 404), 'file-c': RESULT };
    const { loaders } = await startWith(serve([], files));
    expect(await loaders.trainingMetrics(job({ result_files: Object.keys(files) }), 500)).toHaveLength(2);
  });

  it('come from the log where the result file is gone', async () => {
    const { loaders } = await startWith(serve(logOf([{ step: 1, loss: 4 }])));
    expect(await loaders.trainingMetrics(job({ result_files: ['file-gone'] }), 500)).toMatchObject([
      { step: 1, trainLoss: 4 },
    ]);
  });

  it('come from the log before, by step, one row a step, the newer number counting', async () => {
    const log = logOf([
      { step: 3, loss: 1 },
      {},
      { step: 2, loss: 2 },
      { step: 2, loss: 9 },
      { step: 1, loss: 3 },
    ]);
    const { loaders } = await startWith(serve(log));
    const metrics = await loaders.trainingMetrics(job(), 500);
    expect(metrics.map(({ step, trainLoss }) => [step, trainLoss])).toEqual([
      [1, 3],
      [2, 2],
      [3, 1],
    ]);
    expect(metrics[1]?.values.filter(({ name }) => name === 'train_loss')).toEqual([
      { name: 'train_loss', value: 2 },
    ]);
  });

  it('read no more than twenty pages of the log, which progress shares', async () => {
    const log = logOf(
      Array.from({ length: 3000 }, (_, index) => ({ step: 3000 - index, total: 3000, loss: index })),
    );
    const { loaders, upstream } = await startWith(serve(log));
    const [progress, metrics] = await Promise.all([
      loaders.progress(job()),
      loaders.trainingMetrics(job(), 100),
    ]);
    expect(progress).toMatchObject({ step: 3000 });
    expect(metrics).toHaveLength(100);
    expect(metrics.at(-1)).toMatchObject({ step: 3000 });
    expect(upstream.seen).toHaveLength(20);
    expect(await loaders.metricEvents('ftjob-1')).toHaveLength(2000);
    expect(upstream.seen).toHaveLength(20);
  });

  it('are none where neither tells a number', async () => {
    const { loaders } = await startWith(serve(logOf([{}, {}])));
    expect(await loaders.trainingMetrics(job(), 500)).toEqual([]);
  });

  it('fail when the upstream fails, rather than tell half a curve', async () => {
    const { loaders } = await startWith(serve([], { 'file-result': json({}, 500) }));
    const failure = await failureOf(loaders.trainingMetrics(job({ result_files: ['file-result'] }), 500));
    expect(failure).toMatchObject({ code: 'UPSTREAM_ERROR' });
  });

  it('fail when the result file breaks off on the way', async () => {
    const broken: Reply = (response) => {
      response.write('step,train_loss\n1,2\n', () => response.socket?.resetAndDestroy());
    };
    const { loaders } = await startWith(serve([], { 'file-result': broken }));
    const failure = await failureOf(loaders.trainingMetrics(job({ result_files: ['file-result'] }), 500));
    expect(failure).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  });
});
