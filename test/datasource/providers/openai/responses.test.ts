import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FineTuningJob } from '../../../../src/domain/job.ts';
import type { Metrics } from '../../../../src/domain/metrics.ts';
import { callerWith, failureOf } from '../../support/datasource.ts';
import { openaiOver, recorded } from './openai-over.ts';

const answering = (name: string) => openaiOver(recorded(name));
const at = (seconds: number): Date => new Date(seconds * 1000);
const everything = { first: 100, after: null };

const untold = { batchSize: null, learningRateMultiplier: null, nEpochs: null };
const auto = { batchSize: 'auto', learningRateMultiplier: 'auto', nEpochs: 'auto' } as const;
const supervised = (hyperparameters: NonNullable<FineTuningJob['hyperparameters']>) =>
  ({ type: 'SUPERVISED', hyperparameters }) as const;

/** The job of most of the reference's examples. */
const ofReference: FineTuningJob = {
  id: 'ftjob-abc123',
  createdAt: at(1_721_764_800),
  status: 'QUEUED',
  rawStatus: 'queued',
  model: 'gpt-4o-mini-2024-07-18',
  fineTunedModel: null,
  suffix: null,
  error: null,
  finishedAt: null,
  estimatedFinish: null,
  trainedTokens: null,
  seed: null,
  organizationId: 'org-123',
  trainingFile: 'file-abc123',
  validationFile: null,
  resultFiles: [],
  method: supervised(untold),
  hyperparameters: null,
  integrations: [],
  metadata: [],
};

const JOBS: Readonly<Record<string, FineTuningJob>> = {
  'job-create-queued': { ...ofReference, method: supervised(auto) },
  'job-cancelled': {
    ...ofReference,
    status: 'CANCELLED',
    rawStatus: 'cancelled',
    validationFile: 'file-abc123',
  },
  'job-paused': { ...ofReference, status: 'PAUSED', rawStatus: 'paused', validationFile: 'file-abc123' },
  'job-resumed-queued': { ...ofReference, validationFile: 'file-abc123' },
  'job-succeeded': {
    ...ofReference,
    createdAt: at(1_692_661_014),
    status: 'SUCCEEDED',
    rawStatus: 'succeeded',
    model: 'davinci-002',
    fineTunedModel: 'ft:davinci-002:my-org:custom_suffix:7q8mpxmy',
    finishedAt: at(1_692_661_190),
    trainedTokens: 5768,
    seed: 0,
    resultFiles: ['file-abc123'],
    method: supervised({ nEpochs: 4, batchSize: 1, learningRateMultiplier: 1 }),
    hyperparameters: { nEpochs: 4, batchSize: 1, learningRateMultiplier: 1 },
  },
  'job-guide-succeeded': {
    ...ofReference,
    id: 'ftjob-uL1VKpwx7maorHNbOiDwFIn6',
    createdAt: at(1_746_484_925),
    status: 'SUCCEEDED',
    rawStatus: 'succeeded',
    model: 'gpt-4.1-nano-2025-04-14',
    fineTunedModel: 'ft:gpt-4.1-nano-2025-04-14:openai::BTz2REMH',
    finishedAt: at(1_746_485_841),
    trainedTokens: 1700,
    seed: 1_935_755_117,
    organizationId: 'org-abc123',
    trainingFile: 'file-RCnFCYRhFDcq1aHxiYkBHw',
    resultFiles: ['file-9TLxKY2A8tC5YE1RULYxf6'],
    method: supervised({ nEpochs: 10, batchSize: 1, learningRateMultiplier: 1 }),
    hyperparameters: { nEpochs: 10, batchSize: 1, learningRateMultiplier: 1 },
  },
  'job-failed': {
    ...ofReference,
    id: 'ftjob-AF1WoRqd3aJAHsqc9NY7iL8F',
    createdAt: at(1_614_807_352),
    status: 'FAILED',
    rawStatus: 'failed',
    model: 'gpt-3.5-turbo-0613',
    organizationId: 'org-abc123',
    error: {
      code: 'invalid_n_examples',
      message: 'Training file has 3 example(s), but must have at least 10 examples',
      param: 'training_file',
    },
    method: supervised({ ...auto, nEpochs: 9 }),
    hyperparameters: { ...auto, nEpochs: 9 },
  },
  'job-captured-validating': {
    ...ofReference,
    id: 'ftjob-z6kW9cImlilXixrNBFOtbMWL',
    createdAt: at(1_756_628_723),
    status: 'VALIDATING_FILES',
    rawStatus: 'validating_files',
    model: 'gpt-4o-2024-08-06',
    seed: 1_588_808_397,
    organizationId: 'org-abc123',
    trainingFile: 'file-FpF73cgv6P5KHEn5jrY8MP',
    method: supervised(auto),
    hyperparameters: auto,
  },
  'job-captured-wandb': {
    ...ofReference,
    id: 'ftjob-gdIpDJE8NdnaQ9NCBNTYZiwK',
    createdAt: at(1_751_128_122),
    status: 'VALIDATING_FILES',
    rawStatus: 'validating_files',
    suffix: 'pricer',
    seed: 42,
    organizationId: 'org-abc123',
    trainingFile: 'file-EGpAudFmhAXNpi24L5AoRc',
    validationFile: 'file-CACbesCbANH9XYioAbW9mc',
    method: supervised({ ...auto, nEpochs: 1 }),
    hyperparameters: { ...auto, nEpochs: 1 },
    integrations: [
      {
        kind: 'WANDB',
        type: 'wandb',
        project: 'gpt-pricer',
        entity: null,
        name: null,
        tags: [],
        runId: 'ftjob-gdIpDJE8NdnaQ9NCBNTYZiwK',
      },
    ],
  },
};

