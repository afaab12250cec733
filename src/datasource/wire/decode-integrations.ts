import type { Integration } from '../../domain/integration.ts';
import type { JsonValue } from '../../domain/json.ts';
import { asList, asObject, asOpenJson, asText } from './values.ts';

const decodeIntegration = (raw: JsonValue): Integration => {
  const integration = asObject(raw);
  const type = asText(integration?.['type']) ?? '';
  const wandb = asObject(integration?.['wandb']);
  const project = asText(wandb?.['project']);
  if (type !== 'wandb' || project === null) return { kind: 'OTHER', type, raw: asOpenJson(raw) };
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

/** A job's integrations; null and missing mean none. One that isn't known, or lacks its project, comes as it is. */
export const decodeIntegrations = (raw: JsonValue | undefined): readonly Integration[] =>
  (asList(raw) ?? []).map(decodeIntegration);
