import type { FineTuningJobEvent } from '../../domain/event.ts';
import type { EventOrder } from '../providers/profile.ts';

/** The order in which these events stand: as their times show, else, within one second, as the provider is known to do. */
export const orderOf = (events: readonly FineTuningJobEvent[], known: EventOrder): EventOrder => {
  const [first] = events;
  const last = events.at(-1);
  const span = first && last ? first.createdAt.getTime() - last.createdAt.getTime() : 0;
  if (span === 0) return known;
  return span > 0 ? 'NEWEST_FIRST' : 'OLDEST_FIRST';
};
