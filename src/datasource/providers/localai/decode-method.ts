import type { JsonObject } from '../../../domain/json.ts';
import type { Method } from '../../../domain/method.ts';
import { asNumber, asText, asWhole } from '../../wire/values.ts';
import type { Vocabulary } from '../../wire/vocabulary.ts';

/** Nothing, and 0, ask for the server's own choice, which it doesn't tell. */
const chosen = (value: number | null): number | null => (value === 0 ? null : value);

/**
 * How a job trains: `training_method`, SFT where it is empty, and the hyperparameters as they were asked for. What a method
 * adds stands in `extra_options`, as a text. Whatever else there may hold a secret, so a method that nobody knows comes as its
 * name alone.
 */
export const decodeLocalaiMethod = (
  rawType: string,
  config: JsonObject,
  options: JsonObject,
  vocabulary: Vocabulary,
): Method => {
  const hyperparameters = {
    batchSize: chosen(asWhole(config['batch_size'])),
    learningRateMultiplier: null,
    nEpochs: chosen(asWhole(config['num_epochs'])),
  };
  const type = vocabulary.method(asText(rawType) ?? 'sft');
  switch (type) {
    case 'SUPERVISED':
      return { type, hyperparameters };
    case 'DPO':
      return { type, hyperparameters: { ...hyperparameters, beta: asNumber(options['beta']) } };
    case 'REINFORCEMENT':
      return {
        type,
        hyperparameters: {
          ...hyperparameters,
          computeMultiplier: null,
          evalInterval: null,
          evalSamples: null,
          reasoningEffort: null,
        },
        grader: null,
      };
    case null:
      return { type: 'UNKNOWN', rawType, raw: { training_method: rawType }, hyperparameters };
  }
};
