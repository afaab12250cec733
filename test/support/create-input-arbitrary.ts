import fc from 'fast-check';
import { STRING_CHECK_OPERATIONS, TEXT_SIMILARITY_METRICS } from '../../src/domain/grader.ts';
import type { CreateFineTuningJobInput, GraderInput, MethodInput } from '../../src/resolvers/create-input.ts';

/** Inputs of createFineTuningJob that break no rule, over the whole of what is allowed. */

const characters = (min: number, max: number) =>
  fc.string({ unit: 'grapheme', minLength: min, maxLength: max });
/** Counted as people count, a grapheme may be several characters: cut to the limit. */
const text = (min: number, max: number) =>
  characters(min, max).map((value) => [...value].slice(0, max).join(''));
const filled = fc.string({ minLength: 1, maxLength: 40 }).filter((value) => value.trim() !== '');
const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
const auto = (number: fc.Arbitrary<number>) => optional(fc.oneof(fc.constant('auto' as const), number));
const double = (min: number, max: number) => fc.double({ min, max, noNaN: true, minExcluded: true });

const common = {
  batchSize: auto(fc.integer({ min: 1, max: 256 })),
  learningRateMultiplier: auto(double(0, 100)),
  nEpochs: auto(fc.integer({ min: 1, max: 50 })),
};

const supervised = fc.record(common);
const dpo = fc.record({ ...common, beta: auto(double(0, 2)) });
const reinforcement = fc.record({
  ...common,
  computeMultiplier: auto(double(0.00001, 10)),
  evalInterval: auto(fc.integer({ min: 1, max: 1000 })),
  evalSamples: auto(fc.integer({ min: 1, max: 1000 })),
  reasoningEffort: optional(
    fc.constantFrom('DEFAULT' as const, 'LOW' as const, 'MEDIUM' as const, 'HIGH' as const),
  ),
});

const jsonObject = fc.dictionary(filled, fc.oneof(fc.string(), fc.integer(), fc.boolean()), { maxKeys: 4 });

const leafGrader: fc.Arbitrary<GraderInput> = fc.oneof(
  fc.record({
    stringCheck: fc.record({
      name: filled,
      input: fc.string(),
      reference: fc.string(),
      operation: fc.constantFrom(...STRING_CHECK_OPERATIONS),
    }),
  }),
  fc.record({
    textSimilarity: fc.record({
      name: filled,
      input: fc.string(),
      reference: fc.string(),
      evaluationMetric: fc.constantFrom(...TEXT_SIMILARITY_METRICS),
    }),
  }),
  fc.record({ python: fc.record({ name: filled, source: filled, imageTag: optional(filled) }) }),
  fc.record({
    scoreModel: fc.record({
      name: filled,
      model: filled,
      input: fc.array(
        fc.record({
          role: fc.constantFrom('user', 'assistant', 'system', 'developer'),
          content: fc.oneof(fc.string(), fc.record({ type: fc.constant('input_text'), text: fc.string() })),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      range: optional(fc.tuple(double(-10, 0), double(0, 10)).map(([low, high]) => [low, high])),
      samplingParams: optional(jsonObject),
    }),
  }),
  fc.record({ raw: jsonObject.map((rest) => ({ ...rest, type: 'label_model', name: 'labels' })) }),
);

const grader: fc.Arbitrary<GraderInput> = fc.oneof(
  { weight: 4, arbitrary: leafGrader },
  {
    weight: 1,
    arbitrary: fc.record({
      multi: fc.record({
        name: filled,
        calculateOutput: filled,
        graders: fc.uniqueArray(fc.record({ name: filled, grader: leafGrader }), {
          minLength: 1,
          maxLength: 3,
          selector: (named) => named.name,
        }),
      }),
    }),
  },
);

const method: fc.Arbitrary<MethodInput> = fc.oneof(
  fc.record({ supervised: fc.record({ hyperparameters: optional(supervised) }) }),
  fc.record({ dpo: fc.record({ hyperparameters: optional(dpo) }) }),
  fc.record({ reinforcement: fc.record({ grader, hyperparameters: optional(reinforcement) }) }),
);

const metadata = fc.uniqueArray(fc.record({ key: text(1, 64), value: text(0, 512) }), {
  maxLength: 12,
  selector: (entry) => entry.key,
});

const integration = fc.record({
  wandb: fc.record({
    project: filled,
    entity: optional(filled),
    name: optional(filled),
    tags: optional(fc.array(fc.string(), { maxLength: 3 })),
  }),
});

/** Either the method or the older hyperparameters, or neither. */
const tuning = fc.oneof(
  fc.record({ method }),
  fc.record({ hyperparameters: supervised }),
  fc.constant<{ method?: MethodInput }>({}),
);

export const validInput: fc.Arbitrary<CreateFineTuningJobInput> = fc
  .tuple(
    fc.record({
      model: filled,
      trainingFile: filled.map((name) => `file-training-${name}`),
      validationFile: optional(filled.map((name) => `file-validation-${name}`)),
      suffix: optional(text(1, 64)),
      seed: optional(fc.integer({ min: 0, max: 2_147_483_647 })),
      integrations: optional(fc.array(integration, { maxLength: 5 })),
      metadata: optional(metadata),
    }),
    tuning,
  )
  .map(([rest, chosen]) => ({ ...rest, ...chosen }));
