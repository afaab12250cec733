import type { OpenAI } from 'openai';
import type { FineTuningJobCheckpoint } from '../../domain/checkpoint.ts';
import type { JsonValue } from '../../domain/json.ts';
import { decodeMetrics } from './decode-metrics.ts';
import { decodeTime } from './decode-time.ts';
import { asInt, asObject, asText } from './values.ts';

type CheckpointBody = { readonly [Name in keyof OpenAI.FineTuning.Jobs.FineTuningJobCheckpoint]?: JsonValue };

/** A checkpoint as the upstream sent it. Null when it is none at all: no object, or one without an id. */
export const decodeCheckpoint = (raw: JsonValue): FineTuningJobCheckpoint | null => {
  const checkpoint: CheckpointBody | null = asObject(raw);
  const id = asText(checkpoint?.id);
  if (checkpoint === null || id === null) return null;
  const metrics = decodeMetrics(Object.entries(asObject(checkpoint.metrics) ?? {}));
  return {
    id,
    createdAt: decodeTime(checkpoint.created_at) ?? new Date(0),
    stepNumber: asInt(checkpoint.step_number) ?? metrics.step ?? 0,
    fineTunedModelCheckpoint: asText(checkpoint.fine_tuned_model_checkpoint) ?? '',
    metrics,
  };
};
