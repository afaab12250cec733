import { z } from 'zod';
import type {
  DpoHyperparametersInput,
  ReinforcementHyperparametersInput,
  SupervisedHyperparametersInput,
} from '../../resolvers/create-input.ts';
import { builder } from '../builder.ts';
import { ReasoningEffortRef } from '../hyperparameters.ts';
import { autoOr, rule } from './rules.ts';

const AUTO = 'Absent or `"auto"`: the upstream chooses.';

type InputFields = PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>;

const commonFields = (t: InputFields) => ({
  batchSize: t.field({ type: 'AutoOrInt', description: `Examples in a batch, 1 to 256. ${AUTO}` }),
  learningRateMultiplier: t.field({
    type: 'AutoOrFloat',
    description: `Scales the learning rate; above 0. ${AUTO}`,
  }),
  nEpochs: t.field({
    type: 'AutoOrInt',
    description: `Passes through the training data, 1 to 50. ${AUTO}`,
  }),
});

export const SupervisedHyperparametersInputRef = builder
  .inputRef<SupervisedHyperparametersInput>('SupervisedHyperparametersInput')
  .implement({ description: 'Hyperparameters of supervised fine-tuning.', fields: commonFields });

export const DpoHyperparametersInputRef = builder
  .inputRef<DpoHyperparametersInput>('DpoHyperparametersInput')
  .implement({
    description: 'Hyperparameters of direct preference optimisation.',
    fields: (t) => ({
      ...commonFields(t),
      beta: t.field({
        type: 'AutoOrFloat',
        description: `Weight of the penalty for leaving the reference model, above 0 to 2. ${AUTO}`,
      }),
    }),
  });

export const ReinforcementHyperparametersInputRef = builder
  .inputRef<ReinforcementHyperparametersInput>('ReinforcementHyperparametersInput')
  .implement({
    description: 'Hyperparameters of reinforcement fine-tuning.',
    fields: (t) => ({
      ...commonFields(t),
      computeMultiplier: t.field({
        type: 'AutoOrFloat',
        description: `Scales the compute spent on exploring, above 0.00001 to 10. ${AUTO}`,
      }),
      evalInterval: t.field({
        type: 'AutoOrInt',
        description: `Training steps between two evaluations, at least 1. ${AUTO}`,
      }),
      evalSamples: t.field({
        type: 'AutoOrInt',
        description: `Samples of an evaluation, at least 1. ${AUTO}`,
      }),
      reasoningEffort: t.field({
        type: ReasoningEffortRef,
        description: "How much the model thinks. Absent: the model's default. UNKNOWN is refused.",
      }),
    }),
  });

const commonRules = {
  batchSize: autoOr({ min: 1, max: 256 }, 'batchSize'),
  learningRateMultiplier: autoOr({ above: 0 }, 'learningRateMultiplier'),
  nEpochs: autoOr({ min: 1, max: 50 }, 'nEpochs'),
};

export const supervisedHyperparametersRules = z.strictObject(commonRules).nullish();

export const dpoHyperparametersRules = z
  .strictObject({ ...commonRules, beta: autoOr({ above: 0, max: 2 }, 'beta') })
  .nullish();

export const reinforcementHyperparametersRules = z
  .strictObject({
    ...commonRules,
    computeMultiplier: autoOr({ above: 0.00001, max: 10 }, 'computeMultiplier'),
    evalInterval: autoOr({ min: 1 }, 'evalInterval'),
    evalSamples: autoOr({ min: 1 }, 'evalSamples'),
    reasoningEffort: z
      .string()
      .refine(
        (effort) => effort !== 'UNKNOWN',
        rule('INVALID', 'reasoningEffort is one of DEFAULT, LOW, MEDIUM, HIGH; UNKNOWN is only an answer.'),
      )
      .nullish(),
  })
  .nullish();
