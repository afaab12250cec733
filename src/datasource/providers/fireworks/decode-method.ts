import type { JsonObject } from '../../../domain/json.ts';
import type { Method } from '../../../domain/method.ts';
import { asNumber, asObject, asRawJson, asText, asWhole } from '../../wire/values.ts';
import type { Collection } from './collections.ts';

/** Where a job tells how it is trained: at its top level if it is supervised, in an object of its own otherwise. */
export const trainingOf = (job: JsonObject, { type }: Collection): JsonObject =>
  type === 'SUPERVISED' ? job : (asObject(job['trainingConfig']) ?? {});

/**
 * How a job is trained, by its collection (types `SupervisedFineTuningJob`, `DpoJob` and `ReinforcementFineTuningJob` of
 * Fireworks' Python SDK). Its learning rate is an absolute one and no multiplier. ORPO jobs stand among those of DPO, and an
 * evaluator stands where others have a grader.
 */
export const decodeMethod = (job: JsonObject, collection: Collection): Method => {
  const training = trainingOf(job, collection);
  const hyperparameters = {
    batchSize: asWhole(training['batchSizeSamples']),
    learningRateMultiplier: null,
    nEpochs: asWhole(training['epochs']),
  };
  switch (collection.type) {
    case 'SUPERVISED':
      return { type: 'SUPERVISED', hyperparameters };
    case 'DPO': {
      const loss = asObject(job['lossConfig']);
      const method = asText(loss?.['method']);
      if (method !== null && method !== 'DPO' && method !== 'METHOD_UNSPECIFIED') {
        return { type: 'UNKNOWN', rawType: method, raw: asRawJson(loss), hyperparameters };
      }
      const beta = asNumber(asObject(loss?.['dpo'])?.['beta']);
      return { type: 'DPO', hyperparameters: { ...hyperparameters, beta } };
    }
    case 'REINFORCEMENT': {
      const evaluator = asText(job['evaluator']);
      return {
        type: 'REINFORCEMENT',
        hyperparameters: {
          ...hyperparameters,
          computeMultiplier: null,
          evalInterval: null,
          evalSamples: null,
          reasoningEffort: null,
        },
        grader:
          evaluator === null
            ? null
            : { kind: 'OTHER', type: 'evaluator', name: evaluator, raw: { evaluator } },
      };
    }
  }
};
