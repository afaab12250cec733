import { badRequest } from '../server/api-error.ts';
import {
  autoOr,
  type Check,
  type JsonObject,
  missing,
  number,
  objectOf,
  oneOf,
  optional,
  required,
} from '../server/values.ts';
import { anyGrader, type Grader } from './grader.ts';

export type MethodType = 'supervised' | 'dpo' | 'reinforcement';

/** Hyperparameters under their names on the wire; `auto` until the job runs. */
export type Hyperparameters = Readonly<Record<string, number | string>>;

/** How a job trains, as it was asked for: a hyperparameter that wasn't named is `auto`. */
export interface Method {
  readonly type: MethodType;
  readonly hyperparameters: Hyperparameters;
  /** Null for every method but reinforcement. */
  readonly grader: Grader | null;
}

type HyperparameterChecks = Readonly<Record<string, Check<number | string>>>;

const unlimited = Number.MAX_VALUE;

const everyMethod: HyperparameterChecks = {
  n_epochs: autoOr(number(1, 50, 'whole')),
  batch_size: autoOr(number(1, 256, 'whole')),
  learning_rate_multiplier: autoOr(number(0, unlimited, 'above')),
};

const checks: Readonly<Record<MethodType, HyperparameterChecks>> = {
  supervised: everyMethod,
  dpo: { ...everyMethod, beta: autoOr(number(0, 2, 'above')) },
  reinforcement: {
    ...everyMethod,
    reasoning_effort: oneOf('default', 'low', 'medium', 'high'),
    compute_multiplier: autoOr(number(0.00001, 10, 'above')),
    eval_interval: autoOr(number(1, unlimited, 'whole')),
    eval_samples: autoOr(number(1, unlimited, 'whole')),
  },
};

const usualValue = (name: string): string => (name === 'reasoning_effort' ? 'default' : 'auto');

const hyperparametersOf =
  (type: MethodType): Check<Hyperparameters> =>
  (value, path) => {
    const object = objectOf(...Object.keys(checks[type]))(value, path);
    return Object.fromEntries(
      Object.entries(checks[type]).map(([name, check]) => [
        name,
        optional(object, path, name, check) ?? usualValue(name),
      ]),
    );
  };

/** The method of a job that names none: supervised, with whatever the old top-level field asks for. */
export const supervisedMethod = (hyperparameters: unknown): Method => ({
  type: 'supervised',
  hyperparameters: hyperparametersOf('supervised')(hyperparameters ?? {}, 'hyperparameters'),
  grader: null,
});

function settingsOf(method: JsonObject, path: string, type: MethodType): JsonObject {
  const keys = type === 'reinforcement' ? ['hyperparameters', 'grader'] : ['hyperparameters'];
  return optional(method, path, type, objectOf(...keys)) ?? {};
}

export const methodCheck: Check<Method> = (value, path) => {
  const object = objectOf('type', 'supervised', 'dpo', 'reinforcement')(value, path);
  const type = required(object, path, 'type', oneOf('supervised', 'dpo', 'reinforcement'));
  const foreign = Object.keys(object).find((key) => key !== 'type' && key !== type);
  if (foreign !== undefined) {
    const param = `${path}.${foreign}`;
    throw badRequest(`'${param}' can't be given with method type '${type}'.`, param, 'invalid_value');
  }
  const settings = settingsOf(object, path, type);
  const inner = `${path}.${type}`;
  if (type === 'reinforcement' && settings['grader'] === undefined) throw missing(`${inner}.grader`);
  return {
    type,
    hyperparameters:
      optional(settings, inner, 'hyperparameters', hyperparametersOf(type)) ??
      hyperparametersOf(type)({}, inner),
    grader: type === 'reinforcement' ? required(settings, inner, 'grader', anyGrader) : null,
  };
};
