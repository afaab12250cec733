import { describe, expect, it } from 'vitest';
import type { FineTuningJob } from '../../../../src/domain/job.ts';
import { callerWith, failureOf } from '../../support/datasource.ts';
import { bedrockOver, lambdaGrader, recorded } from './bedrock-over.ts';

const answering = (name: string) => bedrockOver(() => recorded(name)).datasource;
const at = (seconds: number): Date => new Date(seconds * 1000);
const everything = { first: 100, after: null };

const created: FineTuningJob = {
  id: 'ftjob-abc123',
  createdAt: at(1771442000),
  status: 'VALIDATING_FILES',
  rawStatus: 'validating_files',
  model: 'openai.gpt-oss-20b',
  fineTunedModel: null,
  suffix: null,
  error: null,
  finishedAt: null,
  estimatedFinish: null,
  trainedTokens: null,
  seed: null,
  organizationId: null,
  trainingFile: 'file-abc123',
  validationFile: null,
  resultFiles: [],
  method: {
    type: 'REINFORCEMENT',
    hyperparameters: {
      batchSize: 4,
      learningRateMultiplier: 1,
      nEpochs: 1,
      computeMultiplier: null,
      evalInterval: null,
      evalSamples: null,
      reasoningEffort: null,
    },
    grader: { kind: 'OTHER', type: 'lambda', name: null, raw: lambdaGrader },
  },
  hyperparameters: null,
  integrations: [],
  metadata: [],
};

const succeeded: FineTuningJob = {
  ...created,
  status: 'SUCCEEDED',
  rawStatus: 'succeeded',
  fineTunedModel: 'ft:gpt-4o-mini:openai:custom-model:7p4lURel',
  finishedAt: at(1771449000),
};

const running: FineTuningJob = { ...created, status: 'RUNNING', rawStatus: 'running' };

const jobs: readonly (readonly [name: string, job: FineTuningJob])[] = [
  ['job-created.assembled', created],
  ['job-running.assembled', running],
  ['job-succeeded.assembled', succeeded],
  [
    'job-cancelled.assembled',
    { ...created, status: 'CANCELLED', rawStatus: 'cancelled', finishedAt: at(1771442400) },
  ],
  [
    'job-failed.assembled',
    {
      ...created,
      status: 'FAILED',
      rawStatus: 'failed',
      finishedAt: at(1771442300),
      error: {
        code: 'invalid_training_file',
        message: 'The training file has fewer than 100 records.',
        param: 'training_file',
      },
    },
  ],
];

describe('jobs', () => {
  it.each(jobs)('%s', async (name, job) => {
    expect(await answering(name).jobs.get(callerWith(), job.id)).toEqual(job);
  });

  it('a list of them', async () => {
    const page = await answering('jobs.assembled').jobs.list(callerWith(), everything);
    const other = { ...running, id: 'ftjob-abc124', model: 'qwen.qwen3-32b-v1:0' };
    expect(page).toEqual({ items: [other, succeeded], hasMore: false });
  });
});

describe('events', () => {
  const step = {
    id: 'ftevent-c3c14785-4a3b-4dab-99a5-a15aeb6c0742',
    createdAt: at(1771442218),
    level: 'INFO',
    type: 'METRICS',
    message: 'Step 4/67: training metrics',
    metrics: {
      step: 4,
      totalSteps: 67,
      trainLoss: null,
      trainMeanTokenAccuracy: null,
      validLoss: null,
      validMeanTokenAccuracy: null,
      fullValidLoss: null,
      fullValidMeanTokenAccuracy: null,
      values: [
        { name: 'total_steps', value: 67 },
        { name: 'actor_grad_norm', value: 0.0008667297661304474 },
        { name: 'response_length_mean', value: 519.09375 },
        { name: 'step', value: 4 },
        { name: 'actor_pg_loss', value: 0.10153239965438844 },
        { name: 'critic_rewards_mean', value: 0.4375 },
        { name: 'actor_entropy', value: 0.6235736012458801 },
        { name: 'critic_advantages_mean', value: 0.013622610829770563 },
      ],
    },
  };

  it('of a step, as AWS has captured it: every number under its own name', async () => {
    const page = await answering('events-metrics').events.list(callerWith(), 'ftjob-abc123', everything);
    expect(page).toEqual({ items: [step], hasMore: false });
  });

  it('of a page that is not the last', async () => {
    const page = await answering('events-page-more.assembled').events.list(callerWith(), 'f', everything);
    expect(page?.hasMore).toBe(true);
    expect(page?.items[1]).toEqual({
      id: 'ft-event-abc123',
      createdAt: at(1771442100),
      level: 'INFO',
      type: 'MESSAGE',
      message: 'Fine-tuning job started',
      metrics: null,
    });
  });
});

it('checkpoints: without numbers', async () => {
  const page = await answering('checkpoints.assembled').checkpoints.list(callerWith(), 'f', everything);
  expect(page?.items).toMatchObject([
    {
      id: 'ftckpt_abc123',
      createdAt: at(1771445000),
      stepNumber: 1000,
      fineTunedModelCheckpoint: 'ft:gpt-4o-mini:openai:custom:7p4lURel:ckpt-step-1000',
      metrics: { step: null, values: [] },
    },
  ]);
});

describe('files', () => {
  it('have ids of several kinds', async () => {
    const id = '14c68926-ecdb-4d13-aad8-8076208fdbfa';
    expect(await answering('file.assembled').files.get(callerWith(), id)).toEqual({
      id,
      filename: 'rft_train_data.jsonl',
      bytes: 140,
      purpose: 'fine-tune',
      status: 'processed',
      createdAt: at(1771441000),
      expiresAt: null,
    });
    const page = await answering('files.assembled').files.list(callerWith(), everything);
    expect(page).toMatchObject({ items: [{ id: 'file-abc123' }], hasMore: false });
  });
});

describe('refusals', () => {
  it.each([
    ['error-401-invalid-key', 'UNAUTHENTICATED'],
    ['error-401-not-enabled', 'FORBIDDEN'],
    ['error-401-scp-deny', 'FORBIDDEN'],
    ['error-429.assembled', 'RATE_LIMITED'],
  ])('%s is %s, in words of ours', async (name, code) => {
    const failure = await failureOf(answering(name).jobs.cancel(callerWith(), 'ftjob-1'));
    expect(failure).toMatchObject({ name: 'ServiceError', code });
    expect(String(failure)).not.toMatch(/arn:|Berm|security token/);
  });

  it.each([
    ['error-400.assembled', 400, 'Invalid request'],
    ['error-404.assembled', 404, 'Not found'],
  ])('%s is about the request', async (name, status, message) => {
    const failure = await failureOf(answering(name).jobs.cancel(callerWith(), 'ftjob-1'));
    expect(failure).toMatchObject({ name: 'UpstreamRejection', message, details: { status } });
  });
});
