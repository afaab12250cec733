import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FineTuningJobCheckpoint } from '../../../../src/domain/checkpoint.ts';
import type { FineTuningJobEvent } from '../../../../src/domain/event.ts';
import type { FineTuningFile } from '../../../../src/domain/file.ts';
import type { FineTuningJob } from '../../../../src/domain/job.ts';
import type { Metrics } from '../../../../src/domain/metrics.ts';
import { UpstreamRejection } from '../../../../src/domain/upstream-rejection.ts';
import { callerWith, datasourceOver, failureOf } from '../../support/datasource.ts';
import { answer, scriptedTransport } from '../../support/scripted-transport.ts';

const folder = new URL('responses/', import.meta.url);

interface Sample {
  readonly status: number;
  readonly body: unknown;
}

const sample = (name: string): Sample => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));

/** The service in front of a Nebius that answers everything with this. */
const answering = (name: string) => {
  const { status, body } = sample(name);
  return datasourceOver(
    scriptedTransport(() => answer(status, body)),
    { provider: 'nebius' },
  );
};

const caller = callerWith();
const all = { first: 100, after: null };
const at = (seconds: number): Date => new Date(seconds * 1000);

const NOTHING_TOLD = { batchSize: null, learningRateMultiplier: null, nEpochs: null };

/** A job of Nebius of which nothing is told but this. */
const job = (told: Partial<FineTuningJob>): FineTuningJob => ({
  id: 'ftjob-1',
  createdAt: at(1_700_000_000),
  status: 'RUNNING',
  rawStatus: 'running',
  model: 'base-model',
  fineTunedModel: null,
  suffix: null,
  error: null,
  finishedAt: null,
  estimatedFinish: null,
  trainedTokens: null,
  seed: null,
  organizationId: null,
  trainingFile: 'file-train',
  validationFile: null,
  resultFiles: [],
  method: { type: 'SUPERVISED', hyperparameters: NOTHING_TOLD },
  hyperparameters: null,
  integrations: [],
  metadata: [],
  ...told,
});

const llama = 'meta-llama/Llama-3.1-8B-Instruct';

/** The documents' template: 123 for each number, `<string>` for each text. Its learning rate is no multiplier. */
const template = job({
  id: '<string>',
  createdAt: at(123),
  status: 'VALIDATING_FILES',
  rawStatus: 'validating_files',
  model: '<string>',
  suffix: '<string>',
  error: { code: '<string>', message: '<string>', param: '<string>' },
  finishedAt: at(123),
  estimatedFinish: at(123),
  trainedTokens: 123,
  seed: 0,
  trainingFile: '<string>',
  validationFile: '<string>',
  method: {
    type: 'SUPERVISED',
    hyperparameters: { batchSize: 8, learningRateMultiplier: null, nEpochs: 3 },
  },
  hyperparameters: { batchSize: 8, learningRateMultiplier: null, nEpochs: 3 },
  // It is of no kind that is known, so nothing of it but its kind is let through.
  integrations: [{ kind: 'OTHER', type: '<string>', raw: { type: '<string>' } }],
  progress: { step: 123, totalSteps: 123, fraction: 1 },
});

const jobs: readonly (readonly [name: string, expected: FineTuningJob])[] = [
  ['job-running-minimal', job({})],
  ['job-cancelled-minimal', job({ status: 'CANCELLED', rawStatus: 'cancelled' })],
  ['job-template-validating', template],
  [
    'job-running-progress',
    job({
      id: 'ftjob-2',
      model: llama,
      suffix: 'my-tag',
      estimatedFinish: at(1_700_003_600),
      seed: 0,
      method: {
        type: 'SUPERVISED',
        hyperparameters: { batchSize: 8, learningRateMultiplier: null, nEpochs: 3 },
      },
      progress: { step: 12, totalSteps: 60, fraction: 0.2 },
    }),
  ],
  [
    'job-succeeded',
    job({
      id: 'ftjob-49b4625687fe42d1a981c9f9bbdfd569',
      createdAt: at(1_765_431_035),
      status: 'SUCCEEDED',
      rawStatus: 'succeeded',
      model: llama,
      finishedAt: at(1_765_431_268),
      seed: 0,
      trainingFile: 'file-019b0be3-b432-7392-8f07-9d714bc23224',
      validationFile: 'file-019b0be3-bfc8-7a03-9796-fba7337b9301',
      method: {
        type: 'SUPERVISED',
        hyperparameters: { batchSize: 8, learningRateMultiplier: null, nEpochs: 5 },
      },
      hyperparameters: { batchSize: 8, learningRateMultiplier: null, nEpochs: 5 },
    }),
  ],
  [
    'job-failed',
    job({
      id: 'ftjob-3',
      status: 'FAILED',
      rawStatus: 'failed',
      model: llama,
      error: { code: '<string>', message: 'Sequence length is too long: X > 8192', param: null },
      finishedAt: at(1_700_000_090),
      seed: 0,
    }),
  ],
  [
    'job-spec-draft-queued',
    job({
      id: 'ftjob-4',
      status: 'QUEUED',
      rawStatus: 'queued',
      method: {
        type: 'UNKNOWN',
        rawType: 'spec-draft',
        raw: {
          type: 'spec-draft',
          spec_draft: {
            hyperparameters: {
              batch_size: 8,
              learning_rate: 0.0075,
              n_epochs: 1,
              architecture: 'eagle3_original',
              num_decoding_heads: 3,
              loss: { type: 'kl' },
            },
          },
        },
        hyperparameters: { batchSize: 8, learningRateMultiplier: null, nEpochs: 1 },
      },
    }),
  ],
];

