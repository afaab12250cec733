import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FineTuningFile } from '../../../../src/domain/file.ts';
import type { FineTuningJob } from '../../../../src/domain/job.ts';
import { callerWith, datasourceOver, failureOf } from '../../support/datasource.ts';
import { answer, scriptedTransport } from '../../support/scripted-transport.ts';

const folder = new URL('responses/', import.meta.url);

interface Sample {
  readonly status: number;
  readonly body: unknown;
}

const sample = (name: string): Sample => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));

/** The service in front of a Z.ai that answers everything with this. */
const answering = (name: string) => {
  const { status, body } = sample(name);
  return datasourceOver(
    scriptedTransport(() => answer(status, body)),
    { provider: 'zai' },
  );
};

const caller = callerWith();
const all = { first: 100, after: null };
const at = (seconds: number): Date => new Date(seconds * 1000);

const epochs = (nEpochs: number | 'auto') => {
  const hyperparameters = { batchSize: null, learningRateMultiplier: null, nEpochs };
  return { method: { type: 'SUPERVISED', hyperparameters }, hyperparameters } as const;
};

/** A job of Z.ai of which nothing is told but this. */
const job = (told: Partial<FineTuningJob>): FineTuningJob => ({
  id: 'ftjob-20240418110039323-j8lh2',
  createdAt: at(1_713_408_039),
  status: 'RUNNING',
  rawStatus: 'running',
  model: 'chatglm3-6b',
  fineTunedModel: null,
  suffix: null,
  error: null,
  finishedAt: null,
  estimatedFinish: null,
  trainedTokens: null,
  seed: null,
  organizationId: null,
  trainingFile: 'file-20240418021923715-xjng4',
  validationFile: null,
  resultFiles: [],
  ...epochs(3),
  integrations: [],
  metadata: [],
  ...told,
});

const succeeded = job({
  id: 'ftjob-20240429112551154-48vq7',
  status: 'SUCCEEDED',
  rawStatus: 'succeeded',
  fineTunedModel: 'chatglm3-6b-8572905046912426020-demo_test',
  finishedAt: at(1_713_411_639),
  trainedTokens: 5768,
  trainingFile: 'file-20240428021923715-xjng4',
});

const jobs: readonly (readonly [name: string, expected: FineTuningJob])[] = [
  ['job-create', job({ status: 'QUEUED', rawStatus: 'create', ...epochs('auto') })],
  ['job-running', job({})],
  ['job-succeeded', succeeded],
  [
    'job-failed',
    job({
      status: 'FAILED',
      rawStatus: 'failed',
      error: { code: '<string>', message: '<string>', param: '<string>' },
    }),
  ],
  [
    // Its status is a word that nobody lists, so it is not known to be the end.
    'job-fixture-completed',
    job({
      id: 'job123',
      createdAt: at(1_617_181_723),
      status: 'UNKNOWN',
      rawStatus: 'completed',
      model: 'base_model',
      fineTunedModel: 'ft_model_1',
      error: { code: '404', message: 'Not Found', param: 'model_id' },
      finishedAt: at(1_617_182_000),
      trainedTokens: 1_000_000,
      trainingFile: 'training_data.csv',
      validationFile: 'validation_data.csv',
      resultFiles: ['result1.txt', 'result2.json'],
      ...epochs(10),
    }),
  ],
];

const file = (told: Partial<FineTuningFile>): FineTuningFile => ({
  id: '12345',
  filename: 'example.txt',
  bytes: 1024,
  purpose: 'example purpose',
  status: 'uploaded',
  createdAt: at(1_617_181_723),
  expiresAt: null,
  ...told,
});

const documentedFile = file({
  id: '<string>',
  filename: '<string>',
  bytes: 123,
  purpose: '<string>',
  status: null,
  createdAt: at(123),
});

const fileLists: readonly (readonly [name: string, expected: FineTuningFile])[] = [
  ['files-fixture', file({})],
  ['files-docs-template', documentedFile],
];

