import type { Integration, JobOrder } from '../../jobs/job-order.ts';
import type { Call } from '../../server/call.ts';
import {
  anyObject,
  type Check,
  type JsonObject,
  listOf,
  nullable,
  number,
  oneOf,
  optional,
  required,
  text,
} from '../../server/values.ts';
import { invalid, modelNotAvailable } from './refusals.ts';

const longestSuffix = 18;
const unlimited = Number.MAX_SAFE_INTEGER;

const boolean: Check<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw invalid('Input should be a valid boolean', path, 'bool_type');
  return value;
};

const trainingFile: Check<string> = (value, path) => {
  const file = anyObject(value, path);
  optional(file, path, 'weight', number(0, unlimited, 'above'));
  return required(file, path, 'file_id', text(1, 256));
};

/** The key has to be there, and is shown to nobody again. */
const integration: Check<Integration> = (value, path) => {
  const given = anyObject(value, path);
  const type = required(given, path, 'type', oneOf('wandb'));
  required(given, path, 'api_key', text(1));
  return {
    type,
    wandb: {
      project: required(given, path, 'project', text(1)),
      name: nullable(given, path, 'name', text()),
      entity: null,
      tags: [],
    },
  };
};

/**
 * The batches and epochs that come to so many steps. With batches of one, the last step ends the last epoch or a part of it;
 * half a step less keeps the division from making one more.
 */
function epochsFor(
  steps: number,
  file: string,
  { organization, now }: Call,
): Readonly<Record<string, number>> {
  const examples = organization.files.get(file, now)?.dataset()?.examples ?? 0;
  return examples === 0 ? {} : { batch_size: 1, n_epochs: (steps - 0.5) / examples };
}

function readHyperparameters(given: JsonObject, file: string, call: Call) {
  const path = 'hyperparameters';
  const steps = nullable(given, path, 'training_steps', number(1, unlimited, 'whole'));
  const epochs = nullable(given, path, 'epochs', number(0, unlimited, 'above'));
  const rate = nullable(given, path, 'learning_rate', number(1e-8, 1));
  nullable(given, path, 'weight_decay', number(0, 1));
  nullable(given, path, 'warmup_fraction', number(0, 1));
  nullable(given, path, 'seq_len', number(100, unlimited, 'whole'));
  const chosen = epochs === null ? {} : { n_epochs: epochs };
  return { rate, asked: steps === null ? chosen : epochsFor(steps, file, call) };
}

/**
 * Checks the body of a create request, after `JobIn` of Mistral's OpenAPI document
 * (https://github.com/tryAGI/Mistral, `src/libs/Mistral/openapi.yaml`). What it doesn't name is passed over.
 */
export function readCreateBody(value: unknown, call: Call): JobOrder {
  const body = anyObject(value, '');
  const model = required(body, '', 'model', text(1, 256));
  const [file] = optional(body, '', 'training_files', listOf(trainingFile)) ?? [];
  // The words of https://github.com/mistralai/client-ts/issues/70.
  if (file === undefined) throw invalid('Value error, At least one training file or repository is required.');
  const hyperparameters = required(body, '', 'hyperparameters', anyObject);
  const jobType = nullable(body, '', 'job_type', oneOf('completion', 'classifier')) ?? 'completion';
  if (jobType === 'classifier') throw modelNotAvailable(jobType);
  const { rate, asked } = readHyperparameters(hyperparameters, file, call);
  const [validationFile = null] = nullable(body, '', 'validation_files', listOf(text(1, 256))) ?? [];
  return {
    id: null,
    model,
    trainingFile: file,
    validationFile,
    suffix: nullable(body, '', 'suffix', text(0, longestSuffix)),
    seed: null,
    metadata: null,
    integrations: nullable(body, '', 'integrations', listOf(integration)) ?? [],
    method: { type: 'supervised', hyperparameters: asked, grader: null },
    extras: {
      auto_start: optional(body, '', 'auto_start', boolean) ?? false,
      ...(rate === null ? {} : { learning_rate: rate }),
    },
  };
}
