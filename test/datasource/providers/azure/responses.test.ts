import { describe, expect, it } from 'vitest';
import type { FineTuningJob } from '../../../../src/domain/job.ts';
import { callerWith, failureOf } from '../../support/datasource.ts';
import { azureOver, recorded } from './azure-over.ts';

const answering = (name: string) => azureOver(() => recorded(name)).datasource;
const at = (seconds: number): Date => new Date(seconds * 1000);
const everything = { first: 100, after: null };

const unset = { batchSize: null, learningRateMultiplier: null, nEpochs: null };

const none: Omit<
  FineTuningJob,
  'id' | 'createdAt' | 'status' | 'rawStatus' | 'model' | 'trainingFile' | 'method'
> = {
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
  hyperparameters: null,
  integrations: [],
  metadata: [],
};

const chosen = { ...unset, nEpochs: 'auto' as const };

/** The job of all examples in the specification of the dated path. */
const specified: Omit<FineTuningJob, 'status' | 'rawStatus'> = {
  ...none,
  id: 'ft-72a2792ef7d24ba7b82c7fe4a37e379f',
  createdAt: at(1646126127),
  model: 'curie',
  trainingFile: 'file-181a1cbdcdcf4677ada87f63a0928099',
  method: { type: 'SUPERVISED', hyperparameters: chosen },
  hyperparameters: chosen,
  integrations: [
    {
      kind: 'WANDB',
      type: 'wandb',
      project: 'custom-wandb-project',
      entity: null,
      name: null,
      tags: ['project:tag', 'lineage'],
      runId: null,
    },
  ],
};

const finished = {
  ...specified,
  status: 'SUCCEEDED',
  rawStatus: 'succeeded',
  fineTunedModel: 'curie.ft-72a2792ef7d24ba7b82c7fe4a37e379f',
  finishedAt: at(1646127311),
  trainedTokens: 2342,
  resultFiles: ['file-181a1cbdcdcf4677ada87f63a0928099'],
} satisfies FineTuningJob;

const tutorialHyperparameters = { batchSize: 'auto', learningRateMultiplier: 1, nEpochs: 'auto' } as const;

