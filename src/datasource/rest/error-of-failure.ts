import { ServiceError, type ServiceErrorCode } from '../../domain/service-error.ts';
import type { UpstreamFailure, UpstreamFailureKind } from './upstream-failure.ts';

const SAID: Readonly<Record<UpstreamFailureKind, readonly [ServiceErrorCode, string]>> = {
  TIMEOUT: ['UPSTREAM_TIMEOUT', 'The upstream did not answer in time. Try again.'],
  UNAVAILABLE: ['UPSTREAM_UNAVAILABLE', 'The upstream can not be reached. Try again later.'],
  BROKEN: ['UPSTREAM_ERROR', 'The upstream sent an answer that can not be read. Try again later.'],
};

/** What a failed call may tell a client: its kind, and never its cause. */
export const errorOfFailure = (failure: UpstreamFailure, upstreamRequestId?: string): ServiceError => {
  const [code, message] = SAID[failure.kind];
  return new ServiceError(code, message, { upstreamRequestId });
};
