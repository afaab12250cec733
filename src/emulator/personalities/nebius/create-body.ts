import type { Integration, JobOrder } from '../../jobs/job-order.ts';
import { badRequest } from '../../server/api-error.ts';
import {
  anyObject,
  type Check,
  type JsonObject,
  listOf,
  nullable,
  number,
  oneOf,
  required,
  text,
} from '../../server/values.ts';
import { nebiusHyperparameters } from './hyperparameters.ts';

/** Runs are reported only with the key of the service that they are reported to; no answer shows it again. */
const integrationCheck: Check<Integration> = (value, path) => {
  const integration = anyObject(value, path);
  const type = required(integration, path, 'type', oneOf('wandb'));
  return {
    type,
    wandb: required(integration, path, 'wandb', (settings, where) => {
      const wandb = anyObject(settings, where);
      required(wandb, where, 'api_key', text(1));
      return {
        project: required(wandb, where, 'project', text(1)),
        name: nullable(wandb, where, 'name', text()),
        entity: nullable(wandb, where, 'entity', text()),
        tags: nullable(wandb, where, 'tags', listOf(text())) ?? [],
      };
    }),
  };
};

/** What a method's own object says; there must be one, and hyperparameters in it. */
const methodCheck: Check<JsonObject> = (value, path) => {
  const method = anyObject(value, path);
  required(method, path, 'type', oneOf('supervised'));
  const inner = `${path}.supervised`;
  const settings = required(method, path, 'supervised', anyObject);
  return required(settings, inner, 'hyperparameters', nebiusHyperparameters);
};

/**
 * Checks a request for a job as Nebius' OpenAPI document 20260630 has it: what it doesn't name is taken and ignored, null is
 * taken where nothing need stand, but not among the hyperparameters. Training of draft models (`spec-draft`) is left out.
 */
export function readNebiusOrder(value: unknown): JobOrder {
  const body = anyObject(value, '');
  const model = required(body, '', 'model', text(1));
  const trainingFile = required(body, '', 'training_file', text(1));
  const top = nullable(body, '', 'hyperparameters', nebiusHyperparameters);
  const inMethod = nullable(body, '', 'method', methodCheck);
  if (top !== null && inMethod !== null) {
    // The words are quoted in guides; the status with them is a guess.
    throw badRequest("Only one of 'method' or 'hyperparameters' must be provided");
  }
  const hyperparameters = inMethod ?? top ?? nebiusHyperparameters({}, 'hyperparameters');
  return {
    id: null,
    model,
    trainingFile,
    validationFile: nullable(body, '', 'validation_file', text(1)),
    suffix: nullable(body, '', 'suffix', text(0, 64)),
    seed: nullable(body, '', 'seed', number(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 'whole')) ?? 0,
    metadata: null,
    integrations: nullable(body, '', 'integrations', listOf(integrationCheck)) ?? [],
    method: {
      type: 'supervised',
      hyperparameters: {
        n_epochs: Number(hyperparameters['n_epochs']),
        batch_size: Number(hyperparameters['batch_size']),
      },
      grader: null,
    },
    extras: { hyperparameters, asked: top === null ? 'method' : 'hyperparameters' },
  };
}
