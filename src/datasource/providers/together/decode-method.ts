import type { AutoOrNumber, SupervisedHyperparameters } from '../../../domain/hyperparameters.ts';
import type { JsonObject } from '../../../domain/json.ts';
import type { Method } from '../../../domain/method.ts';
import { asNumber, asObject, asRawJson, asText, asWhole } from '../../wire/values.ts';
import type { Vocabulary } from '../../wire/vocabulary.ts';

/** `max` is the largest batch that fits, which is for Together to find out: our word for that is "auto". */
const batchSize = (raw: unknown): AutoOrNumber => (raw === 'max' ? 'auto' : asWhole(raw));

const hyperparametersOf = (job: JsonObject): SupervisedHyperparameters => ({
  batchSize: batchSize(job['batch_size']),
  // Together tells an absolute `learning_rate`.
  learningRateMultiplier: null,
  nEpochs: asWhole(job['n_epochs']),
});

/**
 * How a job trains: `training_method` names it, and the hyperparameters stand in the job itself. Jobs that name none, as in
 * short or old answers, are supervised, which is what Together does when nothing is asked for. A method that nobody knows comes
 * as it is.
 */
export const decodeMethod = (job: JsonObject, vocabulary: Vocabulary): Method => {
  const own = asObject(job['training_method']);
  const hyperparameters = hyperparametersOf(job);
  const rawType = asText(own?.['method']);
  if (rawType === null) return { type: 'SUPERVISED', hyperparameters };
  const type = vocabulary.method(rawType);
  if (type === 'SUPERVISED') return { type, hyperparameters };
  if (type === 'DPO')
    return { type, hyperparameters: { ...hyperparameters, beta: asNumber(own?.['dpo_beta']) } };
  return { type: 'UNKNOWN', rawType, raw: asRawJson(job['training_method']), hyperparameters };
};