const jobs: readonly (readonly [name: string, job: FineTuningJob])[] = [
  ['job-created-pending.dated', { ...specified, status: 'QUEUED', rawStatus: 'pending' }],
  ['job-paused.dated', { ...specified, status: 'PAUSED', rawStatus: 'paused' }],
  ['job-resuming.dated', { ...specified, status: 'QUEUED', rawStatus: 'resuming' }],
  [
    'job-cancelled.dated',
    { ...specified, status: 'CANCELLED', rawStatus: 'cancelled', finishedAt: at(1646127311) },
  ],
  ['job-succeeded.dated', finished],
  [
    'job-pending.v1-captured',
    {
      ...none,
      id: 'ftjob-900fcfc7ea1d4360a9f0cb1697b4eaa6',
      createdAt: at(1715824115),
      status: 'QUEUED',
      rawStatus: 'pending',
      model: 'gpt-4o-mini-2024-07-18',
      trainingFile: 'file-0e3aa3f2e81e49a5b8b96166ea214626',
      validationFile: 'file-8556c3bb41b7416bb7519b47fcd1dd6b',
      seed: 105,
      method: { type: 'SUPERVISED', hyperparameters: tutorialHyperparameters },
      hyperparameters: tutorialHyperparameters,
    },
  ],
  [
    'job-dpo-pending.assembled',
    {
      ...none,
      id: 'ftjob-bd8df88bbbf541ebb8274ec42597456f',
      createdAt: at(1790923730),
      status: 'QUEUED',
      rawStatus: 'pending',
      model: 'gpt-4o-mini-2024-07-18',
      trainingFile: 'file-ee9e5cd5c7ac4ebc9fd2c23be7c40d69',
      validationFile: 'file-a70bb4b325e8456dafa746b310e08568',
      suffix: 'intel-orca-dpo-4omini',
      method: {
        type: 'DPO',
        hyperparameters: { batchSize: 1, learningRateMultiplier: 1, nEpochs: 1, beta: null },
      },
    },
  ],
  [
    'job-failed.assembled',
    {
      ...none,
      id: 'ftjob-ac0000000000000000000000000000ff',
      createdAt: at(1715824115),
      status: 'FAILED',
      rawStatus: 'failed',
      model: 'gpt-4o-mini-2024-07-18',
      trainingFile: 'file-0e3aa3f2e81e49a5b8b96166ea214626',
      error: {
        code: 'jsonlValidationFailed',
        message: 'Validation of jsonl data failed.',
        param: 'training_file',
      },
      finishedAt: at(1715824400),
      seed: 105,
      method: { type: 'SUPERVISED', hyperparameters: tutorialHyperparameters },
      hyperparameters: tutorialHyperparameters,
    },
  ],
  [
    'job-reinforcement.assembled',
    {
      ...none,
      id: 'ftjob-7cad39edc348414cb0f213d206c297cf',
      createdAt: at(1791000000),
      status: 'SUCCEEDED',
      rawStatus: 'succeeded',
      model: 'o4-mini-2025-04-16',
      fineTunedModel: 'o4-mini-2025-04-16.ft-7cad39edc348414cb0f213d206c297cf-countdown-model-grader',
      trainingFile: 'file-170698a3c4e54cea8985b6b1b0a16a44',
      validationFile: 'file-d2fb9bd928b7452f88350579469e4346',
      suffix: 'countdown-model-grader',
      finishedAt: at(1791010000),
      resultFiles: ['file-8625b0c5d6b04a65b4523c5335f269b7'],
      seed: 42,
      method: {
        type: 'REINFORCEMENT',
        hyperparameters: {
          batchSize: 4,
          learningRateMultiplier: 2,
          nEpochs: 1,
          computeMultiplier: null,
          evalInterval: 5,
          evalSamples: 2,
          reasoningEffort: 'MEDIUM',
        },
        grader: {
          kind: 'SCORE_MODEL',
          type: 'score_model',
          name: 'countdown_model_grader',
          model: 'o3-mini',
          input: [
            {
              role: 'user',
              content: 'target={{item.target}} numbers={{item.nums}} output={{sample.output_text}}',
            },
          ],
          range: [0, 5],
          samplingParams: null,
        },
      },
    },
  ],
];

describe('jobs', () => {
  it.each(jobs)('%s', async (name, job) => {
    expect(await answering(name).jobs.get(callerWith(), job.id)).toEqual(job);
  });

  it('a list of them', async () => {
    const page = await answering('jobs.dated').jobs.list(callerWith(), everything);
    expect(page).toEqual({ items: [finished], hasMore: false });
  });
});

describe('events', () => {
  it('of the tutorial, newest first: metrics without a total', async () => {
    const page = await answering('events.v1-captured').events.list(callerWith(), 'ftjob-1', everything);
    expect(page?.hasMore).toBe(true);
    expect(page?.items.map(({ type }) => type)).toEqual([
      ...Array.from({ length: 4 }, () => 'MESSAGE'),
      ...Array.from({ length: 6 }, () => 'METRICS'),
    ]);
    expect(page?.items[0]).toEqual({
      id: 'ftevent-179d02d6178f4a0486516ff8cbcdbfb6',
      createdAt: at(1715826339),
      level: 'INFO',
      type: 'MESSAGE',
      message: 'Training hours billed: 0.500',
      metrics: null,
    });
    expect(page?.items[4]).toMatchObject({
      id: 'ftevent-008dc754dc9e61b008dc754dc9e61b00',
      message: 'Step 100: training loss=0.001647822093218565',
      metrics: {
        step: 100,
        totalSteps: null,
        trainLoss: 0.001647822093218565,
        trainMeanTokenAccuracy: 1,
        validLoss: 1.5170825719833374,
        validMeanTokenAccuracy: 0.75,
        fullValidLoss: 1.7539110545870624,
        fullValidMeanTokenAccuracy: 0.7215189873417721,
      },
    });
  });

  it('of the specification', async () => {
    const page = await answering('events.dated-spec-example').events.list(callerWith(), 'ft-1', everything);
    expect(page?.items.map(({ message }) => message)).toEqual([
      'Job enqueued. Waiting for jobs ahead to complete.',
      'Job started.',
      'Job succeeded.',
    ]);
  });
});

