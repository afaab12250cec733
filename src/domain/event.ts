import type { Metrics } from './metrics.ts';

export const EVENT_LEVELS = ['INFO', 'WARN', 'ERROR', 'UNKNOWN'] as const;
export type EventLevel = (typeof EVENT_LEVELS)[number];

export const EVENT_TYPES = ['MESSAGE', 'METRICS', 'UNKNOWN'] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** One line of a job's log. */
export interface FineTuningJobEvent {
  readonly id: string;
  readonly createdAt: Date;
  readonly level: EventLevel;
  readonly type: EventType;
  readonly message: string;
  /** Null on an event that carries no numbers. */
  readonly metrics: Metrics | null;
}
