import { readdirSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import type { FineTuningJob } from '../../../../src/domain/job.ts';
import { callerWith, failureOf } from '../../support/datasource.ts';
import { answer } from '../../support/scripted-transport.ts';
import { aRequest, JOB_ID, localaiOver, sample } from './localai-over.ts';

const HYPERPARAMETERS = { batchSize: 2, learningRateMultiplier: null, nEpochs: 1 };

/** The job of most samples. */
const JOB: FineTuningJob = {
  id: JOB_ID,
  createdAt: new Date('2026-06-27T10:00:00Z'),
  status: 'RUNNING',
  rawStatus: 'training',
  model: 'TinyLlama/TinyLlama-1.1B-Chat-v1.0',
  fineTunedModel: null,
  suffix: null,
  error: null,
  finishedAt: null,
  estimatedFinish: null,
  trainedTokens: null,
  seed: null,
  organizationId: null,
  trainingFile: 'yahma/alpaca-cleaned',
  validationFile: null,
  resultFiles: [],
  method: { type: 'SUPERVISED', hyperparameters: HYPERPARAMETERS },
  hyperparameters: null,
  integrations: [],
  metadata: [],
};
const UNTOLD = { batchSize: null, learningRateMultiplier: null, nEpochs: null };

const JOBS: Readonly<Record<string, FineTuningJob>> = {
  'job-queued': { ...JOB, status: 'QUEUED', rawStatus: 'queued' },
  'job-loading-model': { ...JOB, status: 'QUEUED', rawStatus: 'loading_model' },
  'job-training': JOB,
  'job-saving': { ...JOB, rawStatus: 'saving' },
  'job-completed': { ...JOB, status: 'SUCCEEDED', rawStatus: 'completed' },
  'job-stopped': { ...JOB, status: 'CANCELLED', rawStatus: 'stopped' },
  'job-stopped-by-restart': { ...JOB, status: 'CANCELLED', rawStatus: 'stopped' },
  'job-failed': {
    ...JOB,
    status: 'FAILED',
    rawStatus: 'failed',
    error: {
      code: 'unknown',
      message:
        "Model 'TinyLlama/TinyLlama-1.1B-Chat-v1.0' is a gated HuggingFace repo and requires authentication. Pass 'hf_token' in extra_options or set the HF_TOKEN environment variable.",
      param: null,
    },
  },
  'job-grpo': {
    ...JOB,
    status: 'QUEUED',
    rawStatus: 'queued',
    model: 'Qwen/Qwen2.5-1.5B-Instruct',
    trainingFile: 'my-reasoning-dataset',
    method: {
      type: 'REINFORCEMENT',
      hyperparameters: {
        ...HYPERPARAMETERS,
        computeMultiplier: null,
        evalInterval: null,
        evalSamples: null,
        reasoningEffort: null,
      },
      grader: null,
    },
  },
  'job-completed-exported': {
    ...JOB,
    id: 'rt-1',
    status: 'SUCCEEDED',
    rawStatus: 'completed',
    model: 'base-model',
    fineTunedModel: 'base-model-ft-rt-1',
    trainingFile: 'data.jsonl',
    method: { type: 'SUPERVISED', hyperparameters: UNTOLD },
  },
};

it.each(Object.entries(JOBS))('reads %s', async (name, expected) => {
  const { status, body } = sample(name);
  const { datasource } = localaiOver(() => answer(status, body));
  expect(await datasource.jobs.get(callerWith(), body.id)).toEqual(expected);
});

it('hands on nothing of the options of a job, where a token may stand', async () => {
  const { datasource } = localaiOver(() => answer(200, sample('job-completed-exported').body));
  expect(JSON.stringify(await datasource.jobs.get(callerWith(), 'rt-1'))).not.toMatch(/secret|hf_token/);
});

describe('a list', () => {
  const untold = {
    ...JOB,
    status: 'UNKNOWN',
    rawStatus: '',
    model: '',
    trainingFile: '',
    method: { type: 'SUPERVISED', hyperparameters: UNTOLD },
  } as const;

  it.each([
    [
      'jobs',
      [
        { ...untold, id: 'new' },
        { ...untold, id: 'old', createdAt: new Date('2026-06-25T10:00:00Z') },
      ],
    ],
    ['jobs-empty', []],
  ])('of %s is read', async (name, items) => {
    const { datasource } = localaiOver(() => answer(200, sample(name).body));
    expect(await datasource.jobs.list(callerWith(), { first: 10, after: null })).toEqual({
      items,
      hasMore: false,
    });
  });

  it('of checkpoints is read, newest first, whatever the order of their names', async () => {
    const { datasource } = localaiOver(() => answer(200, sample('checkpoints').body));
    const directory = `/data/fine-tune/${JOB_ID}`;
    const none = {
      totalSteps: null,
      trainMeanTokenAccuracy: null,
      validLoss: null,
      validMeanTokenAccuracy: null,
      fullValidLoss: null,
      fullValidMeanTokenAccuracy: null,
    };
    const measured = (step: number, epoch: number, loss: number) => ({
      ...none,
      step,
      trainLoss: loss,
      values: [
        { name: 'step', value: step },
        { name: 'epoch', value: epoch },
        { name: 'loss', value: loss },
      ],
    });
    expect(await datasource.checkpoints.list(callerWith(), JOB_ID, { first: 10, after: null })).toEqual({
      items: [
        {
          id: `${JOB_ID}:checkpoint-1000`,
          createdAt: new Date('2026-06-27T11:00:00Z'),
          stepNumber: 1000,
          fineTunedModelCheckpoint: `${directory}/checkpoint-1000`,
          metrics: measured(1000, 2, 0.71),
        },
        {
          id: `${JOB_ID}:checkpoint-500`,
          createdAt: new Date('2026-06-27T10:30:00Z'),
          stepNumber: 500,
          fineTunedModelCheckpoint: `${directory}/checkpoint-500`,
          metrics: measured(500, 1, 0.98),
        },
        {
          id: `${JOB_ID}:checkpoint-x`,
          createdAt: new Date('2026-06-27T11:10:00Z'),
          stepNumber: 0,
          fineTunedModelCheckpoint: `${directory}/checkpoint-x`,
          metrics: { ...none, step: null, trainLoss: null, values: [] },
        },
      ],
      hasMore: false,
    });
  });

  it('of no checkpoints is null there, and empty here', async () => {
    const { datasource } = localaiOver(() => answer(200, sample('checkpoints-none').body));
    expect(await datasource.checkpoints.list(callerWith(), JOB_ID, { first: 10, after: null })).toEqual({
      items: [],
      hasMore: false,
    });
  });
});

describe('an answer to a change', () => {
  it('to a new job is its id, by which the job is then read', async () => {
    const { datasource } = localaiOver(({ method }) =>
      method === 'POST' ? answer(201, sample('job-created').body) : answer(200, sample('job-queued').body),
    );
    const job = await datasource.creation.create(callerWith(), aRequest(), null);
    expect(job).toEqual(JOBS['job-queued']);
  });

  it('to a stop is no job, so the job is read once more', async () => {
    let isStopped = false;
    const { datasource } = localaiOver(({ method }) => {
      if (method === 'GET') return answer(200, sample(isStopped ? 'job-stopped' : 'job-training').body);
      isStopped = true;
      return answer(200, sample('stop-answer').body);
    });
    expect(await datasource.jobs.cancel(callerWith(), JOB_ID)).toEqual(JOBS['job-stopped']);
  });

  it('to an upload is a path, which is the id of the file', async () => {
    const { datasource } = localaiOver(() => answer(200, sample('file-dataset-uploaded').body));
    const content = Readable.from(['{}\n']);
    expect(
      await datasource.files.upload(callerWith(), { filename: 'train.jsonl', purpose: 'fine-tune', content }),
    ).toEqual({
      id: '/data/fine-tune/datasets/1a2b3c4d-train.jsonl',
      filename: 'train.jsonl',
      bytes: null,
      purpose: null,
      status: null,
      createdAt: null,
      expiresAt: null,
    });
  });
});

describe('a stream of progress', () => {
  const heardOf = async (name: string) => {
    const started = localaiOver(() => answer(200, sample('job-training').body), {
      stream: () => Readable.from([Buffer.from(sample(name).body)]),
    });
    const { events, jobs } = started.datasource;
    const caller = callerWith();
    await jobs.get(caller, JOB_ID);
    const read = async () => (await events.list(caller, JOB_ID, { first: 10, after: null }))?.items ?? [];
    return { ...started, read };
  };

  it('is a log, newest first', async () => {
    const { read } = await heardOf('events-progress-sse');
    await vi.waitFor(async () => expect(await read()).toHaveLength(7));
    const log = await read();
    expect(log.map(({ type, level, message }) => [type, level, message])).toEqual([
      ['MESSAGE', 'INFO', 'Training completed'],
      ['MESSAGE', 'INFO', 'Checkpoint saved at step 3'],
      ['METRICS', 'INFO', 'Step 2/3: training loss=1.9'],
      ['METRICS', 'INFO', 'Step 1/3: training loss=2.1'],
      ['MESSAGE', 'INFO', 'Training started'],
      ['MESSAGE', 'INFO', 'Loading dataset'],
      ['MESSAGE', 'INFO', 'Loading model TinyLlama/TinyLlama-1.1B-Chat-v1.0'],
    ]);
    expect(log.map(({ metrics }) => metrics?.step ?? null)).toEqual([3, null, 2, 1, null, null, null]);
    // The estimate of the second step is 28 years.
    expect(log[2]?.metrics?.values.map(({ name }) => name)).not.toContain('eta_seconds');
    expect(log[3]?.metrics).toEqual({
      step: 1,
      totalSteps: 3,
      trainLoss: 2.1,
      trainMeanTokenAccuracy: 0.55,
      validLoss: null,
      validMeanTokenAccuracy: null,
      fullValidLoss: null,
      fullValidMeanTokenAccuracy: null,
      values: [
        { name: 'current_step', value: 1 },
        { name: 'total_steps', value: 3 },
        { name: 'current_epoch', value: 0.33 },
        { name: 'total_epochs', value: 1 },
        { name: 'loss', value: 2.1 },
        { name: 'learning_rate', value: 0.0002 },
        { name: 'grad_norm', value: 1.5 },
        { name: 'mean_token_accuracy', value: 0.55 },
      ],
    });
  });

  it('tells why a training failed', async () => {
    const { read } = await heardOf('events-progress-failed');
    await vi.waitFor(async () => expect(await read()).toHaveLength(1));
    expect(await read()).toMatchObject([
      { type: 'MESSAGE', level: 'ERROR', message: 'Training failed: CUDA out of memory', metrics: null },
    ]);
  });

  it('tells of no event where it only says that there is no such job', async () => {
    const { read, opened } = await heardOf('events-progress-not-found');
    expect(opened).toHaveLength(1);
    expect(await read()).toEqual([]);
  });
});

const ERRORS: Readonly<Record<string, object>> = {
  'error-400-model-required': { message: 'model is required', details: { status: 400 } },
  'error-400-dataset-required': { message: 'dataset_source is required', details: { status: 400 } },
  'error-401-auth': { code: 'UNAUTHENTICATED' },
  'error-403-feature': { code: 'FORBIDDEN' },
  'error-404-job-not-found': { message: 'job not found: nope', details: { status: 404 } },
  'error-500-already-running': { code: 'UPSTREAM_ERROR' },
  'error-500-backend': { code: 'UPSTREAM_ERROR' },
  'error-503-not-available': { code: 'UPSTREAM_ERROR' },
};

it.each(Object.entries(ERRORS))('reads %s', async (name, expected) => {
  const { status, body } = sample(name);
  const { datasource } = localaiOver(() => answer(status, body));
  expect(await failureOf(datasource.jobs.cancel(callerWith(), 'nope'))).toMatchObject(expected);
});

it('reads every sample that is here', () => {
  const others = ['jobs', 'jobs-empty', 'checkpoints', 'checkpoints-none', 'job-created', 'stop-answer'];
  const more = [
    'file-dataset-uploaded',
    'events-progress-sse',
    'events-progress-failed',
    'events-progress-not-found',
  ];
  const names = readdirSync(new URL('./responses', import.meta.url)).map((name) => name.replace('.json', ''));
  expect(names.sort()).toEqual([...Object.keys(JOBS), ...Object.keys(ERRORS), ...others, ...more].sort());
});
