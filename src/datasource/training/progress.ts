import type { FineTuningJobEvent } from '../../domain/event.ts';
import type { FineTuningProgress } from '../../domain/progress.ts';
import type { EventOrder } from '../providers/profile.ts';
import { progressAt } from '../wire/decode-progress.ts';
import { orderOf } from './chronology.ts';
import type { EventPages } from './event-pages.ts';

/** The farthest that these events tell of; null when they tell of no step. */
const progressIn = (events: readonly FineTuningJobEvent[]): FineTuningProgress | null => {
  const metrics = events.map((event) => event.metrics).filter((found) => found !== null);
  const steps = metrics.map(({ step }) => step).filter((step) => step !== null);
  if (steps.length === 0) return null;
  const totals = metrics.map(({ totalSteps }) => totalSteps).filter((total) => total !== null);
  return progressAt(Math.max(...steps), totals.length > 0 ? Math.max(...totals) : null);
};

/**
 * How far a job's log says that its training is. Null before it tells of a step. Newest first, one page mostly tells it;
 * oldest first, the log has to be read to its end, or to the bound.
 */
export const progressOf = async (
  pages: EventPages,
  order: EventOrder,
): Promise<FineTuningProgress | null> => {
  let latest: FineTuningProgress | null = null;
  for await (const events of pages) {
    latest = progressIn(events) ?? latest;
    if (latest !== null && orderOf(events, order) === 'NEWEST_FIRST') break;
  }
  return latest;
};
