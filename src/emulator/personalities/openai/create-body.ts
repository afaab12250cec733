import type { Integration, JobOrder } from '../../jobs/job-order.ts';
import { methodCheck, supervisedMethod } from '../../jobs/method.ts';
import { badRequest } from '../../server/api-error.ts';
import {
  anyObject,
  type Check,
  listOf,
  nullable,
  number,
  objectOf,
  oneOf,
  optional,
  required,
  text,
} from '../../server/values.ts';

const mostPairs = 16;
const longestKey = 64;
const longestValue = 512;
const mostIntegrations = 5;
const largestSeed = 2_147_483_647;

const metadataCheck: Check<Record<string, string>> = (value, path) => {
  const pairs = Object.entries(anyObject(value, path));
  if (pairs.length > mostPairs) {
    throw badRequest(
      `Invalid '${path}': too many properties. Expected an object with at most ${mostPairs}, but it has ${pairs.length}.`,
      path,
      'object_above_max_properties',
    );
  }
  // Object.fromEntries, because a key may be `__proto__`, which an assignment would not store.
  return Object.fromEntries(
    pairs.map(([key, entry]) => {
      if ([...key].length > longestKey) {
        throw badRequest(
          `Invalid '${path}': a key is longer than ${longestKey} characters: '${key.slice(0, longestKey)}…'.`,
          path,
          'string_above_max_length',
        );
      }
      return [key, text(0, longestValue)(entry, `${path}.${key}`)];
    }),
  );
};

const integrationCheck: Check<Integration> = (value, path) => {
  const integration = objectOf('type', 'wandb')(value, path);
  const type = required(integration, path, 'type', oneOf('wandb'));
  return {
    type,
    wandb: required(integration, path, 'wandb', (settings, where) => {
      const wandb = objectOf('project', 'name', 'entity', 'tags')(settings, where);
      return {
        project: required(wandb, where, 'project', text(1)),
        name: nullable(wandb, where, 'name', text()),
        entity: nullable(wandb, where, 'entity', text()),
        tags: optional(wandb, where, 'tags', listOf(text())) ?? [],
      };
    }),
  };
};

const knownKeys = [
  ...['model', 'training_file', 'validation_file', 'suffix', 'seed', 'metadata'],
  ...['integrations', 'method', 'hyperparameters'],
];

/** Checks the body of a create request and names the first thing that is wrong with it, as the upstream does. */
export function readCreateBody(value: unknown): JobOrder {
  const body = objectOf(...knownKeys)(value, '');
  const model = required(body, '', 'model', text(1, 256));
  const trainingFile = required(body, '', 'training_file', text(1, 256));
  const hyperparameters = optional(body, '', 'hyperparameters', anyObject);
  const method = optional(body, '', 'method', methodCheck);
  if (method !== undefined && hyperparameters !== undefined) {
    throw badRequest(
      "'hyperparameters' can't be given together with 'method': put them inside the method.",
      'hyperparameters',
      'invalid_value',
    );
  }
  return {
    id: null,
    model,
    trainingFile,
    validationFile: nullable(body, '', 'validation_file', text(1, 256)),
    suffix: nullable(body, '', 'suffix', text(1, 64)),
    seed: nullable(body, '', 'seed', number(0, largestSeed, 'whole')),
    metadata: nullable(body, '', 'metadata', metadataCheck),
    integrations: nullable(body, '', 'integrations', listOf(integrationCheck, mostIntegrations)) ?? [],
    method: method ?? supervisedMethod(hyperparameters),
    extras: {},
  };
}
