import type { EventLevel, FineTuningJobEvent } from '../../../domain/event.ts';
import type { JsonValue } from '../../../domain/json.ts';
import type { Metrics } from '../../../domain/metrics.ts';
import { decodeMetrics } from '../../wire/decode-metrics.ts';
import { decodeTimestamp } from '../../wire/decode-time.ts';
import { asInt, asObject, asText } from '../../wire/values.ts';

const LEVELS: ReadonlyMap<string, EventLevel> = new Map([
  ['info', 'INFO'],
  ['warning', 'WARN'],
  ['error', 'ERROR'],
  ['legacy_info', 'INFO'],
  ['legacy_iwarning', 'WARN'],
  ['legacy_ierror', 'ERROR'],
]);

/** The types that are a level by themselves: the level is null in the documents' own examples. */
const LEVELS_OF_TYPES: ReadonlyMap<string, EventLevel> = new Map([
  ['warning', 'WARN'],
  ['job_error', 'ERROR'],
]);

// Together's SDKs write these words in three ways.
const word = (raw: JsonValue | undefined): string => (asText(raw) ?? '').toLowerCase();

/** A count of steps; 0 is taken for "not told", which nothing documents. */
const steps = (raw: JsonValue | undefined): number | null => asInt(raw) || null;

const decodeProgress = (step: number | null, total: number | null): Metrics | null =>
  step === null
    ? null
    : decodeMetrics([
        ['step', step],
        ['total_steps', total],
      ]);

/**
 * A line of a job's log: https://docs.together.ai/reference/get-fine-tunes-id-events. All of them are messages, of which some
 * tell how far the training is; none tells a loss, for which there is another place.
 *
 * @param id Together gives none.
 * @returns null when it is no object.
 */
export const decodeEvent = (raw: JsonValue, id: string): FineTuningJobEvent | null => {
  const event = asObject(raw);
  if (event === null) return null;
  return {
    id,
    createdAt: decodeTimestamp(event['created_at']) ?? new Date(0),
    level: LEVELS.get(word(event['level'])) ?? LEVELS_OF_TYPES.get(word(event['type'])) ?? 'UNKNOWN',
    type: 'MESSAGE',
    message: asText(event['message']) ?? '',
    metrics: decodeProgress(steps(event['step']), steps(event['total_steps'])),
  };
};
