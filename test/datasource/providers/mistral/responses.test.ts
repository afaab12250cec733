import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FineTuningJob } from '../../../../src/domain/job.ts';
import type { Metrics } from '../../../../src/domain/metrics.ts';
import { callerWith, failureOf } from '../../support/datasource.ts';
import { always, jobBody, mistralOver } from './mistral-over.ts';

interface Recorded {
  readonly source: string;
  readonly note: string;
  readonly status: number;
  readonly body: unknown;
}

const folder = new URL('responses/', import.meta.url);
const recorded = (name: string): Recorded =>
  JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));

const answering = (name: string) => {
  const { status, body } = recorded(name);
  return mistralOver(always(body, status)).datasource;
};

const at = (seconds: number): Date => new Date(seconds * 1000);
const everything = { first: 100, after: null };
const unset = { batchSize: null, learningRateMultiplier: null, nEpochs: null };

const aJob: Omit<FineTuningJob, 'id' | 'createdAt' | 'status' | 'rawStatus' | 'trainingFile'> = {
  model: 'open-mistral-7b',
  fineTunedModel: null,
  suffix: null,
  error: null,
  finishedAt: null,
  estimatedFinish: null,
  trainedTokens: null,
  seed: null,
  organizationId: null,
  validationFile: null,
  resultFiles: [],
  method: { type: 'SUPERVISED', hyperparameters: unset },
  hyperparameters: unset,
  integrations: [],
  metadata: [],
};

const wandb = (project: string) => ({
  kind: 'WANDB',
  type: 'wandb',
  project,
  entity: null,
  name: null,
  tags: [],
  runId: null,
});

const theJobOfMay: FineTuningJob = {
  ...aJob,
  id: '2813b7e6-c511-43ac-a16a-1a54a5b884b2',
  createdAt: at(1717172592),
  status: 'SUCCEEDED',
  rawStatus: 'SUCCESS',
  fineTunedModel: 'ft:open-mistral-7b:57d37e6c:20240531:2813b7e6',
  finishedAt: at(1717173491),
  trainingFile: '66f96d02-8b51-4c76-a5ac-a78e28b2584f',
  validationFile: '84482011-dfe9-4245-9103-d28b6aef30d4',
};

const theJobOfJuly: Omit<FineTuningJob, 'status' | 'rawStatus'> = {
  ...aJob,
  id: '20178c3c-d75b-428e-b20d-7d39aa2b7468',
  createdAt: at(1721405548),
  trainingFile: 'ec5af16a-77fe-4e14-ad09-47ead2848ce6',
  validationFile: 'd0c643a2-a57c-4031-bda7-5c9d6c3ec3e4',
};

const jobs: Readonly<Record<string, unknown>> = {
  'job-queued-2024': {
    ...aJob,
    id: '25d7efe6-6303-474f-9739-21fb0fccd469',
    createdAt: at(1717170356),
    status: 'QUEUED',
    rawStatus: 'QUEUED',
    trainingFile: '66f96d02-8b51-4c76-a5ac-a78e28b2584f',
    validationFile: '84482011-dfe9-4245-9103-d28b6aef30d4',
  },
  'job-queued-auto-start': {
    ...aJob,
    id: '2c002adb-12be-4a5d-a3ef-baacf9025be9',
    createdAt: at(1721405164),
    status: 'QUEUED',
    rawStatus: 'QUEUED',
    trainingFile: 'da7305f6-d649-4fe2-8132-d6f17c7c8141',
    validationFile: 'f33adf06-8d79-420f-8722-d988cd60fbd6',
  },
  // Its epochs are 0.04, which is no number of whole ones; its metadata are an estimate without a start.
  'job-running': { ...theJobOfJuly, status: 'RUNNING', rawStatus: 'RUNNING' },
  'job-success-2024-07': {
    ...theJobOfJuly,
    status: 'SUCCEEDED',
    rawStatus: 'SUCCESS',
    fineTunedModel: 'ft:open-mistral-7b:b6e34a5e:20240719:20178c3c',
    finishedAt: at(1721405693),
    trainedTokens: 1310720,
  },
  'job-success-with-events-and-checkpoints-2024': theJobOfMay,
  'job-validated-completion-assembled': {
    ...aJob,
    id: '2c002adb-12be-4a5d-a3ef-baacf9025be9',
    createdAt: at(1721405164),
    status: 'QUEUED',
    rawStatus: 'VALIDATED',
    suffix: 'my-great-model',
    trainingFile: 'da7305f6-d649-4fe2-8132-d6f17c7c8141',
    validationFile: 'f33adf06-8d79-420f-8722-d988cd60fbd6',
    integrations: [wandb('finetuning')],
  },
  'job-failed-validation-assembled': {
    ...aJob,
    id: '905bf4aa-77f2-404e-b754-c352acfe5407',
    createdAt: at(1721405164),
    status: 'FAILED',
    rawStatus: 'FAILED_VALIDATION',
    finishedAt: at(1721405170),
    error: { code: 'FAILED_VALIDATION', message: 'Mistral gave no reason.', param: null },
    trainingFile: 'da7305f6-d649-4fe2-8132-d6f17c7c8141',
  },
  'job-classifier-cancellation-requested-assembled': {
    ...aJob,
    id: 'a621cf02-1cd9-4cf5-8403-315211a509a3',
    createdAt: at(1743500000),
    status: 'RUNNING',
    rawStatus: 'CANCELLATION_REQUESTED',
    model: 'ministral-3b-latest',
    trainingFile: '497f6eca-6276-4993-bfeb-53cbbbba6f09',
    method: {
      type: 'UNKNOWN',
      rawType: 'classifier',
      raw: {
        job_type: 'classifier',
        classifier_targets: [
          {
            name: 'sentiment',
            labels: ['positive', 'neutral', 'negative'],
            weight: 1,
            loss_function: 'single_class',
          },
        ],
      },
      hyperparameters: unset,
    },
  },
};