const nothingMeasured: Omit<Metrics, 'values'> = {
  step: null,
  totalSteps: null,
  trainLoss: null,
  trainMeanTokenAccuracy: null,
  validLoss: null,
  validMeanTokenAccuracy: null,
  fullValidLoss: null,
  fullValidMeanTokenAccuracy: null,
};

describe("an answer of OpenAI's", () => {
  it.each(Object.entries(JOBS))('%s', async (name, job) => {
    expect(await answering(name).jobs.get(callerWith(), job.id)).toEqual(job);
  });

  it('jobs: a page with more behind it', async () => {
    expect(await answering('jobs').jobs.list(callerWith(), everything)).toEqual({
      items: [{ ...ofReference, metadata: [{ key: 'key', value: 'value' }] }],
      hasMore: true,
    });
  });

  it('events: of one second, newest first', async () => {
    const page = await answering('events').events.list(callerWith(), 'ftjob-abc123', everything);
    const event = { createdAt: at(1_721_764_800), level: 'INFO', type: 'MESSAGE', metrics: null };
    expect(page).toEqual({
      items: [
        {
          ...event,
          id: 'ft-event-ddTJfwuMVpfLXseO0Am0Gqjm',
          message: 'Fine tuning job successfully completed',
        },
        {
          ...event,
          id: 'ft-event-tyiGuB72evQncpH87xe505Sv',
          message: 'New fine-tuned model created: ft:gpt-4o-mini:openai::7p4lURel',
        },
      ],
      hasMore: true,
    });
  });

  it('events-metrics: a step with its numbers', async () => {
    const page = await answering('events-metrics').events.list(callerWith(), 'ftjob-abc123', everything);
    expect(page?.items).toEqual([
      {
        id: 'ftevent-kLPSMIcsqshEUEJVOVBVcHlP',
        createdAt: at(1_692_887_003),
        level: 'INFO',
        type: 'METRICS',
        message: 'Step 99/99: training loss=0.11',
        metrics: {
          ...nothingMeasured,
          step: 99,
          trainLoss: 0.11462418735027,
          trainMeanTokenAccuracy: 0.94999998807907,
          values: [
            { name: 'step', value: 99 },
            { name: 'train_loss', value: 0.11462418735027 },
            { name: 'train_mean_token_accuracy', value: 0.94999998807907 },
          ],
        },
      },
    ]);
  });

  it('checkpoints: newest first, with what was measured on the whole validation file', async () => {
    const page = await answering('checkpoints').checkpoints.list(callerWith(), 'ftjob-abc123', everything);
    const measured = (fullValidLoss: number, fullValidMeanTokenAccuracy: number): Metrics => ({
      ...nothingMeasured,
      fullValidLoss,
      fullValidMeanTokenAccuracy,
      values: [
        { name: 'full_valid_loss', value: fullValidLoss },
        { name: 'full_valid_mean_token_accuracy', value: fullValidMeanTokenAccuracy },
      ],
    });
    expect(page).toEqual({
      items: [
        {
          id: 'ftckpt_zc4Q7MP6XxulcVzj4MZdwsAB',
          createdAt: at(1_721_764_867),
          stepNumber: 2000,
          fineTunedModelCheckpoint: 'ft:gpt-4o-mini-2024-07-18:my-org:custom-suffix:96olL566:ckpt-step-2000',
          metrics: measured(0.134, 0.874),
        },
        {
          id: 'ftckpt_enQCFmOTGj3syEpYVhBRLTSy',
          createdAt: at(1_721_764_800),
          stepNumber: 1000,
          fineTunedModelCheckpoint: 'ft:gpt-4o-mini-2024-07-18:my-org:custom-suffix:7q8mpxmy:ckpt-step-1000',
          metrics: measured(0.167, 0.781),
        },
      ],
      hasMore: true,
    });
  });

  it('checkpoint-all-metrics: every number that there can be', async () => {
    const name = 'checkpoint-all-metrics';
    const page = await answering(name).checkpoints.list(callerWith(), 'ftjob-abc123', everything);
    expect(page?.items).toMatchObject([
      {
        id: 'ftckpt_qtZ5Gyk4BLq1SfLFWp3RtO3P',
        createdAt: at(1_712_211_699),
        stepNumber: 88,
        fineTunedModelCheckpoint: 'ft:gpt-4o-mini-2024-07-18:my-org:custom_suffix:9ABel2dg:ckpt-step-88',
        metrics: {
          step: 88,
          totalSteps: null,
          trainLoss: 0.478,
          trainMeanTokenAccuracy: 0.924,
          validLoss: 10.112,
          validMeanTokenAccuracy: 0.145,
          fullValidLoss: 0.567,
          fullValidMeanTokenAccuracy: 0.944,
        },
      },
    ]);
  });

  it('file-captured', async () => {
    const id = 'file-iIB2MnYOJDzXVpwsNF8gket8';
    expect(await answering('file-captured').files.get(callerWith(), id)).toEqual({
      id,
      filename: 'traning.jsonl',
      bytes: 1069,
      purpose: 'fine-tune',
      status: 'processed',
      createdAt: at(1_718_310_290),
      expiresAt: null,
    });
  });

  it('error-403-training-not-available: creation is over, and why, and who else there is', async () => {
    const { creation, sent } = answering('error-403-training-not-available');
    const request = {
      model: 'gpt-4o-mini',
      trainingFile: 'file-abc123',
      validationFile: null,
      suffix: null,
      seed: null,
      method: null,
      hyperparameters: null,
      integrations: [],
      metadata: [],
    };
    expect(await failureOf(creation.create(callerWith(), request, null))).toMatchObject({
      code: 'NOT_SUPPORTED',
      message: expect.stringMatching(/^OpenAI takes no new fine-tuning jobs.*2027-01-06.*Other providers/),
    });
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['error-400-null-code', 400, null, /^gpt-3\.5-turbo-0613 can only be fine-tuned on the new/],
    ['error-404-model-not-found', 404, 'model_not_found', /^The model `gpt-4O` does not exist/],
  ])('%s', async (name, status, upstreamCode, message) => {
    expect(await failureOf(answering(name).jobs.cancel(callerWith(), 'ftjob-abc123'))).toMatchObject({
      name: 'UpstreamRejection',
      message: expect.stringMatching(message),
      details: { status, upstreamCode, param: null },
    });
  });

  it('error-429-insufficient-quota: none of its words, which are of an account', async () => {
    const failure = failureOf(answering('error-429-insufficient-quota').jobs.get(callerWith(), 'ftjob-1'));
    expect(await failure).toMatchObject({
      code: 'RATE_LIMITED',
      message: expect.stringContaining('a rate limit or a quota is used up'),
    });
  });

  it('is read here, whichever it is', () => {
    const here = readFileSync(new URL(import.meta.url), 'utf8');
    const names = readdirSync(new URL('responses/', import.meta.url)).map((file) =>
      file.replace('.json', ''),
    );
    expect(names.filter((name) => !here.includes(`'${name}`))).toEqual([]);
  });
});
