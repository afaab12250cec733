import type { JsonObject } from '../../../domain/json.ts';
import { asObject } from '../../wire/values.ts';

/**
 * The body of a new job. Nebius wants one of `method` and `hyperparameters`, never both, and in a method its own object with
 * the hyperparameters, even where there are none. The older field goes as it came, so that a refusal names what the client
 * has written.
 */
export const writeCreate = (body: JsonObject): JsonObject => {
  if (asObject(body['hyperparameters'])) return body;
  const supervised = asObject(asObject(body['method'])?.['supervised']);
  const hyperparameters = asObject(supervised?.['hyperparameters']) ?? {};
  return { ...body, method: { type: 'supervised', supervised: { hyperparameters } } };
};
