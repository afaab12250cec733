import { Mistral } from '@mistralai/mistralai';
import { MistralError } from '@mistralai/mistralai/models/errors';
import { afterEach, describe, expect, it } from 'vitest';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../../src/emulator/index.ts';
import { createFakeClock } from '../fake-clock.ts';
import { chatLines, linesOf } from '../harness.ts';

const running: Emulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.stop()));
});

const second = 1_000;
const jobs = '/fine_tuning/jobs';
const newJob = {
  model: 'open-mistral-7b',
  training_files: [{ file_id: 'file-seed-chat', weight: 1 }],
  hyperparameters: { training_steps: 100 },
  auto_start: true,
};

type Body = Readonly<Record<string, unknown>>;

const play = async (options: EmulatorOptions = {}) => {
  const clock = createFakeClock();
  const emulator = await startEmulator({ provider: 'mistral', clock, ...options });
  running.push(emulator);
  const ask = async (method: string, path: string, json?: object, key = emulator.apiKey) => {
    const response = await fetch(`${emulator.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
    const text = await response.text();
    return { status: response.status, text, body: (text === '' ? {} : JSON.parse(text)) as Body };
  };
  const create = async (changes: object = {}): Promise<string> => {
    const { status, body, text } = await ask('POST', jobs, { ...newJob, ...changes });
    expect(status, text).toBe(200);
    return String(body['id']);
  };
  /** The client of Mistral itself, the last one that knows of jobs. Its address goes without the version. */
  const client = new Mistral({
    apiKey: emulator.apiKey,
    serverURL: new URL(emulator.url).origin,
    retryConfig: { strategy: 'none' },
  });
  return { emulator, clock, ask, create, client };
};

const upload = async (client: Mistral, lines: readonly object[]): Promise<string> => {
  const file = new File([linesOf(lines)], 'training.jsonl');
  return (await client.files.upload({ file, purpose: 'fine-tune' })).id;
};

const statusesOf = (body: Body): readonly unknown[] =>
  (body['events'] as readonly { data: Body }[]).map(({ data }) => data['status']);

describe('Mistral, over plain HTTP', () => {
  it('lives below /v1, and lets nobody in without a key', async () => {
    const { emulator, ask } = await play({ apiKeys: ['key-1'] });
    expect(emulator.url).toMatch(/\/v1$/);
    expect((await ask('GET', jobs, undefined, 'key-1')).status).toBe(200);
    expect(await ask('GET', jobs, undefined, 'key-2')).toMatchObject({
      status: 401,
      body: { detail: 'Unauthorized' },
    });
  });

  it('answers a new job as its documents do', async () => {
    const { ask } = await play();
    const { body } = await ask('POST', jobs, { ...newJob, suffix: 'my-great-model' });
    expect(body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      auto_start: true,
      model: 'open-mistral-7b',
      status: 'QUEUED',
      job_type: 'completion',
      created_at: expect.any(Number),
      modified_at: expect.any(Number),
      training_files: ['file-seed-chat'],
      validation_files: [],
      object: 'job',
      fine_tuned_model: null,
      suffix: 'my-great-model',
      integrations: [],
      trained_tokens: null,
      metadata: {
        expected_duration_seconds: null,
        cost: null,
        cost_currency: null,
        train_tokens_per_step: null,
        train_tokens: null,
        data_tokens: null,
        estimated_start_time: null,
      },
      hyperparameters: expect.objectContaining({ training_steps: 100, learning_rate: 0.0001 }),
      repositories: [],
    });
  });

  it('takes a job through its words, and keeps them in its log, newest first', async () => {
    const { ask, clock, create } = await play();
    const id = await create();
    const seen: unknown[] = [];
    for (let passed = 0; passed < 120; passed += 1) {
      const { status } = (await ask('GET', `${jobs}/${id}`)).body;
      if (seen.at(-1) !== status) seen.push(status);
      clock.advance(second);
    }
    expect(seen).toEqual(['QUEUED', 'VALIDATING', 'VALIDATED', 'STARTED', 'RUNNING', 'SUCCESS']);
    const { body } = await ask('GET', `${jobs}/${id}`);
    expect(statusesOf(body)).toEqual(seen.toReversed());
    expect(body).toMatchObject({
      fine_tuned_model: `ft:open-mistral-7b:${/:([0-9a-f]{8}):/.exec(String(body['fine_tuned_model']))?.[1]}:${id.slice(0, 8)}`,
      trained_tokens: expect.any(Number),
      modified_at: (body['events'] as readonly Body[])[0]?.['created_at'],
      metadata: { cost_currency: 'EUR', train_tokens: body['trained_tokens'] },
    });
  });

  it('has a checkpoint at every tenth of the way inside the job, and nowhere else', async () => {
    const { ask, clock, create } = await play();
    const id = await create({ validation_files: ['file-seed-chat-validation'] });
    clock.advance(1_000 * second);
    const { checkpoints } = (await ask('GET', `${jobs}/${id}`)).body as { checkpoints: readonly Body[] };
    expect(checkpoints.map((checkpoint) => checkpoint['step_number'])).toEqual([
      100, 90, 80, 70, 60, 50, 40, 30, 20, 10,
    ]);
    const { metrics } = checkpoints[0] as { metrics: Readonly<Record<string, number>> };
    expect(metrics['valid_mean_token_accuracy']).toBeCloseTo(2 ** (metrics['valid_loss'] ?? 0), 5);
    for (const part of ['events', 'checkpoints', 'pause', 'resume']) {
      expect((await ask('GET', `${jobs}/${id}/${part}`)).status).toBe(404);
    }
    const { data } = (await ask('GET', jobs)).body as { data: readonly Body[] };
    expect(data[0]).not.toHaveProperty('events');
    expect(data[0]).not.toHaveProperty('checkpoints');
  });

  it('lists by numbered pages, newest first, with the count of all', async () => {
    const { ask, create } = await play();
    const created = [await create(), await create({ model: 'open-mistral-nemo' })];
    const all = (await ask('GET', jobs)).body as { total: number; data: readonly Body[] };
    expect(all.data.slice(0, 2).map(({ id }) => id)).toEqual(created.toReversed());
    expect(all.total).toBe(all.data.length);
    const paged = (await ask('GET', `${jobs}?page=1&page_size=1`)).body;
    expect(paged).toMatchObject({ object: 'list', total: all.total, data: [{ id: created[0] }] });
    const past = (await ask('GET', `${jobs}?page=99`)).body;
    expect(past).toEqual({ object: 'list', total: all.total, data: [] });
    expect((await ask('GET', `${jobs}?model=open-mistral-nemo&status=QUEUED`)).body).toMatchObject({
      total: 1,
      data: [{ id: created[1] }],
    });
    expect((await ask('GET', `${jobs}?page=-1`)).status).toBe(422);
  });

  it('holds a job back that nobody told to start by itself, until somebody starts it', async () => {
    const { ask, clock, create } = await play();
    const { auto_start: _, ...quiet } = newJob;
    const { body: held } = await ask('POST', jobs, quiet);
    const id = String(held['id']);
    expect(held).toMatchObject({ auto_start: false });
    expect((await ask('POST', `${jobs}/${id}/start`)).status).toBe(422);
    clock.advance(3_600 * second);
    expect((await ask('GET', `${jobs}/${id}`)).body).toMatchObject({ status: 'VALIDATED' });
    expect((await ask('POST', `${jobs}/${id}/start`)).body).toMatchObject({ status: 'STARTED' });
    clock.advance(3_600 * second);
    expect(statusesOf((await ask('GET', `${jobs}/${id}`)).body)).toEqual([
      ...['SUCCESS', 'RUNNING', 'STARTED', 'VALIDATED', 'VALIDATING', 'QUEUED'],
    ]);
    expect((await ask('POST', `${jobs}/${await create()}/start`)).status).toBe(422);
  });

  it('only requests a cancellation at first', async () => {
    const { ask, clock, create } = await play();
    const id = await create();
    expect((await ask('POST', `${jobs}/${id}/cancel`)).body).toMatchObject({
      status: 'CANCELLATION_REQUESTED',
    });
    expect((await ask('POST', `${jobs}/${id}/cancel`)).body).toMatchObject({
      status: 'CANCELLATION_REQUESTED',
    });
    clock.advance(2 * second);
    const { body } = await ask('GET', `${jobs}/${id}`);
    expect(statusesOf(body)).toEqual(['CANCELLED', 'CANCELLATION_REQUESTED', 'QUEUED']);
    expect((await ask('POST', `${jobs}/${id}/cancel`)).status).toBe(422);
  });

  it('says no more of a failure than that the files were not in order', async () => {
    const { ask, clock, create } = await play();
    const id = await create({ training_files: [{ file_id: 'file-seed-broken' }] });
    clock.advance(60 * second);
    const { body } = await ask('GET', `${jobs}/${id}`);
    expect(statusesOf(body)).toEqual(['FAILED_VALIDATION', 'VALIDATING', 'QUEUED']);
    expect(body).not.toHaveProperty('error');
  });

  it.each([
    [
      'no file',
      { ...newJob, training_files: [] },
      [
        {
          type: 'value_error',
          loc: ['body', 'job_in'],
          msg: 'Value error, At least one training file or repository is required.',
        },
      ],
    ],
    [
      'a model of somebody else',
      { ...newJob, model: 'gpt-4o-mini' },
      expect.stringMatching(/^Model not available/),
    ],
    ['a classifier', { ...newJob, job_type: 'classifier' }, expect.stringMatching(/\(classifier\)\.$/)],
    ['a long suffix', { ...newJob, suffix: 'x'.repeat(19) }, [{ loc: ['body', 'job_in', 'suffix'] }]],
    [
      'no hyperparameters',
      { ...newJob, hyperparameters: undefined },
      [{ loc: ['body', 'job_in', 'hyperparameters'] }],
    ],
    [
      'too large a learning rate',
      { ...newJob, hyperparameters: { learning_rate: 2 } },
      [{ loc: ['body', 'job_in', 'hyperparameters', 'learning_rate'] }],
    ],
    [
      'a file as OpenAI writes it',
      { ...newJob, training_files: ['file-seed-chat'] },
      [{ loc: ['body', 'job_in', 'training_files', 0] }],
    ],
    [
      'a run without its key',
      { ...newJob, integrations: [{ type: 'wandb', project: 'p' }] },
      [{ loc: ['body', 'job_in', 'integrations', 0, 'api_key'] }],
    ],
  ])('refuses %s with 422', async (_, body, detail) => {
    const { ask } = await play();
    expect(await ask('POST', jobs, body)).toMatchObject({ status: 422, body: { detail } });
  });

  it('never shows the key of a run again', async () => {
    const { ask, create } = await play();
    const id = await create({ integrations: [{ type: 'wandb', project: 'p', api_key: 'wandb-secret' }] });
    const { text, body } = await ask('GET', `${jobs}/${id}`);
    expect(body['integrations']).toEqual([
      { type: 'wandb', project: 'p', name: null, run_name: null, url: null },
    ]);
    expect(text).not.toContain('secret');
  });

  it('is gone where creation is closed, and lost where its answer is', async () => {
    const { emulator, ask } = await play();
    emulator.setFaults([{ kind: 'error', status: 503, carriedOut: true, route: 'create', times: 1 }]);
    expect(await ask('POST', jobs, newJob)).toMatchObject({ status: 503, body: { object: 'error' } });
    expect(emulator.jobsCreated({ apiKey: emulator.apiKey })).toHaveLength(1);
    emulator.setFaults([{ kind: 'creationClosed' }]);
    expect(await ask('POST', jobs, newJob)).toMatchObject({ status: 410, text: '' });
  });

  it('says a word that no document has when it is told to', async () => {
    const { ask } = await play({ quirks: { unknownStatus: true } });
    expect((await ask('GET', `${jobs}/ftjob-seed-running`)).body).toMatchObject({ status: 'COMPRESSING' });
  });

  it('has jobs in every state that it can have from the start', async () => {
    const { ask } = await play();
    const { data } = (await ask('GET', jobs)).body as { data: readonly Body[] };
    expect(data.map(({ status }) => status)).toEqual([
      ...['VALIDATING', 'VALIDATED', 'RUNNING', 'CANCELLED', 'FAILED_VALIDATION', 'SUCCESS'],
    ]);
    expect(data.map((job) => job['auto_start'])).toEqual([true, false, true, true, true, true]);
  });
});

describe("Mistral's own client", () => {
  it('lives the whole story: upload, train, finish, delete', async () => {
    const { client, clock } = await play();
    const fileId = await upload(client, chatLines(40));
    expect((await client.files.retrieve({ fileId })).filename).toBe('training.jsonl');
    const created = await client.fineTuning.jobs.create({
      model: 'open-mistral-7b',
      trainingFiles: [{ fileId, weight: 1 }],
      validationFiles: ['file-seed-chat-validation'],
      hyperparameters: { trainingSteps: 100, learningRate: 0.0001 },
      suffix: 'sums',
      autoStart: true,
      jobType: 'completion',
    });
    // Its unions let anything through that they don't know, and say so.
    expect(created).toMatchObject({ jobType: 'completion', status: 'QUEUED', suffix: 'sums' });
    expect(created).not.toHaveProperty('isUnknown');
    const jobId = 'id' in created ? created.id : '';

    clock.advance(1_000 * second);
    const job = await client.fineTuning.jobs.get({ jobId });
    expect(job).not.toHaveProperty('isUnknown');
    expect(job).toMatchObject({
      status: 'SUCCESS',
      trainingFiles: [fileId],
      fineTunedModel: expect.stringMatching(/^ft:open-mistral-7b:sums:/),
      events: expect.arrayContaining([
        { name: 'status-updated', data: { status: 'RUNNING' }, createdAt: expect.any(Number) },
      ]),
      checkpoints: expect.arrayContaining([expect.objectContaining({ stepNumber: 100 })]),
    });
    expect(await client.files.delete({ fileId })).toEqual({ id: fileId, object: 'file', deleted: true });
  });

  it('lists every job as one that it knows', async () => {
    const { client, create } = await play();
    const id = await create();
    const list = await client.fineTuning.jobs.list({ page: 0, pageSize: 100 });
    const listed = list.data ?? [];
    expect(listed.filter((job) => 'isUnknown' in job)).toEqual([]);
    expect([listed.length, listed[0]]).toMatchObject([list.total, { id, status: 'QUEUED' }]);
    const cancelled = await client.fineTuning.jobs.list({ status: 'CANCELLED' });
    expect(cancelled.data).toMatchObject([{ id: 'ftjob-seed-cancelled' }]);
  });

  it('starts one job, and cancels another', async () => {
    const { client, clock, create } = await play();
    const jobId = await create({ auto_start: false });
    clock.advance(60 * second);
    expect(await client.fineTuning.jobs.start({ jobId })).toMatchObject({ status: 'STARTED' });
    const cancelled = await client.fineTuning.jobs.cancel({ jobId });
    expect(cancelled).toMatchObject({ status: 'CANCELLATION_REQUESTED', jobType: 'completion' });
    expect(cancelled).not.toHaveProperty('isUnknown');
  });

  it('reads files by page, by purpose and by content', async () => {
    const { client } = await play();
    const fileId = await upload(client, chatLines(12));
    const first = await client.files.list({ page: 0, pageSize: 1 });
    expect(first.data).toMatchObject([
      { id: fileId, sampleType: 'instruct', source: 'upload', numLines: 12 },
    ]);
    expect(first.total).toBeGreaterThan(1);
    expect((await client.files.list({ purpose: 'batch' })).data).toEqual([]);
    const content = await client.files.download({ fileId });
    expect(await new Response(content).text()).toBe(linesOf(chatLines(12)));
  });

  it('reads refusals as errors with their status', async () => {
    const { client } = await play();
    const unknown = await client.fineTuning.jobs.get({ jobId: 'none' }).catch((error: unknown) => error);
    expect(unknown).toBeInstanceOf(MistralError);
    expect(unknown).toMatchObject({
      statusCode: 404,
      body: '{"detail":"No fine tuning job matches the given query."}',
    });
  });
});