const lists: readonly (readonly [name: string, expected: object])[] = [
  ['jobs-minimal', { items: [job({})], hasMore: false }],
  ['jobs-template', { items: [template], hasMore: true }],
];

const event = (told: Partial<FineTuningJobEvent>): FineTuningJobEvent => ({
  id: 'evt-1',
  createdAt: at(1_700_000_200),
  level: 'INFO',
  type: 'MESSAGE',
  message: 'started',
  metrics: null,
  ...told,
});

const logs: readonly (readonly [name: string, expected: readonly FineTuningJobEvent[]])[] = [
  ['events-minimal', [event({})]],
  [
    'events-captured',
    [
      event({ id: 'assembled-evt-1', createdAt: at(1_765_431_035), message: 'Job is submitted' }),
      event({
        id: 'assembled-evt-2',
        createdAt: at(1_765_431_063),
        message: "Dataset 'validation' processed successfully",
      }),
      event({
        id: 'assembled-evt-3',
        createdAt: at(1_765_431_065),
        message: "Dataset 'training' processed successfully",
      }),
      event({
        id: 'assembled-evt-4',
        createdAt: at(1_765_431_268),
        message: 'Training completed successfully',
      }),
    ],
  ],
];

const metrics = (told: Partial<Metrics>): Metrics => ({
  step: null,
  totalSteps: null,
  trainLoss: null,
  trainMeanTokenAccuracy: null,
  validLoss: null,
  validMeanTokenAccuracy: null,
  fullValidLoss: null,
  fullValidMeanTokenAccuracy: null,
  values: [],
  ...told,
});

const losses = (trainLoss: number, validLoss: number): Metrics =>
  metrics({
    trainLoss,
    validLoss,
    values: [
      { name: 'train_loss', value: trainLoss },
      { name: 'valid_loss', value: validLoss },
    ],
  });

const CAPTURED_LOSSES: readonly (readonly [train: number, valid: number])[] = [
  [3.363983, 3.284986],
  [3.364883, 2.765526],
  [3.316328, 2.397027],
  [3.234269, 2.28949],
  [3.14793, 2.252911],
];

const captured = CAPTURED_LOSSES.map(
  ([train, valid], index): FineTuningJobCheckpoint => ({
    id:
      index === 4
        ? 'ftckpt_98a07a09-9fb7-4009-8e18-0f72beade81c'
        : `ftckpt_00000000-0000-4000-8000-00000000000${index + 1}`,
    createdAt: at(1_765_431_201 + index),
    stepNumber: index + 1,
    fineTunedModelCheckpoint: `assembled-${index + 1}`,
    metrics: losses(train, valid),
  }),
);

const checkpoints: readonly (readonly [
  name: string,
  expected: { items: readonly FineTuningJobCheckpoint[]; hasMore: boolean },
])[] = [
  ['checkpoints-captured-losses', { items: captured, hasMore: false }],
  [
    'checkpoints-minimal',
    {
      items: [
        {
          id: 'ckpt-1',
          createdAt: at(1_700_000_100),
          stepNumber: 10,
          fineTunedModelCheckpoint: 'model-checkpoint',
          metrics: metrics({}),
        },
      ],
      hasMore: false,
    },
  ],
  [
    'checkpoints-template',
    {
      items: [
        {
          id: '<string>',
          createdAt: at(123),
          stepNumber: 123,
          fineTunedModelCheckpoint: '<string>',
          metrics: metrics({
            step: 123,
            trainLoss: 123,
            trainMeanTokenAccuracy: 123,
            validLoss: 123,
            validMeanTokenAccuracy: 123,
            fullValidLoss: 123,
            fullValidMeanTokenAccuracy: 123,
            values: [
              { name: 'full_valid_loss', value: 123 },
              { name: 'full_valid_mean_token_accuracy', value: 123 },
              { name: 'step', value: 123 },
              { name: 'train_loss', value: 123 },
              { name: 'train_mean_token_accuracy', value: 123 },
              { name: 'valid_loss', value: 123 },
              { name: 'valid_mean_token_accuracy', value: 123 },
            ],
          }),
        },
      ],
      hasMore: true,
    },
  ],
];

