import type { FineTuningJobEvent } from '../../domain/event.ts';
import type { EventOrder } from '../providers/profile.ts';

/** By how much the first of these numbers is greater than the last. */
const fall = (numbers: readonly number[]): number => (numbers[0] ?? 0) - (numbers.at(-1) ?? 0);

/**
 * The order in which these events stand: as their times show, else, many in one second, as their steps do, else as the
 * provider is known to list them. Gateways turn the order around, so what shows counts before what is known.
 */
export const orderOf = (events: readonly FineTuningJobEvent[], known: EventOrder): EventOrder => {
  const times = events.map(({ createdAt }) => createdAt.getTime());
  const steps = events.map(({ metrics }) => metrics?.step ?? null).filter((step) => step !== null);
  const falling = fall(times) || fall(steps);
  if (falling === 0) return known;
  return falling > 0 ? 'NEWEST_FIRST' : 'OLDEST_FIRST';
};
