import type { Caller } from '../domain/caller.ts';
import type { FineTuningJobEvent } from '../domain/event.ts';
import type { Page, PageRequest } from '../domain/page.ts';
import type { EventsApi } from './providers/api.ts';
import type { EventOrder } from './providers/profile.ts';
import { isUsableId } from './rest/ids.ts';
import { nullIfUnknown } from './rest/not-found.ts';

/** The logs of jobs. Throws ServiceError, or the reason of the caller's own abort. */
export interface Events {
  /**
   * The order in which this caller's provider lists events. Pages come in the upstream's own order, because a cursor can't be
   * turned around: who needs another order has to read to the end.
   */
  orderFor(caller: Caller): EventOrder;
  /** A page of one job's log; null when the upstream doesn't know the job, and where the provider tells no events. */
  list(caller: Caller, jobId: string, request: PageRequest): Promise<Page<FineTuningJobEvent> | null>;
}

/** The logs behind this API. */
export const createEvents = (api: EventsApi | null, order: EventOrder): Events => ({
  orderFor: () => order,
  async list(caller, jobId, request) {
    if (api === null || !isUsableId(jobId)) return null;
    return nullIfUnknown(api.list(caller, jobId, request));
  },
});
