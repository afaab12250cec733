import { ServiceError, type ServiceErrorCode } from '../../domain/service-error.ts';
import type { UpstreamFailure, UpstreamFailureKind } from './upstream-failure.ts';

const SAID: Readonly<Record<UpstreamFailureKind, readonly [ServiceErrorCode, string]>> = {
  TIMEOUT: ['UPSTREAM_TIMEOUT', 'The upstream did not answer in time. Try again.'],
  UNAVAILABLE: ['UPSTREAM_UNAVAILABLE', 'The upstream can not be reached. Try again later.'],
  BROKEN: ['UPSTREAM_ERROR', 'The upstream sent an answer that can not be read. Try again later.'],
  OVERSIZED: ['UPSTREAM_ERROR', 'The upstream sent an answer that can not be read. Try again later.'],
  LEFT_ALONE: [
    'UPSTREAM_UNAVAILABLE',
    'The upstream keeps failing, so it is not asked for a moment. Try again later.',
  ],
  CROWDED: [
    'TOO_MANY_REQUESTS',
    'Too many calls to the upstream wait for this credential already. Ask for less at once, or later.',
  ],
  CLOSED: ['UPSTREAM_UNAVAILABLE', 'The upstream is not asked any more: the service is stopping.'],
};

/**
 * What a failed call may tell a client: its kind, and never its cause.
 *
 * @param repeated whether the same request had gone before, and may have been carried out.
 */
export const errorOfFailure = (
  { kind, retryAfter, sent }: UpstreamFailure,
  {
    upstreamRequestId,
    repeated,
  }: { readonly upstreamRequestId: string | undefined; readonly repeated: boolean },
): ServiceError => {
  const [code, message] = SAID[kind];
  const mayHaveHappened = sent || repeated;
  return new ServiceError(code, message, { upstreamRequestId, retryAfter, mayHaveHappened });
};
