import type { Grader } from '../../jobs/grader.ts';
import type { JobOrder } from '../../jobs/job-order.ts';
import type { Method } from '../../jobs/method.ts';
import { badRequest } from '../../server/api-error.ts';
import {
  autoOr,
  type Check,
  nullable,
  number,
  objectOf,
  oneOf,
  optional,
  required,
  text,
} from '../../server/values.ts';

const lambdaName = /^arn:aws[\w-]*:lambda:[\w-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/;

const lambdaCheck: Check<string> = (value, path) => {
  const name = text(1, 200)(value, path);
  if (lambdaName.test(name)) return name;
  throw badRequest(`Invalid '${path}': expected the ARN of a Lambda function.`, path, 'invalid_value');
};

/** A grader is a Lambda function: no other is documented, and a judging model is called from within one. */
const graderCheck: Check<Grader> = (value, path) => {
  const grader = objectOf('type', 'lambda')(value, path);
  const type = required(grader, path, 'type', oneOf('lambda'));
  const lambda = required(grader, path, 'lambda', (settings, where) => ({
    function: required(objectOf('function')(settings, where), where, 'function', lambdaCheck),
  }));
  return { type, lambda };
};

const hyperparametersCheck: Check<Method['hyperparameters']> = (value, path) => {
  const object = objectOf('n_epochs', 'batch_size', 'learning_rate_multiplier')(value, path);
  const asked = (name: string, check: Check<number>) => optional(object, path, name, autoOr(check)) ?? 'auto';
  return {
    n_epochs: asked('n_epochs', number(1, 50, 'whole')),
    batch_size: asked('batch_size', number(1, 256, 'whole')),
    learning_rate_multiplier: asked('learning_rate_multiplier', number(0, Number.MAX_VALUE, 'above')),
  };
};

const methodCheck: Check<Method> = (value, path) => {
  const method = objectOf('type', 'reinforcement')(value, path);
  required(method, path, 'type', oneOf('reinforcement'));
  const inner = `${path}.reinforcement`;
  const settings = required(method, path, 'reinforcement', objectOf('grader', 'hyperparameters'));
  return {
    type: 'reinforcement',
    grader: required(settings, inner, 'grader', graderCheck),
    hyperparameters:
      optional(settings, inner, 'hyperparameters', hyperparametersCheck) ?? hyperparametersCheck({}, inner),
  };
};

/**
 * The body of a create: the fields that CloudTrail is documented to log, and no others. Metadata is taken and not kept: no
 * document shows a job that gives it back. That a field which isn't there is refused rather than ignored is inferred.
 */
export function readBedrockOrder(value: unknown): JobOrder {
  const body = objectOf('model', 'training_file', 'validation_file', 'metadata', 'method')(value, '');
  return {
    id: null,
    model: required(body, '', 'model', text(1, 256)),
    trainingFile: required(body, '', 'training_file', text(1, 256)),
    validationFile: nullable(body, '', 'validation_file', text(1, 256)),
    suffix: null,
    seed: null,
    metadata: null,
    integrations: [],
    method: required(body, '', 'method', methodCheck),
    extras: {},
  };
}
