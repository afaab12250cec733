import { badRequest } from '../server/api-error.ts';
import {
  anyObject,
  type Check,
  type JsonObject,
  listOf,
  nullable,
  number,
  objectOf,
  oneOf,
  optional,
  required,
  text,
} from '../server/values.ts';
import { evalItems } from './eval-item.ts';

/** A grader as it was sent, once it has been checked: deep enough to be echoed, and no deeper. */
export type Grader = JsonObject;

type GraderType = 'string_check' | 'text_similarity' | 'python' | 'score_model' | 'label_model' | 'multi';

const unlimited = Number.MAX_VALUE;

const metrics = [
  ...['cosine', 'fuzzy_match', 'bleu', 'gleu', 'meteor'],
  ...['rouge_1', 'rouge_2', 'rouge_3', 'rouge_4', 'rouge_5', 'rouge_l'],
];

const samplingParameters: Check<void> = (value, path) => {
  const settings = objectOf(
    'seed',
    'top_p',
    'temperature',
    'max_completions_tokens',
    'reasoning_effort',
  )(value, path);
  nullable(settings, path, 'seed', number(-unlimited, unlimited, 'whole'));
  nullable(settings, path, 'top_p', number(0, 1));
  nullable(settings, path, 'temperature', number(0, 2));
  nullable(settings, path, 'max_completions_tokens', number(1, unlimited, 'whole'));
  nullable(
    settings,
    path,
    'reasoning_effort',
    oneOf('none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'),
  );
};

const passingLabels = (grader: JsonObject, path: string): void => {
  const labels = required(grader, path, 'labels', listOf(text()));
  const passing = required(grader, path, 'passing_labels', listOf(text()));
  if (passing.some((label) => !labels.includes(label))) {
    const param = `${path}.passing_labels`;
    throw badRequest(
      `Invalid '${param}': every passing label must be one of the labels.`,
      param,
      'invalid_value',
    );
  }
};

// Several graders are documented as one, and seen as a list and as a map from names.
const innerGraders: Check<void> = (value, path) => {
  if (Array.isArray(value)) listOf(innerGrader)(value, path);
  else if (typeof anyObject(value, path)['type'] === 'string') innerGrader(value, path);
  else
    for (const [name, grader] of Object.entries(anyObject(value, path)))
      innerGrader(grader, `${path}.${name}`);
};

const bodies: Readonly<Record<GraderType, Check<void>>> = {
  string_check(value, path) {
    const grader = objectOf('type', 'name', 'input', 'reference', 'operation')(value, path);
    required(grader, path, 'input', text());
    required(grader, path, 'reference', text());
    required(grader, path, 'operation', oneOf('eq', 'ne', 'like', 'ilike'));
  },
  text_similarity(value, path) {
    const grader = objectOf('type', 'name', 'input', 'reference', 'evaluation_metric')(value, path);
    required(grader, path, 'input', text());
    required(grader, path, 'reference', text());
    required(grader, path, 'evaluation_metric', oneOf(...metrics));
  },
  python(value, path) {
    const grader = objectOf('type', 'name', 'source', 'image_tag')(value, path);
    required(grader, path, 'source', text(1));
    optional(grader, path, 'image_tag', text());
  },
  score_model(value, path) {
    const grader = objectOf('type', 'name', 'model', 'sampling_params', 'input', 'range')(value, path);
    required(grader, path, 'model', text(1));
    required(grader, path, 'input', evalItems);
    optional(grader, path, 'range', listOf(number(-unlimited, unlimited), 2));
    optional(grader, path, 'sampling_params', samplingParameters);
  },
  label_model(value, path) {
    const grader = objectOf('type', 'name', 'model', 'input', 'labels', 'passing_labels')(value, path);
    required(grader, path, 'model', text(1));
    required(grader, path, 'input', evalItems);
    passingLabels(grader, path);
  },
  multi(value, path) {
    const grader = objectOf('type', 'name', 'graders', 'calculate_output')(value, path);
    required(grader, path, 'graders', innerGraders);
    required(grader, path, 'calculate_output', text(1));
  },
};

const graderOf =
  (...types: readonly GraderType[]): Check<Grader> =>
  (value, path) => {
    const grader = anyObject(value, path);
    bodies[required(grader, path, 'type', oneOf(...types))](grader, path);
    required(grader, path, 'name', text());
    return grader;
  };

/** A grader among several: any but another `multi`. */
const innerGrader: Check<Grader> = graderOf(
  'string_check',
  'text_similarity',
  'python',
  'score_model',
  'label_model',
);

/** A grader that a job can be given: any but `label_model`, which exists only inside `multi`. */
export const anyGrader: Check<Grader> = graderOf(
  'string_check',
  'text_similarity',
  'python',
  'score_model',
  'multi',
);