const file = (told: Partial<FineTuningFile>): FineTuningFile => ({
  id: 'file-123',
  filename: 'batch-requests.jsonl',
  bytes: 120_000,
  purpose: 'batch',
  status: null,
  createdAt: at(1_730_723_658),
  expiresAt: null,
  ...told,
});

const files: readonly (readonly [name: string, expected: FineTuningFile])[] = [
  ['file-docs', file({})],
  [
    'file-captured',
    file({
      id: 'file-019b0be3-b432-7392-8f07-9d714bc23224',
      filename: 'training_data.jsonl',
      bytes: 657_543,
      purpose: 'fine-tune',
      createdAt: at(1_765_431_030),
    }),
  ],
];

const errors: readonly (readonly [name: string, message: string, details: object])[] = [
  [
    'error-400-both-method-and-hyperparameters',
    "Only one of 'method' or 'hyperparameters' must be provided",
    { status: 400, upstreamCode: null, param: null },
  ],
  ['error-404-string-detail', 'Not Found', { status: 404, upstreamCode: null, param: null }],
  [
    'error-422-validation',
    'training_file: Field required',
    { status: 422, upstreamCode: 'missing', param: 'training_file' },
  ],
];

describe('what Nebius sends reads as', () => {
  it.each(jobs)('a job: %s', async (name, expected) => {
    expect(await answering(name).jobs.get(caller, 'ftjob-1')).toEqual(expected);
  });

  it.each(lists)('a list of jobs: %s', async (name, expected) => {
    expect(await answering(name).jobs.list(caller, { first: 1, after: null })).toEqual(expected);
  });

  it.each(logs)('a log, oldest first: %s', async (name, expected) => {
    const datasource = answering(name);
    expect(datasource.events.orderFor(caller)).toBe('OLDEST_FIRST');
    expect((await datasource.events.list(caller, 'ftjob-1', all))?.items).toEqual(expected);
  });

  it.each(checkpoints)('checkpoints: %s', async (name, expected) => {
    expect(await answering(name).checkpoints.list(caller, 'ftjob-1', all)).toEqual(expected);
  });

  it.each(files)('a file: %s', async (name, expected) => {
    expect(await answering(name).files.get(caller, 'file-1')).toEqual(expected);
  });

  it('a list of files: files-template', async () => {
    const expected = file({
      id: '<string>',
      filename: '<string>',
      bytes: 123,
      purpose: '<string>',
      status: '<string>',
      createdAt: at(123),
    });
    expect(await answering('files-template').files.list(caller, all)).toEqual({
      items: [expected],
      hasMore: false,
    });
  });

  it.each(errors)('a refusal: %s', async (name, message, details) => {
    const failure = await failureOf(answering(name).jobs.cancel(caller, 'ftjob-1'));
    expect(failure).toBeInstanceOf(UpstreamRejection);
    expect(failure).toMatchObject({ message, details });
  });

  it('a curve, of the checkpoints: a row for each, at its step', async () => {
    const datasource = answering('checkpoints-captured-losses');
    const curve = await datasource.loaders(caller).trainingMetrics(job({}), 100);
    expect(curve.map(({ step, trainLoss, validLoss }) => [step, trainLoss, validLoss])).toEqual(
      CAPTURED_LOSSES.map(([train, valid], index) => [index + 1, train, valid]),
    );
  });

  it('no curve, while its checkpoints tell no number', async () => {
    const datasource = answering('checkpoints-minimal');
    expect(await datasource.loaders(caller).trainingMetrics(job({}), 100)).toEqual([]);
  });
});

it('leaves no sample unread', () => {
  const read = [jobs, lists, logs, checkpoints, files, errors].flatMap((group) =>
    group.map(([name]) => `${name}.json`),
  );
  expect(readdirSync(folder).sort()).toEqual([...read, 'files-template.json'].sort());
});
