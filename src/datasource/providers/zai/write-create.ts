import type { JsonObject } from '../../../domain/json.ts';
import { asObject } from '../../wire/values.ts';

/** The body of a new job. There is no method: supervised training is what a job is, and its hyperparameters stand on top. */
export const writeCreate = ({ method, ...body }: JsonObject): JsonObject => {
  const hyperparameters = asObject(asObject(asObject(method)?.['supervised'])?.['hyperparameters']);
  return hyperparameters === null ? body : { ...body, hyperparameters };
};
