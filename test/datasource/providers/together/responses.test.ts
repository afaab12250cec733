import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FineTuningJob } from '../../../../src/domain/job.ts';
import type { Metrics } from '../../../../src/domain/metrics.ts';
import { UpstreamRejection } from '../../../../src/domain/upstream-rejection.ts';
import { callerWith, datasourceOver, failureOf } from '../../support/datasource.ts';
import { answer, scriptedTransport } from '../../support/scripted-transport.ts';

interface Recorded {
  readonly source: string;
  readonly status: number;
  readonly body: unknown;
}

const recorded = (name: string): Recorded =>
  JSON.parse(readFileSync(new URL(`responses/${name}.json`, import.meta.url), 'utf8'));

/** The service in front of a Together that answers everything with this. */
const answering = (name: string) => {
  const { status, body } = recorded(name);
  return datasourceOver(
    scriptedTransport(() => answer(status, body)),
    { provider: 'together' },
  );
};

const caller = callerWith();
const everything = { first: 100, after: null };

/** A job of which nothing is told but this. */
const job = (told: Partial<FineTuningJob> & Pick<FineTuningJob, 'id' | 'status' | 'rawStatus'>) => ({
  createdAt: new Date(0),
  model: '',
  fineTunedModel: null,
  suffix: null,
  error: null,
  finishedAt: null,
  estimatedFinish: null,
  trainedTokens: null,
  seed: null,
  organizationId: null,
  trainingFile: '',
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

const measured = (told: Partial<Metrics>): Metrics => ({
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

const trained = (batchSize: number | 'auto' | null, nEpochs: number | null) => ({
  type: 'SUPERVISED' as const,
  hyperparameters: { batchSize, learningRateMultiplier: null, nEpochs },
});

describe('a job', () => {
  it.each<[name: string, expected: object]>([
    [
      'job-truncated',
      job({
        id: 'ft-01234567890123456789',
        status: 'SUCCEEDED',
        rawStatus: 'completed',
        createdAt: new Date('2023-05-17T17:35:45.123Z'),
        finishedAt: new Date('2023-05-17T18:46:23.456Z'),
        model: 'meta-llama/Llama-2-7b-hf',
        fineTunedModel: 'mynamespace/meta-llama/Llama-2-7b-hf-32162631',
        trainedTokens: 850_000,
        trainingFile: 'file-01234567890123456789',
        method: trained(null, 3),
      }),
    ],
    [
      'job-full-documented',
      job({
        id: '3c90c3cc-0d44-4b50-8888-8dd25736052a',
        status: 'QUEUED',
        rawStatus: 'pending',
        createdAt: new Date('2023-11-07T05:31:56Z'),
        model: '<string>',
        trainedTokens: 123,
        trainingFile: '<string>',
        validationFile: '<string>',
        method: trained('auto', 123),
      }),
    ],
    [
      'job-full-documented-2024',
      job({
        id: '3c90c3cc-0d44-4b50-8888-8dd25736052a',
        status: 'QUEUED',
        rawStatus: 'pending',
        model: '<string>',
        trainedTokens: 123,
        trainingFile: '<string>',
        validationFile: '<string>',
        method: trained(123, 123),
        integrations: [
          {
            kind: 'WANDB',
            type: 'wandb',
            project: '<string>',
            entity: null,
            name: null,
            tags: [],
            runId: null,
          },
        ],
      }),
    ],
    ['job-created-minimal', job({ id: 'ft-created', status: 'QUEUED', rawStatus: 'pending' })],
    [
      'job-completed-full-training',
      job({
        id: 'ft-1',
        status: 'SUCCEEDED',
        rawStatus: 'completed',
        createdAt: new Date('2024-01-01T00:00:00Z'),
        finishedAt: new Date('2024-01-01T01:00:00Z'),
        fineTunedModel: 'weights.tar',
      }),
    ],
    [
      'job-cancel-requested',
      job({
        id: 'ft-1',
        status: 'RUNNING',
        rawStatus: 'cancel_requested',
        createdAt: new Date('2024-01-01T00:00:00Z'),
      }),
    ],
    [
      'job-error-assembled',
      job({
        id: 'ft-61aadb76-c156-42b7-a508-207df88ea3cc',
        status: 'FAILED',
        rawStatus: 'error',
        createdAt: new Date('2025-04-03T03:19:40Z'),
        finishedAt: new Date('2025-04-03T03:25:00Z'),
        model: 'meta-llama/Meta-Llama-3.1-8B-Instruct-Reference',
        trainingFile: 'file-7583d942-59b6-45ae-b26e-23c73963bdbf',
        error: {
          code: 'job_error',
          message: 'Training failed because it exceeded available GPU memory.',
          param: null,
        },
      }),
    ],
    [
      'job-running-lora-dpo-assembled',
      job({
        id: 'ft-31eebad2-04fd-4d9a-9a86-20e2b40c5ef4',
        status: 'RUNNING',
        rawStatus: 'running',
        createdAt: new Date('2025-04-03T03:19:40.000Z'),
        estimatedFinish: expect.any(Date) as Date,
        model: 'meta-llama/Meta-Llama-3.1-8B-Instruct-Reference',
        suffix: 'my-run',
        seed: 42,
        trainingFile: 'file-7583d942-59b6-45ae-b26e-23c73963bdbf',
        validationFile: 'file-01234567890123456789',
        method: {
          type: 'DPO',
          hyperparameters: { batchSize: 16, learningRateMultiplier: null, nEpochs: 3, beta: 0.1 },
        },
      }),
    ],
  ])('%s', async (name, expected) => {
    const { id } = recorded(name).body as { id: string };
    expect(await answering(name).jobs.get(caller, id)).toEqual(expected);
  });
});

describe('a list of jobs', () => {
  it('jobs-list, newest first', async () => {
    const { items, hasMore } = await answering('jobs-list').jobs.list(caller, everything);
    expect(hasMore).toBe(false);
    expect(items).toEqual([
      job({
        id: 'ft-newer',
        status: 'SUCCEEDED',
        rawStatus: 'completed',
        createdAt: new Date('2024-06-02T12:00:00Z'),
        finishedAt: new Date('2024-06-02T12:00:00Z'),
        model: 'meta-llama/Llama-3-8b',
        suffix: 'my-run',
      }),
      job({
        id: 'ft-older',
        status: 'RUNNING',
        rawStatus: 'running',
        createdAt: new Date('2024-01-01T12:00:00Z'),
        estimatedFinish: expect.any(Date) as Date,
        model: 'meta-llama/Llama-3-8b',
      }),
    ]);
  });

  it('jobs-list-documented', async () => {
    const { items } = await answering('jobs-list-documented').jobs.list(caller, everything);
    expect(items).toMatchObject([
      { id: '3c90c3cc-0d44-4b50-8888-8dd25736052a', rawStatus: 'pending', method: { type: 'SUPERVISED' } },
    ]);
  });
});

describe('a log', () => {
  it('events-list: progress without a step yet', async () => {
    expect(await answering('events-list').events.list(caller, 'ft-1', everything)).toEqual({
      items: [
        {
          id: 'ft-1:event-0',
          createdAt: new Date('2024-01-01T00:00:00Z'),
          level: 'UNKNOWN',
          type: 'MESSAGE',
          message: 'training started',
          metrics: null,
        },
      ],
      hasMore: false,
    });
  });

  it('events-list-documented: a moment that is none, and how far the training is', async () => {
    const page = await answering('events-list-documented').events.list(caller, 'ft-1', everything);
    expect(page?.items).toEqual([
      {
        id: 'ft-1:event-0',
        createdAt: new Date(0),
        level: 'UNKNOWN',
        type: 'MESSAGE',
        message: '<string>',
        metrics: measured({
          step: 123,
          totalSteps: 123,
          values: [
            { name: 'step', value: 123 },
            { name: 'total_steps', value: 123 },
          ],
        }),
      },
    ]);
  });

  it('events-list-messages-assembled: in its order, each with its place', async () => {
    const page = await answering('events-list-messages-assembled').events.list(caller, 'ft-1', everything);
    expect(page?.items).toHaveLength(15);
    expect(page?.items[0]).toEqual({
      id: 'ft-1:event-0',
      createdAt: new Date('2025-04-03T03:19:00Z'),
      level: 'INFO',
      type: 'MESSAGE',
      message: 'Fine tune request created',
      metrics: null,
    });
    expect(page?.items[14]).toMatchObject({
      id: 'ft-1:event-14',
      message: 'Job finished at Thu Apr  3 03:31:33 UTC 2025',
    });
  });
});

describe('checkpoints', () => {
  it('checkpoints-list', async () => {
    const page = await answering('checkpoints-list').checkpoints.list(caller, 'ft-1', everything);
    expect(page?.items).toEqual([
      {
        id: 'ft-1:5',
        createdAt: new Date('2024-01-01T00:00:00Z'),
        stepNumber: 5,
        fineTunedModelCheckpoint: 'ft-1:5',
        metrics: measured({}),
      },
    ]);
  });

  it('checkpoints-list-assembled: a merged model and an adapter', async () => {
    const page = await answering('checkpoints-list-assembled').checkpoints.list(caller, 'ft-1', everything);
    expect(page?.items).toEqual([
      {
        id: 'ft-1:72:model',
        createdAt: new Date('2025-04-03T03:31:00Z'),
        stepNumber: 72,
        fineTunedModelCheckpoint: 'my-project/my-model',
        metrics: measured({}),
      },
      {
        id: 'ft-1:24',
        createdAt: new Date('2025-04-03T03:24:00Z'),
        stepNumber: 24,
        fineTunedModelCheckpoint: 'ft-1:24',
        metrics: measured({}),
      },
    ]);
  });

  it('checkpoints-list-empty', async () => {
    const page = await answering('checkpoints-list-empty').checkpoints.list(caller, 'ft-1', everything);
    expect(page).toEqual({ items: [], hasMore: false });
  });
});

describe('measurements', () => {
  it('metrics', async () => {
    expect(await answering('metrics').measurements.list(caller, 'ft-1')).toEqual([
      measured({
        step: 7,
        trainLoss: 0.5,
        values: [
          { name: 'train/loss', value: 0.5 },
          { name: 'train/learning_rate', value: 0.0001 },
          { name: 'train/global_step', value: 7 },
        ],
      }),
      measured({
        step: 14,
        trainLoss: 0.45,
        values: [
          { name: 'train/loss', value: 0.45 },
          { name: 'train/learning_rate', value: 0.00009 },
          { name: 'train/global_step', value: 14 },
        ],
      }),
    ]);
  });

  it('metrics-other-names', async () => {
    expect(await answering('metrics-other-names').measurements.list(caller, 'ft-1')).toEqual([
      measured({
        step: 0,
        trainLoss: 1.25,
        values: [
          { name: 'global_step', value: 0 },
          { name: 'train_loss', value: 1.25 },
        ],
      }),
    ]);
  });
});

describe('a file', () => {
  const documented = {
    id: '<string>',
    filename: 'my_file.jsonl',
    bytes: 2664,
    purpose: 'fine-tune',
    status: 'processed',
    createdAt: new Date('2024-05-06T18:50:38Z'),
    expiresAt: null,
  };

  it('file', async () => {
    expect(await answering('file').files.get(caller, '<string>')).toEqual(documented);
  });

  it('files-list', async () => {
    const page = await answering('files-list').files.list(caller, everything);
    expect(page).toEqual({ items: [documented], hasMore: false });
  });

  it('file-invalid-assembled', async () => {
    const id = 'file-7583d942-59b6-45ae-b26e-23c73963bdbf';
    expect(await answering('file-invalid-assembled').files.get(caller, id)).toEqual({
      ...documented,
      id,
      status: 'error',
    });
  });
});

describe('a refusal', () => {
  it.each([
    ['error-400-assembled', 'Invalid request'],
    ['error-402-assembled', 'Payment required'],
    ['error-404-assembled', 'Fine-tune ID not found.'],
  ])('%s', async (name, message) => {
    const failure = await failureOf(answering(name).jobs.cancel(caller, 'ft-1'));
    expect(failure).toBeInstanceOf(UpstreamRejection);
    expect(failure).toMatchObject({
      message,
      details: { status: recorded(name).status, upstreamCode: null, param: null },
    });
  });
});
