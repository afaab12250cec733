import type { FineTuningJobEvent } from '../../../domain/event.ts';
import type { JsonValue } from '../../../domain/json.ts';
import type { Logger } from '../../../domain/logger.ts';
import { orderOf } from '../../training/chronology.ts';
import { cutPage } from '../../wire/cut-page.ts';
import type { EventsApi } from '../api.ts';
import type { ProviderParts } from '../provider.ts';
import { decodeEvent } from './decode-event.ts';
import { jobTarget } from './paths.ts';
import { wholeList } from './whole-list.ts';

/**
 * A job's log, oldest first. Events have no id, so each gets one of its job and its place, counted from the oldest: a log only
 * grows at its end (inferred), so an event keeps its id whenever it is read.
 */
const decodeLog = (body: JsonValue, jobId: string, logger: Logger): readonly FineTuningJobEvent[] => {
  let read = 0;
  const events = wholeList(body, (raw) => decodeEvent(raw, String(read++)), logger);
  const inOrder = orderOf(events, 'OLDEST_FIRST') === 'NEWEST_FIRST' ? events.toReversed() : events;
  return inOrder.map((event, place) => ({ ...event, id: `${jobId}:event-${place}` }));
};

/** The logs of Together's jobs, each of which comes whole. */
export const createEventsApi = ({ upstream, logger }: ProviderParts): EventsApi => ({
  async list(caller, jobId, page) {
    const read = (body: JsonValue) => decodeLog(body, jobId, logger);
    return cutPage(await upstream.get(caller, jobTarget(jobId, 'events'), read), page);
  },
});