/** What one checkpoint of the job of May measured: training loss, validation loss, and what is called an accuracy. */
const measured = (train: number, valid: number, accuracy: number): Metrics => ({
  step: null,
  totalSteps: null,
  trainLoss: train,
  trainMeanTokenAccuracy: null,
  validLoss: valid,
  validMeanTokenAccuracy: accuracy,
  fullValidLoss: null,
  fullValidMeanTokenAccuracy: null,
  values: [
    { name: 'train_loss', value: train },
    { name: 'valid_loss', value: valid },
    { name: 'valid_mean_token_accuracy', value: accuracy },
  ],
});

describe("Mistral's recorded answers", () => {
  it.each(Object.keys(jobs))('%s', async (name) => {
    expect(await answering(name).jobs.get(callerWith(), 'any')).toEqual(jobs[name]);
  });

  it('dry-run-metadata-assembled: an estimate is no job', async () => {
    const datasource = answering('dry-run-metadata-assembled');
    expect(await failureOf(datasource.jobs.get(callerWith(), 'any'))).toMatchObject({
      code: 'UPSTREAM_ERROR',
    });
  });

  it('jobs-list: the newest of them comes first, and there are more', async () => {
    const page = await answering('jobs-list').jobs.list(callerWith(), { first: 2, after: null });
    expect(page).toEqual({
      items: [
        { ...theJobOfJuly, status: 'RUNNING', rawStatus: 'RUNNING' },
        {
          ...aJob,
          id: '8f3d5c05-9beb-4a9c-9351-dbbd994e2fea',
          createdAt: at(1717092822),
          status: 'SUCCEEDED',
          rawStatus: 'SUCCESS',
          fineTunedModel: 'ft:open-mistral-7b:b6e34a5e:20240530:8f3d5c05',
          finishedAt: at(1717092973),
          trainedTokens: 327680,
          trainingFile: '573626c4-2c77-4707-acec-afed94b8e0ff',
          validationFile: 'fbff9bc2-d938-4fda-bc84-26e551682ce1',
          integrations: [wandb('patrick_test_dummy')],
        },
      ],
      hasMore: true,
    });
  });

  it.each(['jobs-list-empty', 'jobs-list-minimal'])('%s: there are none', async (name) => {
    expect(await answering(name).jobs.list(callerWith(), everything)).toEqual({ items: [], hasMore: false });
  });

  it('events-in-job: each has an id that counts from the oldest', async () => {
    const { body } = recorded('events-in-job');
    const { datasource } = mistralOver(always(jobBody({ events: body })));
    const change = (place: number, status: string, seconds: number) => ({
      id: `job-1:event-${place}`,
      createdAt: at(seconds),
      level: 'INFO',
      type: 'MESSAGE',
      message: `Status: ${status}`,
      metrics: null,
    });
    expect(await datasource.events.list(callerWith(), 'job-1', everything)).toEqual({
      items: [
        change(2, 'SUCCESS', 1717173491),
        change(1, 'RUNNING', 1717172594),
        change(0, 'QUEUED', 1717172592),
      ],
      hasMore: false,
    });
  });

  it('job-running: five events that nothing tells apart are five', async () => {
    const id = '20178c3c-d75b-428e-b20d-7d39aa2b7468';
    const page = await answering('job-running').events.list(callerWith(), id, everything);
    expect(page?.items.map((event) => [event.id, event.createdAt, event.message])).toEqual([
      [`${id}:event-4`, at(1721405549), 'status-updated'],
      [`${id}:event-3`, at(1721405549), 'status-updated'],
      [`${id}:event-2`, at(1721405549), 'status-updated'],
      [`${id}:event-1`, at(1721405548), 'status-updated'],
      [`${id}:event-0`, at(1721405548), 'status-updated'],
    ]);
  });

  it('job-failed-validation-assembled: the failure stands in the log as an error', async () => {
    const id = '905bf4aa-77f2-404e-b754-c352acfe5407';
    const page = await answering('job-failed-validation-assembled').events.list(callerWith(), id, everything);
    expect(page?.items).toMatchObject([
      { id: `${id}:event-0`, level: 'ERROR', message: 'Status: FAILED_VALIDATION' },
    ]);
  });

  it('checkpoints-in-job: each has its step for an id, and the accuracy that it says', async () => {
    const { body } = recorded('checkpoints-in-job');
    const { datasource } = mistralOver(always(jobBody({ checkpoints: body })));
    const page = await datasource.checkpoints.list(callerWith(), 'job-1', everything);
    expect(page?.items.map(({ stepNumber }) => stepNumber)).toEqual([
      100, 90, 80, 70, 60, 50, 40, 30, 20, 10,
    ]);
    expect(page?.items[0]).toEqual({
      id: 'job-1:step-100',
      createdAt: at(1717173470),
      stepNumber: 100,
      fineTunedModelCheckpoint: '',
      metrics: measured(0.816135, 0.819697, 1.765035),
    });
  });

  it('job-success-with-events-and-checkpoints-2024: its log holds its checkpoints, before its end', async () => {
    const name = 'job-success-with-events-and-checkpoints-2024';
    const page = await answering(name).events.list(callerWith(), theJobOfMay.id, everything);
    expect(page?.items.map(({ message }) => message)).toEqual([
      'Status: SUCCESS',
      ...[100, 90, 80, 70, 60, 50, 40, 30, 20, 10].map((step) => `Checkpoint at step ${step}`),
      'Status: RUNNING',
      'Status: QUEUED',
    ]);
    expect(page?.items[1]).toMatchObject({
      id: `${theJobOfMay.id}:metrics-100`,
      createdAt: at(1717173470),
      level: 'INFO',
      type: 'METRICS',
      metrics: { step: 100, totalSteps: 100, trainLoss: 0.816135, validLoss: 0.819697 },
    });
  });

  it.each([
    ['file-upload', 'da7305f6-d649-4fe2-8132-d6f17c7c8141', 121379382, 1721405142, null],
    ['file-upload-2024', '66f96d02-8b51-4c76-a5ac-a78e28b2584f', 140893645, 1717164199, 'fine-tune'],
  ])('%s', async (name, id, bytes, createdAt, purpose) => {
    expect(await answering(name).files.get(callerWith(), id)).toEqual({
      id,
      filename: 'ultrachat_chunk_train.jsonl',
      bytes,
      purpose,
      status: null,
      createdAt: at(createdAt),
      expiresAt: null,
    });
  });

  it('files-list-assembled', async () => {
    expect(await answering('files-list-assembled').files.list(callerWith(), everything)).toEqual({
      items: [
        {
          id: '497f6eca-6276-4993-bfeb-53cbbbba6f09',
          filename: 'files_upload.jsonl',
          bytes: 13000,
          purpose: 'fine-tune',
          status: null,
          createdAt: at(1716963433),
          expiresAt: null,
        },
      ],
      hasMore: false,
    });
  });

  it('file-deleted: a success is a deletion, whatever its body says', async () => {
    const { files } = answering('file-deleted');
    await expect(files.delete(callerWith(), '497f6eca-6276-4993-bfeb-53cbbbba6f09')).resolves.toBeUndefined();
  });

  it.each([
    [
      'error-422-detail-list',
      'Value error, At least one training file or repository is required.',
      'value_error',
      null,
    ],
    ['error-422-detail-text', 'Model not available for this type of fine-tuning (completion).', null, null],
    ['error-404-detail-text', 'No fine tuning job matches the given query.', null, null],
    ['error-object', 'A human-readable description of the error.', 'unknown_model', 'model'],
    ['error-2024-enveloped', 'A human-readable description of the error.', 'invalid_request_error', null],
  ])('%s', async (name, message, upstreamCode, param) => {
    const { status } = recorded(name);
    expect(await failureOf(answering(name).jobs.cancel(callerWith(), 'any'))).toMatchObject({
      name: 'UpstreamRejection',
      message,
      details: { status, upstreamCode, param },
    });
  });

  it('are all read here', () => {
    const here = readFileSync(new URL(import.meta.url), 'utf8');
    const names = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));
    expect(names.length).toBeGreaterThanOrEqual(10);
    expect(names.filter((name) => !here.includes(name))).toEqual([]);
    for (const name of names) expect(recorded(name)).toMatchObject({ source: expect.any(String) });
  });
});
