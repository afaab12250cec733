import type { Integration } from '../../domain/integration.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import { asList, asObject, asRawJson, asText } from './values.ts';

const decodeIntegration = (raw: JsonObject): Integration => {
  const type = asText(raw['type']) ?? '';
  const wandb = asObject(raw['wandb']);
  const project = asText(wandb?.['project']);
  if (type !== 'wandb' || project === null) return { kind: 'OTHER', type, raw: asRawJson(raw) };
  return {
    kind: 'WANDB',
    type,
    project,
    entity: asText(wandb?.['entity']),
    name: asText(wandb?.['name']),
    tags: (asList(wandb?.['tags']) ?? []).filter((tag) => typeof tag === 'string'),
    runId: asText(wandb?.['run_id']),
  };
};

/**
 * A job's integrations; null and missing mean none. One that isn't known, or lacks its project, comes as it is, or as an empty
 * object where it is nested too deep. What is no object is no integration, and is left out.
 */
export const decodeIntegrations = (raw: JsonValue | undefined): readonly Integration[] =>
  (asList(raw) ?? [])
    .map(asObject)
    .filter((integration) => integration !== null)
    .map(decodeIntegration);
