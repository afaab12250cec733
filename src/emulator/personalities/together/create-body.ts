import type { JobOrder } from '../../jobs/job-order.ts';
import type { Method } from '../../jobs/method.ts';
import { badRequest } from '../../server/api-error.ts';
import {
  anyObject,
  type Check,
  type JsonObject,
  nullable,
  number,
  oneOf,
  optional,
  required,
  text,
} from '../../server/values.ts';

const unlimited = Number.MAX_SAFE_INTEGER;

const batchSize: Check<number | 'max'> = (value, path) =>
  value === 'max' ? 'max' : number(1, unlimited, 'whole')(value, path);

const trueFalseOrAuto: Check<boolean | 'auto'> = (value, path) => {
  if (typeof value === 'boolean' || value === 'auto') return value;
  throw badRequest(`Invalid value for '${path}': expected a boolean or 'auto'.`, path, 'invalid_value');
};

/** `train_on_inputs` must be there for supervised training, whose name is `sft`. */
const trainingMethod: Check<JsonObject> = (value, path) => {
  const method = anyObject(value, path);
  if (required(method, path, 'method', oneOf('sft', 'dpo')) === 'sft') {
    return { method: 'sft', train_on_inputs: required(method, path, 'train_on_inputs', trueFalseOrAuto) };
  }
  const beta = optional(method, path, 'dpo_beta', number(0, unlimited, 'above'));
  return { method: 'dpo', dpo_beta: beta ?? 0.1 };
};

const trainingType: Check<JsonObject> = (value, path) => {
  const type = anyObject(value, path);
  if (required(type, path, 'type', oneOf('Full', 'Lora')) === 'Full') return { type: 'Full' };
  return {
    type: 'Lora',
    lora_r: required(type, path, 'lora_r', number(1, 64, 'whole')),
    lora_alpha: required(type, path, 'lora_alpha', number(1, unlimited, 'whole')),
    lora_dropout: optional(type, path, 'lora_dropout', number(0, 1)) ?? 0,
    lora_trainable_modules: optional(type, path, 'lora_trainable_modules', text(1)) ?? 'all-linear',
  };
};

const usualType: JsonObject = {
  type: 'Lora',
  lora_r: 8,
  lora_alpha: 16,
  lora_dropout: 0,
  lora_trainable_modules: 'all-linear',
};

function methodOf(asked: JsonObject, nEpochs: number, size: number | 'max'): Method {
  const hyperparameters = { n_epochs: nEpochs, batch_size: size === 'max' ? 'auto' : size };
  const beta = asked['dpo_beta'];
  return typeof beta === 'number'
    ? { type: 'dpo', hyperparameters: { ...hyperparameters, beta }, grader: null }
    : { type: 'supervised', hyperparameters, grader: null };
}

/**
 * Checks the body of a create request: https://docs.together.ai/reference/post-fine-tunes, with the ranges of
 * https://docs.together.ai/reference/cli/finetune. Null is taken for a few fields only; what isn't known is passed over.
 */
export function readCreateBody(value: unknown): JobOrder {
  const body = anyObject(value, '');
  const nEpochs = optional(body, '', 'n_epochs', number(1, 20, 'whole')) ?? 1;
  const size = optional(body, '', 'batch_size', batchSize) ?? 'max';
  const method = optional(body, '', 'training_method', trainingMethod) ?? {
    method: 'sft',
    train_on_inputs: 'auto',
  };
  return {
    id: null,
    model: required(body, '', 'model', text(1, 256)),
    trainingFile: required(body, '', 'training_file', text(1, 256)),
    validationFile: optional(body, '', 'validation_file', text(1, 256)) ?? null,
    suffix: optional(body, '', 'suffix', text(0, 64)) ?? null,
    seed: nullable(body, '', 'random_seed', number(-unlimited, unlimited, 'whole')) ?? 42,
    metadata: null,
    integrations: [],
    method: methodOf(method, nEpochs, size),
    extras: {
      batch_size: size,
      learning_rate: optional(body, '', 'learning_rate', number(1e-8, 0.01)) ?? 0.00001,
      n_checkpoints: optional(body, '', 'n_checkpoints', number(1, unlimited, 'whole')) ?? 1,
      n_evals: optional(body, '', 'n_evals', number(0, 100, 'whole')) ?? 0,
      training_method: method,
      training_type: nullable(body, '', 'training_type', trainingType) ?? usualType,
    },
  };
}
