import type { Events } from '../../datasource/events.ts';
import type { FineTuningJobEvent } from '../../domain/event.ts';

export type EventOrder = ReturnType<Events['orderFor']>;

/** The order in which an upstream lists events, as far as is known: what the datasource says, until a log shows another. */
export interface KnownOrder {
  current: EventOrder;
}

/** With this every log begins. */
const FIRST_MESSAGE = /^created fine-tuning job/i;

/** Above zero when the second event came after the first one, below zero when before; zero when nothing tells. */
const distance = (one: FineTuningJobEvent, other: FineTuningJobEvent): number => {
  const seconds = other.createdAt.getTime() - one.createdAt.getTime();
  if (seconds !== 0) return seconds;
  const steps = (other.metrics?.step ?? 0) - (one.metrics?.step ?? 0);
  if (one.metrics?.step != null && other.metrics?.step != null && steps !== 0) return steps;
  return Number(FIRST_MESSAGE.test(one.message)) - Number(FIRST_MESSAGE.test(other.message));
};

/**
 * The order in which a page lists its events: by their times, and within a second by their training steps, or by the message
 * with which a log begins. Null when nothing tells.
 *
 * It is looked at, rather than taken for granted, because a gateway may list them otherwise than the provider it stands for.
 */
export const orderOf = (events: readonly FineTuningJobEvent[]): EventOrder | null => {
  let rises = 0;
  let previous: FineTuningJobEvent | null = null;
  for (const event of events) {
    if (previous !== null) rises += Math.sign(distance(previous, event));
    previous = event;
  }
  if (rises === 0) return null;
  return rises > 0 ? 'OLDEST_FIRST' : 'NEWEST_FIRST';
};
