/** What can go wrong that no change of the input mends, or that is refused before any resolver runs. */
export type ServiceErrorCode =
  | 'AUTHENTICATION_UNAVAILABLE'
  | 'BAD_USER_INPUT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'NOT_SUPPORTED'
  | 'RATE_LIMITED'
  | 'TOO_MANY_CONNECTIONS'
  | 'TOO_MANY_REQUESTS'
  | 'TOO_SLOW'
  | 'UPSTREAM_ERROR'
  | 'UPSTREAM_REJECTED'
  | 'UPSTREAM_TIMEOUT'
  | 'UPSTREAM_UNAVAILABLE';

export interface ServiceErrorDetails {
  /** Seconds to wait before the next try; absent when nobody knows. */
  readonly retryAfter?: number | undefined;
  /** The upstream's own id of the failed request, for its support. */
  readonly upstreamRequestId?: string | undefined;
  /** Where in the arguments the fault stands. */
  readonly path?: readonly string[] | undefined;
  /** Of a change: true when it may have been made all the same. Absent when it has certainly not. */
  readonly mayHaveHappened?: boolean | undefined;
}

/**
 * An error whose message and code may be shown to a client: it holds no address, key, header or upstream body.
 * The API carries it as a top-level error with `extensions.code`.
 */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code: ServiceErrorCode;
  readonly details: ServiceErrorDetails;

  constructor(code: ServiceErrorCode, message: string, details: ServiceErrorDetails = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}
