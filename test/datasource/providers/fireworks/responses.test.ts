import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FineTuningFile } from '../../../../src/domain/file.ts';
import type { FineTuningJob } from '../../../../src/domain/job.ts';
import { UpstreamRejection } from '../../../../src/domain/upstream-rejection.ts';
import { callerWith, failureOf } from '../../support/datasource.ts';
import { answering, MODEL, sample } from './support.ts';

const caller = callerWith();
const MOMENT = new Date('2023-11-07T05:31:56Z');

/** A supervised job that tells next to nothing, with what a sample tells. */
const job = (told: Partial<FineTuningJob>): FineTuningJob => ({
  id: 'sft_my-fine-tuning-job',
  createdAt: MOMENT,
  status: 'UNKNOWN',
  rawStatus: '',
  model: MODEL,
  fineTunedModel: null,
  suffix: null,
  error: null,
  finishedAt: null,
  estimatedFinish: null,
  trainedTokens: null,
  seed: null,
  organizationId: 'my-account',
  trainingFile: 'my-dataset',
  validationFile: null,
  resultFiles: [],
  method: {
    type: 'SUPERVISED',
    hyperparameters: { batchSize: null, learningRateMultiplier: null, nEpochs: null },
  },
  hyperparameters: null,
  integrations: [],
  metadata: [],
  ...told,
});

/** The reference's examples, which hold a placeholder in every field. */
const documented: Partial<FineTuningJob> = {
  rawStatus: 'JOB_STATE_UNSPECIFIED',
  model: '<string>',
  suffix: '<string>',
  finishedAt: MOMENT,
  organizationId: null,
  trainingFile: '<string>',
  validationFile: '<string>',
  integrations: [
    {
      kind: 'WANDB',
      type: 'wandb',
      project: '<string>',
      entity: '<string>',
      name: null,
      tags: [],
      runId: '<string>',
    },
  ],
};
const documentedSizes = { batchSize: 123, learningRateMultiplier: null, nEpochs: 123 };

/** A job of the other account's, of which the application's test doubles tell no model, time or dataset. */
const fixture: Partial<FineTuningJob> = {
  id: 'sft_op-sft-fixture',
  createdAt: new Date(0),
  model: '',
  organizationId: 'test-account',
  trainingFile: '',
};

const JOBS: readonly (readonly [name: string, id: string, expected: FineTuningJob])[] = [
  [
    'job-supervised-documented',
    'sft_x',
    job({
      ...documented,
      id: 'sft_<string>',
      method: { type: 'SUPERVISED', hyperparameters: documentedSizes },
    }),
  ],
  ['job-supervised-created', 'sft_x', job({ ...fixture, status: 'QUEUED', rawStatus: 'JOB_STATE_PENDING' })],
  ['job-supervised-running', 'sft_x', job({ ...fixture, status: 'RUNNING', rawStatus: 'JOB_STATE_RUNNING' })],
  [
    'job-supervised-completed',
    'sft_x',
    job({
      ...fixture,
      status: 'SUCCEEDED',
      rawStatus: 'JOB_STATE_COMPLETED',
      fineTunedModel: 'op-model-fixture',
      finishedAt: new Date('2026-07-17T00:10:00Z'),
    }),
  ],
  ['job-supervised-cancelling', 'sft_x', job({ status: 'RUNNING', rawStatus: 'JOB_STATE_CANCELLING' })],
  ['job-supervised-paused', 'sft_x', job({ status: 'PAUSED', rawStatus: 'JOB_STATE_PAUSED' })],
  [
    'job-supervised-failed',
    'sft_x',
    job({
      status: 'FAILED',
      rawStatus: 'JOB_STATE_FAILED',
      suffix: 'my-fine-tuning-job',
      error: {
        code: 'INVALID_ARGUMENT',
        message: 'No valid training examples after tokenization',
        param: null,
      },
      method: {
        type: 'SUPERVISED',
        hyperparameters: { batchSize: null, learningRateMultiplier: null, nEpochs: 1 },
      },
    }),
  ],
  [
    'job-dpo-assembled',
    'dpo_x',
    job({
      id: 'dpo_my-dpo-job',
      status: 'QUEUED',
      rawStatus: 'JOB_STATE_CREATING',
      suffix: 'my-dpo-job',
      trainingFile: 'my-preferences',
      method: {
        type: 'DPO',
        hyperparameters: { batchSize: null, learningRateMultiplier: null, nEpochs: 1, beta: 0.1 },
      },
    }),
  ],
  [
    'job-reinforcement-documented',
    'rft_x',
    job({
      ...documented,
      id: 'rft_<string>',
      method: {
        type: 'REINFORCEMENT',
        hyperparameters: {
          ...documentedSizes,
          computeMultiplier: null,
          evalInterval: null,
          evalSamples: null,
          reasoningEffort: null,
        },
        grader: { kind: 'OTHER', type: 'evaluator', name: '<string>', raw: { evaluator: '<string>' } },
      },
    }),
  ],
];

