import type { ServerResponse } from 'node:http';
import type { AdmittedCaller } from '../../domain/caller.ts';
import { ServiceError } from '../../domain/service-error.ts';
import type { CallerCounts } from '../caller-counts.ts';

/**
 * Counts the event stream that a response is about to be, until that response has closed, which is how each of them ends.
 *
 * @throws ServiceError TOO_MANY_CONNECTIONS when the caller has as many as he may.
 */
export const enterEventStream = (
  counts: CallerCounts,
  { credential }: AdmittedCaller,
  response: ServerResponse,
): void => {
  // Of a client who has gone already, nothing is opened.
  if (response.closed) return;
  if (!counts.enter(credential.id)) {
    throw new ServiceError(
      'TOO_MANY_CONNECTIONS',
      'This credential has as many event streams open as it may have. End one first.',
      { retryAfter: RETRY_AFTER },
    );
  }
  response.once('close', () => counts.leave(credential.id));
};

/** Seconds. Streams last, so asking again at once is idle. */
const RETRY_AFTER = 5;
