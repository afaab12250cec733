import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { localaiCapabilities } from '../../../../src/datasource/providers/localai/capabilities.ts';
import { localai } from '../../../../src/datasource/providers/localai/index.ts';
import { parseBaseUrl } from '../../../../src/datasource/rest/base-url.ts';
import type { WireRequest } from '../../../../src/datasource/rest/transport.ts';
import { createVocabulary } from '../../../../src/datasource/wire/vocabulary.ts';
import type { CreateJobRequest } from '../../../../src/domain/create-job.ts';
import type { CreateKey } from '../../../../src/domain/create-key.ts';
import { CreateOutcomeUnknown } from '../../../../src/domain/create-outcome.ts';
import { silentLogger } from '../../../../src/domain/logger.ts';
import { NotSupported } from '../../../../src/domain/not-supported.ts';
import { createFakeClock } from '../../../emulator/fake-clock.ts';
import { runInFakeTime, useFakeTime } from '../../../support/fake-time.ts';
import { callerWith, failureOf } from '../../support/datasource.ts';
import { answer, resetConnection } from '../../support/scripted-transport.ts';
import { aRequest, JOB_ID, localaiJob, localaiOver, sample } from './localai-over.ts';

const PAGE = { first: 10, after: null };
const accepted = () => answer(201, sample('job-created').body);
const SUPERVISED = { batchSize: null, learningRateMultiplier: null, nEpochs: null };
const key = (value: string): CreateKey => ({ value, chosenBy: 'CLIENT' });

const bodyOf = ({ body }: WireRequest): Record<string, unknown> => JSON.parse(String(body));

describe('a call', () => {
  it('goes to the path of its operation', async () => {
    const { datasource, transport, opened } = localaiOver(({ path, method }) => {
      if (path.endsWith('/checkpoints')) return answer(200, { checkpoints: [] });
      if (path.endsWith('/jobs') && method === 'GET') return answer(200, [localaiJob()]);
      return path.endsWith('/datasets') ? answer(200, { path: '/data/x' }) : answer(200, localaiJob());
    });
    const caller = callerWith();
    await datasource.jobs.get(caller, 'a/b');
    await datasource.jobs.list(caller, PAGE);
    await datasource.checkpoints.list(caller, 'a/b', PAGE);
    await datasource.jobs.cancel(caller, 'a/b');
    const content = Readable.from(['{}\n']);
    await datasource.files.upload(caller, { filename: 'train.jsonl', purpose: 'fine-tune', content });
    expect(transport.sent.map(({ request: { method, path } }) => `${method} ${path}`)).toEqual([
      'GET /v1/jobs/a%2Fb',
      'GET /v1/jobs',
      'GET /v1/jobs/a%2Fb/checkpoints',
      'GET /v1/jobs/a%2Fb',
      'POST /v1/jobs/a%2Fb/stop',
      'GET /v1/jobs/a%2Fb',
      'POST /v1/datasets',
    ]);
    expect(opened).toEqual([`/v1/jobs/${JOB_ID}/progress`]);
  });

  it('carries the key as a bearer, and nothing where there is none', async () => {
    const { datasource, transport } = localaiOver(() => answer(200, []));
    await datasource.jobs.list(callerWith({ token: 'key-1', organization: 'org', project: 'p' }), PAGE);
    await datasource.jobs.list(callerWith({ token: null }), PAGE);
    expect(transport.sent.map(({ request }) => request.headers['authorization'])).toEqual([
      'Bearer key-1',
      undefined,
    ]);
    expect(Object.keys(transport.sent[0]?.request.headers ?? {}).join()).not.toMatch(/openai/i);
  });

  it('that uploads sends the file alone', async () => {
    let form = '';
    const { datasource } = localaiOver(async ({ body }) => {
      if (typeof body === 'object' && body !== null) form = `${body.head}${await text(body.content)}`;
      return answer(200, { path: '/data/x' });
    });
    const content = Readable.from(['{"a":1}\n']);
    await datasource.files.upload(callerWith(), { filename: 'train.jsonl', purpose: 'fine-tune', content });
    expect(form).toContain('name="file"; filename="train.jsonl"');
    expect(form).toContain('{"a":1}');
    expect(form).not.toContain('purpose');
  });
});

