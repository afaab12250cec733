import { ServiceError, type ServiceErrorCode } from '../../domain/service-error.ts';

const PASSING: ReadonlySet<ServiceErrorCode> = new Set([
  'RATE_LIMITED',
  'UPSTREAM_ERROR',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_UNAVAILABLE',
]);

/** Whether the same question may be answered later. */
export const isPassingFailure = (error: unknown): boolean =>
  error instanceof ServiceError && PASSING.has(error.code);
