import fc from 'fast-check';
import type { CreateJobRequest } from '../../../src/domain/create-job.ts';
import {
  type Grader,
  type NamedGrader,
  STRING_CHECK_OPERATIONS,
  TEXT_SIMILARITY_METRICS,
} from '../../../src/domain/grader.ts';
import type { AutoOrNumber } from '../../../src/domain/hyperparameters.ts';
import type { WandbIntegration } from '../../../src/domain/integration.ts';
import type { JsonValue } from '../../../src/domain/json.ts';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 64 });
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(value);
const whole = (max: number): fc.Arbitrary<AutoOrNumber> =>
  maybe(fc.oneof(fc.constant('auto' as const), fc.integer({ min: 1, max })));
const real = (max: number): fc.Arbitrary<AutoOrNumber> =>
  maybe(fc.oneof(fc.constant('auto' as const), fc.double({ min: 0.001, max, noNaN: true })));

const open: fc.Arbitrary<JsonValue> = fc
  .jsonValue({ maxDepth: 2 })
  .map((value): JsonValue => JSON.parse(JSON.stringify(value)));

// JSON that holds no null anywhere, so that a null in what is sent can only be ours.
const withoutNull = (value: JsonValue): JsonValue =>
  JSON.parse(JSON.stringify(value).replaceAll('null', '0'));
const openNoNull = open.map(withoutNull);

const supervised = { batchSize: whole(256), learningRateMultiplier: real(100), nEpochs: whole(50) };

/** Names as keys: numbers would change the order of a map, which means nothing, and would make the test say so. */
const named = (grader: fc.Arbitrary<Grader>): fc.Arbitrary<readonly NamedGrader[]> =>
  fc.uniqueArray(fc.record({ name: text.filter((name) => !/^\d+$/.test(name)), grader }), {
    selector: ({ name }) => name,
    minLength: 1,
    maxLength: 3,
  });

const { grader } = fc.letrec<{ grader: Grader; simple: Grader }>((tie) => ({
  simple: fc.oneof(
    fc.record({
      kind: fc.constant('STRING_CHECK' as const),
      type: fc.constant('string_check'),
      name: text,
      input: fc.string(),
      reference: fc.string(),
      operation: fc.constantFrom(...STRING_CHECK_OPERATIONS),
    }),
    fc.record({
      kind: fc.constant('TEXT_SIMILARITY' as const),
      type: fc.constant('text_similarity'),
      name: text,
      input: fc.string(),
      reference: fc.string(),
      evaluationMetric: fc.constantFrom(...TEXT_SIMILARITY_METRICS),
    }),
    fc.record({
      kind: fc.constant('PYTHON' as const),
      type: fc.constant('python'),
      name: text,
      source: fc.string(),
      imageTag: maybe(text),
    }),
    fc.record({
      kind: fc.constant('SCORE_MODEL' as const),
      type: fc.constant('score_model'),
      name: text,
      model: text,
      input: fc.array(fc.record({ role: text, content: openNoNull }), { maxLength: 3 }),
      range: maybe(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 6, max: 10 }))),
      samplingParams: maybe(openNoNull),
    }),
    fc
      .record({ type: fc.constantFrom('label_model', 'lambda', 'new'), name: text, extra: openNoNull })
      .map((raw) => ({ kind: 'OTHER' as const, type: raw.type, name: raw.name, raw })),
  ),
  grader: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    tie('simple'),
    fc.record({
      kind: fc.constant('MULTI' as const),
      type: fc.constant('multi'),
      name: text,
      calculateOutput: fc.string(),
      graders: named(tie('grader')),
    }),
  ),
}));

const method: fc.Arbitrary<NonNullable<CreateJobRequest['method']>> = fc.oneof(
  fc.record({ type: fc.constant('SUPERVISED' as const), hyperparameters: fc.record(supervised) }),
  fc.record({
    type: fc.constant('DPO' as const),
    hyperparameters: fc.record({ ...supervised, beta: real(2) }),
  }),
  fc.record({
    type: fc.constant('REINFORCEMENT' as const),
    grader,
    hyperparameters: fc.record({
      ...supervised,
      computeMultiplier: real(10),
      evalInterval: whole(1000),
      evalSamples: whole(1000),
      reasoningEffort: maybe(
        fc.constantFrom('DEFAULT' as const, 'LOW' as const, 'MEDIUM' as const, 'HIGH' as const),
      ),
    }),
  }),
);

const wandb: fc.Arbitrary<WandbIntegration> = fc.record({
  kind: fc.constant('WANDB' as const),
  type: fc.constant('wandb' as const),
  project: text,
  entity: maybe(text),
  name: maybe(text),
  tags: fc.array(fc.string(), { maxLength: 3 }),
  runId: fc.constant(null),
});

/** Any request that a client may make, `method` and the deprecated `hyperparameters` never together. */
export const createJobRequest: fc.Arbitrary<CreateJobRequest> = fc
  .record({
    model: text,
    trainingFile: text,
    validationFile: maybe(text),
    suffix: maybe(text),
    seed: maybe(fc.integer({ min: 0, max: 2 ** 31 - 1 })),
    choice: fc.oneof(
      method.map((chosen) => ({ method: chosen, hyperparameters: null })),
      fc.record(supervised).map((hyperparameters) => ({ method: null, hyperparameters })),
      fc.constant({ method: null, hyperparameters: null }),
    ),
    integrations: fc.array(wandb, { maxLength: 5 }),
    metadata: fc.uniqueArray(fc.record({ key: text, value: fc.string() }), {
      selector: ({ key }) => key,
      maxLength: 16,
    }),
  })
  .map(({ choice, ...request }) => ({ ...request, ...choice }));