const uploads: readonly (readonly [name: string, expected: FineTuningFile])[] = [
  ['file-fixture', file({})],
  ['file-docs-template', documentedFile],
];

const forbiddenForMoney = { code: 'FORBIDDEN', message: expect.stringContaining('no balance') };

const errors: readonly (readonly [name: string, expected: object])[] = [
  [
    'error-400-1211-en',
    {
      name: 'UpstreamRejection',
      message: 'Unknown Model, please check the model code.',
      details: { status: 400, upstreamCode: '1211', param: null },
    },
  ],
  [
    'error-400-1211-zh',
    { message: '模型不存在，请检查模型代码。', details: { status: 400, upstreamCode: '1211' } },
  ],
  ['error-403-1220', { name: 'ServiceError', code: 'FORBIDDEN' }],
  [
    'error-404-not-available',
    {
      code: 'NOT_SUPPORTED',
      message: expect.stringContaining('fine-tuning over its API is not available to this account'),
    },
  ],
  ['error-429-1113-balance-request-id', forbiddenForMoney],
  ['error-429-1113-balance-zh', forbiddenForMoney],
  ['error-429-1302-rate', { code: 'RATE_LIMITED' }],
];

describe('what Z.ai sends reads as', () => {
  it.each(jobs)('a job: %s', async (name, expected) => {
    expect(await answering(name).jobs.get(caller, 'ftjob-1')).toEqual(expected);
  });

  it('a list of jobs that does not say whether there are more: jobs-no-has-more', async () => {
    const { jobs: list } = answering('jobs-no-has-more');
    expect(await list.list(caller, all)).toEqual({ items: [succeeded], hasMore: false });
    // A page that is full may not be the last.
    expect(await list.list(caller, { first: 1, after: null })).toEqual({ items: [succeeded], hasMore: true });
  });

  it('an event, whose numbers get their usual names: events-fixture', async () => {
    const page = await answering('events-fixture').events.list(caller, 'ftjob-1', all);
    expect(page).toEqual({
      items: [
        {
          id: 'event123',
          createdAt: at(1_617_181_723),
          level: 'INFO',
          type: 'METRICS',
          message: 'Training has started.',
          metrics: {
            step: 100,
            totalSteps: 1000,
            trainLoss: 0.05,
            trainMeanTokenAccuracy: 0.9,
            validLoss: 0.03,
            validMeanTokenAccuracy: 0.95,
            fullValidLoss: null,
            fullValidMeanTokenAccuracy: null,
            values: [
              { name: 'epoch', value: 1 },
              { name: 'step', value: 100 },
              { name: 'total_steps', value: 1000 },
              { name: 'trained_tokens', value: 500_000 },
              { name: 'train_loss', value: 0.05 },
              { name: 'valid_loss', value: 0.03 },
              { name: 'train_accuracy', value: 0.9 },
              { name: 'valid_mean_token_accuracy', value: 0.95 },
              { name: 'learning_rate', value: 0.001 },
            ],
          },
        },
      ],
      hasMore: false,
    });
  });

  it.each(fileLists)('a list of files: %s', async (name, expected) => {
    const page = await answering(name).files.list(caller, { first: 1, after: null });
    expect(page).toEqual({ items: [expected], hasMore: true });
  });

  it.each(uploads)('an uploaded file: %s', async (name, expected) => {
    const { status, body } = sample(name);
    const transport = scriptedTransport(() => answer(status, { object: 'list', data: [body] }));
    const { files } = datasourceOver(transport, { provider: 'zai' });
    expect((await files.list(caller, all)).items).toEqual([expected]);
  });

  it.each(errors)('a refusal: %s', async (name, expected) => {
    expect(await failureOf(answering(name).jobs.list(caller, all))).toMatchObject(expected);
  });
});

it('leaves no sample unread', () => {
  const read = [jobs, fileLists, uploads, errors].flatMap((group) => group.map(([name]) => `${name}.json`));
  const others = ['jobs-no-has-more.json', 'events-fixture.json'];
  expect(readdirSync(folder).sort()).toEqual([...read, ...others].sort());
});
