import type { FineTuningJobEvent } from '../../../domain/event.ts';
import type { JsonObject, JsonValue } from '../../../domain/json.ts';
import type { Metrics } from '../../../domain/metrics.ts';
import { decodeMetrics } from '../../wire/decode-metrics.ts';
import { asInt, asObject, asText } from '../../wire/values.ts';
import { withoutTokens } from './without-tokens.ts';

/** One update of a training, and when it was heard. */
export interface HeardUpdate {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Its JSON. */
  readonly text: string;
}

/**
 * The update in a line of the stream of progress; null for what is none: no JSON, which a message with odd characters in it
 * may not be, the line that tells why there is no progress (its status is `error`, which no job has), or another job's.
 */
export const readUpdate = (text: string, jobId: string): JsonObject | null => {
  let raw: JsonValue;
  try {
    raw = JSON.parse(text);
  } catch {
    return null;
  }
  const update = asObject(raw);
  return update !== null && update['job_id'] === jobId && update['status'] !== 'error' ? update : null;
};

/**
 * An update as an event (core/http/endpoints/localai/finetune.go, backend/python/trl/backend.py). It has no time of its own, so
 * it gets the one at which it was heard; and no level, so only a failure is more than information.
 */
export const decodeLocalaiEvent = ({ id, at, text }: HeardUpdate, jobId: string): FineTuningJobEvent => {
  const update = readUpdate(text, jobId) ?? {};
  const metrics = decodeUpdateMetrics(update);
  return {
    id,
    createdAt: new Date(at),
    level: update['status'] === 'failed' ? 'ERROR' : 'INFO',
    // A step comes without words.
    type: metrics === null || asText(update['message']) !== null ? 'MESSAGE' : 'METRICS',
    message: messageOf(update, metrics),
    metrics,
  };
};

const NUMBERS = [
  'current_step',
  'total_steps',
  'current_epoch',
  'total_epochs',
  'loss',
  'learning_rate',
  'grad_norm',
  'eval_loss',
] as const;

const MOST_EXTRA_METRICS = 32;

/**
 * What a step measured. Each number is always there, and 0 where it was not measured. `eta_seconds` is left out: it is reckoned
 * from a count of steps as if that were a time, and comes to decades.
 *
 * @returns null for an update that is about no step: of a text, or of a checkpoint, all or most numbers are 0.
 */
const decodeUpdateMetrics = (update: JsonObject): Metrics | null => {
  if (!asInt(update['current_step']) || !asInt(update['total_steps'])) return null;
  const measured = NUMBERS.map((name) => [name, update[name]] as const).filter(([, value]) => value !== 0);
  const extra = Object.entries(asObject(update['extra_metrics']) ?? {}).slice(0, MOST_EXTRA_METRICS);
  return decodeMetrics([...measured, ...extra]);
};

const messageOf = (update: JsonObject, metrics: Metrics | null): string => {
  const message = asText(update['message']);
  if (message !== null) return withoutTokens(message);
  if (metrics === null) return asText(update['status']) ?? '';
  const { step, totalSteps, trainLoss } = metrics;
  return `Step ${step}/${totalSteps}${trainLoss === null ? '' : `: training loss=${trainLoss}`}`;
};
