import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { KnownMethodType, Method } from '../../domain/method.ts';
import { decodeGrader } from './decode-grader.ts';
import {
  decodeDpoHyperparameters,
  decodeReinforcementHyperparameters,
  decodeSupervisedHyperparameters,
} from './decode-hyperparameters.ts';
import { asObject, asRawJson, asText } from './values.ts';
import type { Vocabulary } from './vocabulary.ts';

const present = (object: JsonObject | null): JsonObject => {
  if (object === null) return {};
  // Most have no null, and are taken as they are: a copy of each would cost more than all the rest of a job's decoding.
  if (!Object.values(object).includes(null)) return object;
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
};

const decodeKnown = (type: KnownMethodType, own: JsonObject | null, hyperparameters: JsonObject): Method => {
  switch (type) {
    case 'SUPERVISED':
      return { type, hyperparameters: decodeSupervisedHyperparameters(hyperparameters) };
    case 'DPO':
      return { type, hyperparameters: decodeDpoHyperparameters(hyperparameters) };
    case 'REINFORCEMENT':
      return {
        type,
        hyperparameters: decodeReinforcementHyperparameters(hyperparameters),
        grader: decodeGrader(own?.['grader']),
      };
  }
};

/**
 * A job's method. Old jobs have none and were supervised. Where the method lacks a hyperparameter, or its own object
 * altogether, the job's top-level one fills in: they are the same fields under their older address. A method that nobody knows
 * comes as it is, or as an empty object where it is nested too deep.
 *
 * @param topLevel the job's own `hyperparameters`.
 */
export const decodeMethod = (
  raw: JsonValue | undefined,
  topLevel: JsonObject | null,
  vocabulary: Vocabulary,
): Method => {
  const method = asObject(raw);
  const rawType = asText(method?.['type']) ?? asText(raw);
  if (rawType === null) return decodeKnown('SUPERVISED', null, present(topLevel));
  // The word may have a dash where its key has none, as `spec-draft` at Nebius.
  const own = asObject(method?.[rawType]) ?? asObject(method?.[rawType.replaceAll('-', '_')]);
  const hyperparameters = { ...present(topLevel), ...present(asObject(own?.['hyperparameters'])) };
  const type = vocabulary.method(rawType);
  if (type !== null) return decodeKnown(type, own, hyperparameters);
  return {
    type: 'UNKNOWN',
    rawType,
    raw: asRawJson(raw),
    hyperparameters: decodeSupervisedHyperparameters(hyperparameters),
  };
};