it.each(JOBS)('%s reads as a job', async (name, id, expected) => {
  expect(await answering(name).jobs.get(caller, id)).toEqual(expected);
});

it('a job of which only its name is known is one all the same', async () => {
  const found = await answering('job-reinforcement-created').jobs.get(caller, 'rft_x');
  expect(found).toMatchObject({
    id: 'rft_xyz',
    status: 'UNKNOWN',
    rawStatus: '',
    organizationId: 'pyroworks-dev',
  });
});

describe('a list of jobs', () => {
  const all = { first: 100, after: null };

  it('reads as it is documented', async () => {
    // The other two collections answer the same body, which has no list of theirs.
    const { items } = await answering('jobs-supervised-documented').jobs.list(caller, all);
    expect(items).toEqual([
      job({
        ...documented,
        id: 'sft_<string>',
        method: { type: 'SUPERVISED', hyperparameters: documentedSizes },
      }),
    ]);
  });

  it('may be empty', async () => {
    expect(await answering('jobs-supervised-empty').jobs.list(caller, all)).toEqual({
      items: [],
      hasMore: false,
    });
  });

  it('holds jobs in every rarer state', async () => {
    const { items } = await answering('job-deleted-early-stopped-expired').jobs.list(caller, all);
    expect(items.map(({ id, status, error }) => [id, status, error?.code ?? null])).toEqual([
      ['sft_a', 'FAILED', 'EARLY_STOPPED'],
      ['sft_b', 'FAILED', 'EXPIRED'],
      ['sft_c', 'CANCELLED', null],
      ['sft_d', 'CANCELLED', null],
      ['sft_e', 'QUEUED', null],
      ['sft_f', 'RUNNING', null],
    ]);
  });
});

const file = (told: Partial<FineTuningFile>): FineTuningFile => ({
  id: 'op-sft-data-fixture',
  filename: null,
  bytes: null,
  purpose: null,
  status: null,
  createdAt: null,
  expiresAt: null,
  ...told,
});
const documentedFile = file({
  id: '<string>',
  filename: '<string>',
  status: 'STATE_UNSPECIFIED',
  createdAt: MOMENT,
});

it.each([
  ['file-dataset-documented', documentedFile],
  ['file-dataset-ready', file({ status: 'processed' })],
  ['file-dataset-uploading', file({ status: 'uploaded' })],
])('%s reads as a file', async (name, expected) => {
  expect(await answering(name).files.get(caller, 'x')).toEqual(expected);
});

it('files-datasets-documented reads as a list of files', async () => {
  const { items } = await answering('files-datasets-documented').files.list(caller, {
    first: 10,
    after: null,
  });
  expect(items).toEqual([documentedFile]);
});

describe('an error', () => {
  it.each([
    ['error-400-invalid', 'invalid fine-tuning job', 'INVALID_ARGUMENT'],
    ['error-404-not-found', 'deployment not found', 'NOT_FOUND'],
    [
      'error-409-already-exists',
      'supervised fine-tuning job my-fine-tuning-job already exists',
      'ALREADY_EXISTS',
    ],
  ])('%s is a refusal in its own words', async (name, message, upstreamCode) => {
    const failure = await failureOf(answering(name).jobs.cancel(caller, 'sft_x'));
    expect(failure).toBeInstanceOf(UpstreamRejection);
    expect(failure).toMatchObject({ message, details: { status: sample(name).status, upstreamCode } });
  });

  it.each([
    ['error-403-forbidden', 'FORBIDDEN'],
    ['error-429-exhausted', 'RATE_LIMITED'],
    ['error-500-internal', 'UPSTREAM_ERROR'],
  ])('%s is none of the input', async (name, code) => {
    expect(await failureOf(answering(name).jobs.cancel(caller, 'sft_x'))).toMatchObject({ code });
  });
});

it('every sample names its source', () => {
  const names = readdirSync(new URL('responses', import.meta.url)).map((name) => name.replace('.json', ''));
  expect(names.length).toBeGreaterThanOrEqual(10);
  for (const name of names) expect(sample(name).source, name).not.toBe('');
});