describe('a new job', () => {
  const sentFor = async (changes: Partial<CreateJobRequest>) => {
    const { datasource, transport } = localaiOver(({ method }) =>
      method === 'POST' ? accepted() : answer(200, localaiJob()),
    );
    await datasource.creation.create(callerWith(), aRequest(changes), null);
    return transport.sent.map(({ request }) => request).filter(({ method }) => method === 'POST');
  };
  const USUAL = {
    model: 'Qwen/Qwen2.5-0.5B',
    dataset_source: '/data/fine-tune/datasets/1a2b3c4d-train.jsonl',
    training_method: 'sft',
  };

  it.each<[string, Partial<CreateJobRequest>, object]>([
    ['without wishes', {}, USUAL],
    [
      'that is supervised',
      {
        seed: 7,
        method: { type: 'SUPERVISED', hyperparameters: { ...SUPERVISED, nEpochs: 2, batchSize: 4 } },
      },
      { ...USUAL, seed: 7, num_epochs: 2, batch_size: 4 },
    ],
    [
      'by the deprecated hyperparameters',
      { hyperparameters: { ...SUPERVISED, nEpochs: 2 } },
      { ...USUAL, num_epochs: 2 },
    ],
    [
      'by DPO, whose beta is an option, and so a text',
      { method: { type: 'DPO', hyperparameters: { ...SUPERVISED, nEpochs: 2, beta: 0.2 } } },
      { ...USUAL, training_method: 'dpo', num_epochs: 2, extra_options: { beta: '0.2' } },
    ],
    [
      'that leaves everything to the provider',
      {
        method: {
          type: 'DPO',
          hyperparameters: {
            batchSize: 'auto',
            learningRateMultiplier: 'auto',
            nEpochs: 'auto',
            beta: 'auto',
          },
        },
      },
      { ...USUAL, training_method: 'dpo' },
    ],
  ])('%s is asked for so', async (_what, changes, body) => {
    const [request] = await sentFor(changes);
    expect(request && bodyOf(request)).toEqual(body);
  });

  it('is what was ordered, while it can not be read', async () => {
    const now = Date.UTC(2026, 10, 22, 12);
    const { datasource } = localaiOver(({ method }) => (method === 'POST' ? accepted() : answer(404, {})), {
      clock: createFakeClock(now),
    });
    const method = { type: 'DPO', hyperparameters: { ...SUPERVISED, nEpochs: 2, beta: 0.2 } } as const;
    const job = await datasource.creation.create(callerWith(), aRequest({ method, seed: 7 }), null);
    expect(job).toMatchObject({
      id: JOB_ID,
      createdAt: new Date(now),
      status: 'QUEUED',
      rawStatus: 'queued',
      model: 'Qwen/Qwen2.5-0.5B',
      trainingFile: '/data/fine-tune/datasets/1a2b3c4d-train.jsonl',
      seed: 7,
      method,
    });
  });

  it.each<[string, Partial<CreateJobRequest>]>([
    ['validationFile', { validationFile: 'other' }],
    ['suffix', { suffix: 'mine' }],
    ['metadata', { metadata: [{ key: 'team', value: 'a' }] }],
    ['seed', { seed: 0 }],
    [
      'method.supervised.hyperparameters.learningRateMultiplier',
      { method: { type: 'SUPERVISED', hyperparameters: { ...SUPERVISED, learningRateMultiplier: 2 } } },
    ],
  ])('is refused before it is sent, for its %s', async (path, changes) => {
    const { datasource, transport } = localaiOver(accepted);
    const error = await failureOf(datasource.creation.create(callerWith(), aRequest(changes), null));
    expect(error).toBeInstanceOf(NotSupported);
    expect((error as NotSupported).inputs.map((input) => input.path.join('.'))).toEqual([path]);
    expect(transport.sent).toEqual([]);
  });
});

