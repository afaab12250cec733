import type { FineTuningJobCheckpoint } from '../../../domain/checkpoint.ts';
import type { JsonValue } from '../../../domain/json.ts';
import { decodeMetrics } from '../../wire/decode-metrics.ts';
import { decodeTimestamp } from '../../wire/decode-time.ts';
import { asInt, asObject, asText } from '../../wire/values.ts';

/**
 * A checkpoint as LocalAI sends it: a directory of the server, `…/checkpoint-500` (backend/python/trl/backend.py). It has no
 * id, so it gets the job's with the directory's name behind it, which is one of a kind in a job. Its path is what another job
 * can go on from, and what an export takes. A number that is 0 or missing was not measured.
 *
 * @returns null when it is none: no object, or one without a path.
 */
export const decodeLocalaiCheckpoint = (raw: JsonValue, jobId: string): FineTuningJobCheckpoint | null => {
  const checkpoint = asObject(raw);
  const path = asText(checkpoint?.['path']);
  if (checkpoint === null || path === null) return null;
  const directory = path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
  const stepNumber = asInt(checkpoint['step']) ?? 0;
  const numbers = ['step', 'epoch', 'loss'].map((name) => [name, checkpoint[name]] as const);
  return {
    id: `${jobId}:${directory}`,
    createdAt: decodeTimestamp(checkpoint['created_at']) ?? new Date(0),
    stepNumber,
    fineTunedModelCheckpoint: path,
    metrics: decodeMetrics(numbers.filter(([, value]) => value !== 0)),
  };
};
