import type { JsonObject, JsonValue } from '../../../domain/json.ts';
import type { FineTuningProgress } from '../../../domain/progress.ts';
import { decodeProgress } from '../../wire/decode-progress.ts';
import { asList, asObject, asText } from '../../wire/values.ts';

/**
 * A job of Nebius as OpenAI would have sent it. Of its integrations, which are set up with keys and passwords, only what
 * names the run is let through: the documents leave the secrets out of answers, but nothing here shall rest on that.
 */
export const readJob = (job: JsonObject): JsonObject => {
  const integrations = asList(job['integrations']);
  return integrations === null ? job : { ...job, integrations: integrations.map(withoutSecrets) };
};

/** The steps that a job tells of itself; both are null until it trains, in some answers also later. */
export const readProgress = (job: JsonObject): FineTuningProgress | null =>
  decodeProgress(job['trained_steps'], job['total_steps']);

const TELLING = ['project', 'entity', 'name', 'tags', 'run_id'] as const;

const withoutSecrets = (raw: JsonValue): JsonValue => {
  const type = asText(asObject(raw)?.['type']) ?? '';
  const wandb = type === 'wandb' ? asObject(asObject(raw)?.['wandb']) : null;
  if (wandb === null) return { type };
  return { type, wandb: Object.fromEntries(TELLING.map((name) => [name, wandb[name] ?? null])) };
};