describe('a create under a key', () => {
  it('is tagged in the options of its job, and found by them when its answer is lost', async () => {
    const jobs: object[] = [];
    const { datasource, transport } = localaiOver((request) => {
      if (request.method === 'GET') return answer(200, jobs);
      jobs.push(localaiJob({ ...bodyOf(request), config: bodyOf(request) }));
      return resetConnection();
    });
    const job = await datasource.creation.create(callerWith(), aRequest(), key('mine'));
    expect(job.id).toBe(JOB_ID);
    expect(job.metadata).toEqual([]);
    const creates = transport.sent.filter(({ request }) => request.method === 'POST');
    expect(creates).toHaveLength(1);
    expect(creates.map(({ request }) => bodyOf(request)['extra_options'])).toEqual([
      { tunegraph_key: expect.stringMatching(/^[\w-]{43}$/), tunegraph_input: expect.any(String) },
    ]);
  });

  it('answers its job again in another process', async () => {
    const jobs: object[] = [];
    const script = (request: WireRequest) => {
      if (request.method === 'POST') {
        jobs.push(localaiJob({ extra_options: bodyOf(request)['extra_options'] }));
        return accepted();
      }
      return answer(200, request.path.endsWith('/jobs') ? jobs : jobs[0]);
    };
    const first = await localaiOver(script).datasource.creation.create(callerWith(), aRequest(), key('mine'));
    const again = localaiOver(script);
    expect(await again.datasource.creation.create(callerWith(), aRequest(), key('mine'))).toEqual(first);
    expect(jobs).toHaveLength(1);
  });

  it('is not sent a second time at a server that gives no options back', async () => {
    useFakeTime();
    let creates = 0;
    const { datasource } = localaiOver(({ method, path }) => {
      if (method === 'GET') return answer(200, path.endsWith('/jobs') ? [] : localaiJob());
      creates += 1;
      return creates === 1 ? accepted() : resetConnection();
    });
    const create = (name: string) => datasource.creation.create(callerWith(), aRequest(), key(name));
    await create('first');
    expect(await failureOf(runInFakeTime(() => create('second')))).toBeInstanceOf(CreateOutcomeUnknown);
    expect(creates).toBe(2);
  });
});

describe('the list of jobs', () => {
  const jobs = [
    ['one', '2026-06-27T10:00:00Z'],
    ['three', '2026-06-27T12:00:00Z'],
    ['two', '2026-06-27T12:00:00Z'],
    ['four', 'yesterday'],
  ].map(([id, created_at]) => localaiJob({ id, created_at }));
  const pages = async (body: unknown, first: number, after: string | null) => {
    const { datasource } = localaiOver(() => answer(200, body));
    const { items, hasMore } = await datasource.jobs.list(callerWith(), { first, after });
    return [items.map(({ id }) => id), hasMore];
  };

  it('comes in pages, newest first, in one order whatever the order there', async () => {
    for (const body of [jobs, jobs.toReversed()]) {
      expect(await pages(body, 2, null)).toEqual([['two', 'three'], true]);
      expect(await pages(body, 2, 'three')).toEqual([['one', 'four'], false]);
    }
  });

  it('is empty behind a job that is not there any more', async () => {
    expect(await pages(jobs, 2, 'five')).toEqual([[], false]);
  });

  it('leaves out what is no job, and says so once', async () => {
    const { datasource } = localaiOver(() => answer(200, [localaiJob(), localaiJob(), {}, 7, null]));
    expect((await datasource.jobs.list(callerWith(), PAGE)).items).toHaveLength(1);
    expect(datasource.logged.join()).toContain('"unreadable":3');
  });

  it('may be null where there is none, and is broken where it is something else', async () => {
    expect(await pages(null, 2, null)).toEqual([[], false]);
    expect(await failureOf(pages({ data: [] }, 2, null))).toMatchObject({ code: 'UPSTREAM_ERROR' });
  });
});

describe('a stop', () => {
  it.each([
    ['completed', 'which LocalAI would call stopped afterwards'],
    ['failed', 'which LocalAI would call stopped afterwards'],
  ])('is not sent for a job that is %s, %s', async (status) => {
    const { datasource, transport } = localaiOver(() => answer(200, localaiJob({ status })));
    expect(await failureOf(datasource.jobs.cancel(callerWith(), JOB_ID))).toMatchObject({
      message: `The job is ${status} already, so there is nothing to stop.`,
      details: { status: 409 },
    });
    expect(transport.sent.map(({ request }) => request.method)).toEqual(['GET']);
  });

  it('of a job that was stopped before is no more than its reading', async () => {
    const { datasource, transport } = localaiOver(() => answer(200, localaiJob({ status: 'stopped' })));
    expect(await datasource.jobs.cancel(callerWith(), JOB_ID)).toMatchObject({ status: 'CANCELLED' });
    expect(transport.sent).toHaveLength(1);
  });

  it('that an older server only takes note of answers the job as it still is', async () => {
    const { datasource } = localaiOver(() => answer(200, localaiJob()));
    expect(await datasource.jobs.cancel(callerWith(), JOB_ID)).toMatchObject({ status: 'RUNNING' });
  });
});

