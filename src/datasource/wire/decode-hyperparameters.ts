import type {
  AutoOrNumber,
  DpoHyperparameters,
  ReasoningEffort,
  ReinforcementHyperparameters,
  SupervisedHyperparameters,
} from '../../domain/hyperparameters.ts';
import type { JsonObject } from '../../domain/json.ts';
import { asNumber, asText, asWhole } from './values.ts';

const autoOrNumber = (value: unknown): AutoOrNumber => (value === 'auto' ? 'auto' : asNumber(value));
const autoOrWhole = (value: unknown): AutoOrNumber => (value === 'auto' ? 'auto' : asWhole(value));

const REASONING_EFFORTS: ReadonlyMap<string, ReasoningEffort> = new Map([
  ['default', 'DEFAULT'],
  ['low', 'LOW'],
  ['medium', 'MEDIUM'],
  ['high', 'HIGH'],
]);

const reasoningEffort = (value: unknown): ReasoningEffort | null => {
  const word = asText(value);
  return word === null ? null : (REASONING_EFFORTS.get(word) ?? 'UNKNOWN');
};

/** Each is "auto" first and a number later, and null where the upstream doesn't tell it. */
export const decodeSupervisedHyperparameters = (given: JsonObject): SupervisedHyperparameters => ({
  batchSize: autoOrWhole(given['batch_size']),
  learningRateMultiplier: autoOrNumber(given['learning_rate_multiplier']),
  nEpochs: autoOrWhole(given['n_epochs']),
});

export const decodeDpoHyperparameters = (given: JsonObject): DpoHyperparameters => ({
  ...decodeSupervisedHyperparameters(given),
  beta: autoOrNumber(given['beta']),
});

export const decodeReinforcementHyperparameters = (given: JsonObject): ReinforcementHyperparameters => ({
  ...decodeSupervisedHyperparameters(given),
  computeMultiplier: autoOrNumber(given['compute_multiplier']),
  evalInterval: autoOrWhole(given['eval_interval']),
  evalSamples: autoOrWhole(given['eval_samples']),
  reasoningEffort: reasoningEffort(given['reasoning_effort']),
});
