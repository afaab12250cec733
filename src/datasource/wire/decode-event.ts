import type { OpenAI } from 'openai';
import type { EventLevel, EventType, FineTuningJobEvent } from '../../domain/event.ts';
import type { JsonValue } from '../../domain/json.ts';
import type { Metrics } from '../../domain/metrics.ts';
import { decodeMetrics } from './decode-metrics.ts';
import { decodeTime } from './decode-time.ts';
import { asObject, asText } from './values.ts';

type EventBody = { readonly [Name in keyof OpenAI.FineTuning.FineTuningJobEvent]?: JsonValue };

const LEVELS: ReadonlyMap<string, EventLevel> = new Map([
  ['info', 'INFO'],
  ['warn', 'WARN'],
  ['warning', 'WARN'],
  ['error', 'ERROR'],
]);

const TYPES: ReadonlyMap<string, EventType> = new Map([
  ['message', 'MESSAGE'],
  ['metrics', 'METRICS'],
]);

const STEP_MESSAGE =
  /^Step (\d{1,10})(?:\/(\d{1,10}))?: training loss=(-?\d{1,20}(?:\.\d{1,20})?(?:e[+-]?\d{1,3})?)/i;

/**
 * The numbers of an event: of its data, else of the usual message "Step 35/1501: training loss=0.98", in which some upstreams
 * leave the total out. Null without any.
 */
const decodeEventMetrics = (data: JsonValue | undefined, message: string): Metrics | null => {
  const metrics = decodeMetrics(Object.entries(asObject(data) ?? {}));
  if (metrics.values.length > 0) return metrics;
  const [, step, total, loss] = STEP_MESSAGE.exec(message) ?? [];
  return step === undefined
    ? null
    : decodeMetrics([
        ['step', step],
        ['total_steps', total],
        ['train_loss', loss],
      ]);
};

const decodeType = (raw: JsonValue | undefined, metrics: Metrics | null): EventType => {
  const word = asText(raw);
  if (word === null) return metrics ? 'METRICS' : 'MESSAGE';
  return TYPES.get(word) ?? 'UNKNOWN';
};

/** A line of a job's log as the upstream sent it. Null when it is no event at all: no object, or one without an id. */
export const decodeEvent = (raw: JsonValue): FineTuningJobEvent | null => {
  const event: EventBody | null = asObject(raw);
  const id = asText(event?.id);
  if (event === null || id === null) return null;
  const message = asText(event.message) ?? '';
  const metrics = decodeEventMetrics(event.data, message);
  return {
    id,
    createdAt: decodeTime(event.created_at) ?? new Date(0),
    level: LEVELS.get(asText(event.level) ?? '') ?? 'UNKNOWN',
    type: decodeType(event.type, metrics),
    message,
    metrics,
  };
};