describe('a 404', () => {
  const failing = (error: string) =>
    localaiOver(({ path, method }) =>
      method === 'POST' || path.endsWith('/checkpoints') ? answer(404, { error }) : answer(200, localaiJob()),
    ).datasource;

  it('means that there is no such job, where it says so', async () => {
    const datasource = failing('job not found: x');
    expect(await datasource.checkpoints.list(callerWith(), 'x', PAGE)).toBeNull();
    expect(await failureOf(datasource.jobs.cancel(callerWith(), 'x'))).toMatchObject({
      details: { status: 404 },
    });
  });

  it('is a failure of the server, where it says anything else', async () => {
    const datasource = failing('failed to load backend trl: backend not found: trl');
    for (const asked of [
      datasource.checkpoints.list(callerWith(), 'x', PAGE),
      datasource.jobs.cancel(callerWith(), 'x'),
    ]) {
      expect(await failureOf(asked)).toMatchObject({ code: 'UPSTREAM_ERROR' });
    }
  });
});

describe('what LocalAI does not have', () => {
  it('is refused without a call', async () => {
    const { datasource, transport } = localaiOver(() => answer(200, {}));
    const caller = callerWith();
    for (const asked of [
      datasource.jobs.pause(caller, JOB_ID),
      datasource.jobs.resume(caller, JOB_ID),
      datasource.files.list(caller, PAGE),
      datasource.files.delete(caller, 'x'),
    ]) {
      expect(await failureOf(asked)).toBeInstanceOf(NotSupported);
    }
    expect(await datasource.files.get(caller, '/data/x')).toMatchObject({ id: '/data/x', filename: null });
    expect(transport.sent).toEqual([]);
  });

  it('is not among what it says that it can', () => {
    expect([...localaiCapabilities.operations]).toEqual([
      'CREATE_JOB',
      'LIST_JOBS',
      'CANCEL_JOB',
      'LIST_EVENTS',
      'LIST_CHECKPOINTS',
      'READ_TRAINING_METRICS',
      'UPLOAD_FILE',
    ]);
    expect(localai.baseUrl).toBeNull();
  });

  it('is not there to be called', () => {
    const unasked = () => Promise.reject(new Error('Nobody calls in this test.'));
    const { jobs, events, checkpoints, files } = localai.connect({
      upstream: { get: unasked, change: unasked, open: unasked },
      baseUrl: parseBaseUrl('http://upstream.invalid/api/fine-tuning'),
      vocabulary: createVocabulary(localai, silentLogger),
      logger: silentLogger,
      clock: createFakeClock(),
    });
    const absent = (operations: object) =>
      Object.entries(operations).flatMap(([name, operation]) => (operation === null ? [name] : []));
    expect(absent(jobs)).toEqual(['pause', 'resume']);
    expect(absent(files)).toEqual(['get', 'list', 'delete', 'content']);
    expect(absent({ events, checkpoints })).toEqual([]);
  });
});

it.each([
  ['kto', { type: 'UNKNOWN', rawType: 'kto', raw: { training_method: 'kto' } }],
  ['rloo', { type: 'REINFORCEMENT', grader: null }],
  ['', { type: 'SUPERVISED' }],
])('a job that trains by %j is one of %j', async (training_method, method) => {
  const { datasource } = localaiOver(() => answer(200, localaiJob({ training_method, config: {} })));
  expect(await datasource.jobs.get(callerWith(), JOB_ID)).toMatchObject({ method });
});

it('hands on no token of Hugging Face that a failure repeats', async () => {
  const message = 'Training failed: 401 for hf_abcdefghijklmnop';
  const { datasource } = localaiOver(() => answer(200, localaiJob({ status: 'failed', message })));
  expect(await datasource.jobs.get(callerWith(), JOB_ID)).toMatchObject({
    error: { message: 'Training failed: 401 for [redacted]' },
  });
});