describe('checkpoints', () => {
  it('of the tutorial: the newest is the model itself', async () => {
    const page = await answering('checkpoints.v1-captured').checkpoints.list(callerWith(), 'f', everything);
    expect(page?.items.map((one) => [one.stepNumber, one.fineTunedModelCheckpoint])).toEqual([
      [100, 'gpt-4o-mini-2024-07-18.ft-0e208cf33a6a466994aff31a08aba678'],
      [90, 'gpt-4o-mini-2024-07-18.ft-0e208cf33a6a466994aff31a08aba678:ckpt-step-90'],
      [80, 'gpt-4o-mini-2024-07-18.ft-0e208cf33a6a466994aff31a08aba678:ckpt-step-80'],
    ]);
    expect(page?.items[0]).toMatchObject({
      id: 'ftchkpt-148ab69f0a404cf9ab55a73d51b152de',
      createdAt: at(1715743077),
      metrics: { step: 100, trainLoss: 0.004080486483871937, fullValidLoss: 1.8258173013035255 },
    });
  });

  it('of the specification', async () => {
    const page = await answering('checkpoints.dated').checkpoints.list(callerWith(), 'ft-1', everything);
    expect(page?.items.map(({ stepNumber }) => stepNumber)).toEqual([10, 20, 30]);
    expect(page?.items[2]?.metrics).toMatchObject({ step: 30, trainLoss: 0.155, validLoss: 9.31 });
  });
});

describe('files', () => {
  const puppy = {
    id: 'file-181a1cbdcdcf4677ada87f63a0928099',
    filename: 'puppy.jsonl',
    bytes: 140,
    purpose: 'fine-tune',
    status: 'processed',
    createdAt: at(1646126127),
    expiresAt: null,
  };

  it.each([
    ['file-processed.dated', puppy],
    ['file-uploaded-pending.dated', { ...puppy, bytes: null, status: 'pending' }],
  ])('%s', async (name, file) => {
    expect(await answering(name).files.get(callerWith(), puppy.id)).toEqual(file);
  });

  it('a list that does not say whether it goes on; two files of one id, as the document has it, are one', async () => {
    const page = await answering('files.dated').files.list(callerWith(), everything);
    expect(page).toMatchObject({ items: [{ id: puppy.id, status: 'processed' }], hasMore: false });
    expect(page.items).toHaveLength(1);
  });
});

describe('refusals', () => {
  it.each([
    [
      'error-400-file-not-ready',
      /^The specified file reference must point to a completed file import\. Azure is still reading the file: wait until its status is `processed`/,
    ],
    [
      'error-400-missing-training-type',
      /^The specified base model does not support fine-tuning\. .*training type Standard/,
    ],
    ['error-400-wrong-training-type', /^The fineTuningJob field is required/],
    ['error-400-no-content-type', /^The file has no or an empty content type specified\.$/],
  ])('%s', async (name, message) => {
    const failure = await failureOf(answering(name).jobs.cancel(callerWith(), 'ftjob-1'));
    expect(failure).toMatchObject({
      name: 'UpstreamRejection',
      message: expect.stringMatching(message),
      details: { status: 400, upstreamCode: 'invalidPayload', param: null },
    });
  });

  it.each([
    ['error-401-bad-key', 'UNAUTHENTICATED'],
    ['error-429-rate-limit', 'RATE_LIMITED'],
  ])('%s is %s', async (name, code) => {
    const failure = await failureOf(answering(name).jobs.cancel(callerWith(), 'ftjob-1'));
    expect(failure).toMatchObject({ name: 'ServiceError', code });
  });
});
