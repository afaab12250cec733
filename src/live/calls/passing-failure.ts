import { ServiceError, type ServiceErrorCode } from '../../domain/service-error.ts';
import { UpstreamRejection } from '../../domain/upstream-rejection.ts';

const PASSING: ReadonlySet<ServiceErrorCode> = new Set([
  'RATE_LIMITED',
  'TOO_MANY_REQUESTS',
  'UPSTREAM_ERROR',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_UNAVAILABLE',
]);

/**
 * Whether the same question may have an answer later, so that it is worth waiting. An error that nobody foresaw counts as
 * such: it ends nobody's subscription.
 */
export const isPassing = (error: unknown): boolean => {
  if (error instanceof UpstreamRejection) return false;
  return !(error instanceof ServiceError) || PASSING.has(error.code);
};

/** Whether the upstream takes the credential no more. */
export const isRevocation = (error: unknown): boolean =>
  error instanceof ServiceError && error.code === 'UNAUTHENTICATED';
