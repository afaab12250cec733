import type {
  DpoHyperparameters,
  ReinforcementHyperparameters,
  SupervisedHyperparameters,
} from '../../domain/hyperparameters.ts';
import type { JsonObject } from '../../domain/json.ts';
import { withoutNulls } from './without-nulls.ts';

export const encodeSupervisedHyperparameters = (given: SupervisedHyperparameters): JsonObject =>
  withoutNulls({
    batch_size: given.batchSize,
    learning_rate_multiplier: given.learningRateMultiplier,
    n_epochs: given.nEpochs,
  });

export const encodeDpoHyperparameters = (given: DpoHyperparameters): JsonObject => ({
  ...encodeSupervisedHyperparameters(given),
  ...withoutNulls({ beta: given.beta }),
});

export const encodeReinforcementHyperparameters = (given: ReinforcementHyperparameters): JsonObject => ({
  ...encodeSupervisedHyperparameters(given),
  ...withoutNulls({
    compute_multiplier: given.computeMultiplier,
    eval_interval: given.evalInterval,
    eval_samples: given.evalSamples,
    reasoning_effort: given.reasoningEffort?.toLowerCase(),
  }),
});
