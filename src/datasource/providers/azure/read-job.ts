import type { JsonObject, JsonValue } from '../../../domain/json.ts';
import { asObject } from '../../wire/values.ts';

const ENDED: readonly JsonValue[] = ['succeeded', 'failed', 'cancelled', 'canceled'];

/** -1 is Azure's word for "you choose", as captured on the `v1` path and in the examples of 2025-04-01-preview. */
const readHyperparameters = (hyperparameters: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(hyperparameters).map(([name, value]) => [name, value === -1 ? 'auto' : value]),
  );

const readSettings = (settings: JsonObject): JsonObject => {
  const hyperparameters = asObject(settings['hyperparameters']);
  return hyperparameters ? { ...settings, hyperparameters: readHyperparameters(hyperparameters) } : settings;
};

const readMethod = (method: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(method).map(([name, value]) => {
      const settings = asObject(value);
      return [name, settings ? readSettings(settings) : value];
    }),
  );

/**
 * A job of Azure's as OpenAI would have told it. The examples of 2025-04-01-preview have a `finished_at` on jobs that are
 * paused or resuming: it counts only where the job has ended. The reference writes `organisation_id`.
 */
export const readAzureJob = (body: JsonObject): JsonObject => {
  const method = asObject(body['method']);
  return {
    ...readSettings(body),
    ...(method ? { method: readMethod(method) } : {}),
    organization_id: body['organization_id'] ?? body['organisation_id'] ?? null,
    finished_at: ENDED.includes(body['status'] ?? null) ? (body['finished_at'] ?? null) : null,
  };
};
