import type { Caller } from '../domain/caller.ts';
import type { FineTuningJobEvent } from '../domain/event.ts';
import type { Logger } from '../domain/logger.ts';
import type { Page, PageRequest } from '../domain/page.ts';
import type { EventOrder } from './providers/profile.ts';
import { isUsableId, segment } from './rest/ids.ts';
import { nullIfUnknown } from './rest/not-found.ts';
import { pageQuery } from './rest/page-query.ts';
import type { Upstream } from './rest/upstream.ts';
import { decodeEvent } from './wire/decode-event.ts';
import { pageDecoding } from './wire/page-decoding.ts';

/** The logs of jobs. Throws ServiceError, or the reason of the caller's own abort. */
export interface Events {
  /**
   * The order in which this provider lists events. Pages come in the upstream's own order, because a cursor can't be turned
   * around: who needs another order has to read to the end.
   */
  readonly order: EventOrder;
  /** A page of one job's log; null when the upstream doesn't know the job. */
  list(caller: Caller, jobId: string, request: PageRequest): Promise<Page<FineTuningJobEvent> | null>;
}

/** The logs behind this upstream. */
export const createEvents = (upstream: Upstream, order: EventOrder, logger: Logger): Events => {
  const decodingOf = pageDecoding(decodeEvent, logger);
  return {
    order,
    async list(caller, jobId, request) {
      if (!isUsableId(jobId)) return null;
      const target = { path: `/fine_tuning/jobs/${segment(jobId)}/events`, query: pageQuery(request) };
      return nullIfUnknown(upstream.get(caller, target, decodingOf(request)));
    },
  };
};
