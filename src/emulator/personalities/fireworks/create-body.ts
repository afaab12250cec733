import type { JobOrder } from '../../jobs/job-order.ts';
import type { Hyperparameters } from '../../jobs/method.ts';
import { badRequest } from '../../server/api-error.ts';
import {
  anyObject,
  type JsonObject,
  number,
  objectOf,
  oneOf,
  optional,
  required,
  text,
} from '../../server/values.ts';
import type { Kind } from './kinds.ts';
import { nameOf, ownName } from './names.ts';

/** Parameters of the run, without those that the second version of training refuses. */
const trainingKeys = [
  ...['baseModel', 'warmStartFrom', 'outputModel', 'epochs', 'learningRate', 'loraRank', 'maxContextLength'],
  ...['batchSizeSamples', 'learningRateWarmupSteps', 'lrScheduler', 'optimizerWeightDecay'],
];
const reportKeys = ['wandbConfig', 'awsS3Config', 'azureBlobStorageConfig', 'purpose'];
const evaluationKeys = ['evaluationDataset', 'evalAutoCarveout'];

const keysOf: Readonly<Record<Kind['method'], readonly string[]>> = {
  supervised: ['dataset', 'displayName', 'isTurbo', ...evaluationKeys, ...trainingKeys, ...reportKeys],
  dpo: ['dataset', 'displayName', 'trainingConfig', 'lossConfig', ...reportKeys],
  reinforcement: [
    ...['dataset', 'displayName', 'evaluator', 'trainingConfig', 'lossConfig', 'inferenceParameters'],
    ...['chunkSize', 'nodeCount', 'mcpServer', ...evaluationKeys, ...reportKeys],
  ],
};

/** A model's id is taken as well as its name. */
const modelId: typeof text = () => (value, path) => {
  const given = text(1)(value, path);
  return ownName('models')(given.includes('/') ? given : nameOf('models', given), path);
};

function hyperparametersOf(training: JsonObject, path: string): Hyperparameters {
  return {
    n_epochs: optional(training, path, 'epochs', number(1, 50, 'whole')) ?? 1,
    batch_size: optional(training, path, 'batchSizeSamples', number(1, 1_024, 'whole')) ?? 'auto',
  };
}

/** `beta: >0 and <0.5` (type DpoConfig of the Python SDK). */
function lossOf(body: JsonObject): { method: string; beta: number } {
  const loss = optional(body, '', 'lossConfig', objectOf('method', 'dpo', 'klBeta')) ?? {};
  const method = optional(loss, 'lossConfig', 'method', oneOf('DPO', 'ORPO')) ?? 'DPO';
  const dpo = optional(loss, 'lossConfig', 'dpo', objectOf('beta')) ?? {};
  const beta = optional(dpo, 'lossConfig.dpo', 'beta', number(0, 0.5, 'above')) ?? 0.1;
  if (beta === 0.5) throw badRequest('lossConfig.dpo.beta must be less than 0.5');
  return { method, beta };
}

/** Checks the body of a create request and names the first thing that is wrong with it. */
export function readCreateBody(value: unknown, { method }: Kind, id: string): JobOrder {
  const body = objectOf(...keysOf[method])(value, '');
  const path = method === 'supervised' ? '' : 'trainingConfig';
  const training = path === '' ? body : required(body, '', path, objectOf(...trainingKeys));
  const baseModel = optional(training, path, 'baseModel', text(1));
  const warmStartFrom = optional(training, path, 'warmStartFrom', text(1));
  const model = baseModel ?? warmStartFrom;
  if (model === undefined || (baseModel !== undefined && warmStartFrom !== undefined)) {
    throw badRequest('exactly one of base_model and warm_start_from must be set');
  }
  const loss = method === 'dpo' ? lossOf(body) : null;
  return {
    id,
    model,
    trainingFile: required(body, '', 'dataset', ownName('datasets')),
    validationFile: optional(body, '', 'evaluationDataset', ownName('datasets')) ?? null,
    suffix: optional(training, path, 'outputModel', modelId()) ?? null,
    seed: null,
    metadata: null,
    integrations: [],
    method: {
      type: method,
      hyperparameters: {
        ...hyperparametersOf(training, path),
        ...(loss === null ? {} : { beta: loss.beta }),
      },
      grader: null,
    },
    extras: {
      displayName: optional(body, '', 'displayName', text()) ?? '',
      startsFrom: baseModel === undefined ? 'warmStartFrom' : 'baseModel',
      learningRate: optional(training, path, 'learningRate', number(0, 1, 'above')) ?? 0.0001,
      loraRank: optional(training, path, 'loraRank', number(1, 64, 'whole')) ?? 8,
      loss: loss?.method ?? null,
      evaluator: method === 'reinforcement' ? required(body, '', 'evaluator', text(1)) : null,
      wandbConfig: optional(body, '', 'wandbConfig', anyObject) ?? null,
    },
  };
}
