import { ApiError, forbidden } from '../server/api-error.ts';
import type { ErrorFault, RevokedKeyFault } from './fault.ts';

type ErrorStatus = NonNullable<ErrorFault['status']>;

const overloaded = 'The server is overloaded or not ready yet. Please try again later.';

const errors: {
  readonly [Status in ErrorStatus]: readonly [type: string, code: string | null, message: string];
} = {
  408: ['invalid_request_error', 'request_timeout', 'The request took too long to arrive.'],
  409: ['invalid_request_error', 'conflict', 'Another request changed the same resource. Please try again.'],
  429: ['requests', 'rate_limit_exceeded', 'Rate limit reached. Please slow down and try again.'],
  500: ['server_error', null, 'The server had an error while processing your request.'],
  502: ['server_error', null, 'Bad gateway.'],
  503: ['server_error', 'service_unavailable', overloaded],
  504: ['server_error', null, 'The server took too long to answer. Please try again later.'],
};

/** The error that stands in place of an answer. */
export function errorOf({ status = 500 }: ErrorFault): ApiError {
  const [type, code, message] = errors[status];
  return new ApiError(status, type, message, null, code);
}

/** The headers by which an error tells whether and when to try again. */
export function retryHeaders(fault: ErrorFault): Readonly<Record<string, string>> {
  const { retryAfter, retryAfterMs, shouldRetry } = fault;
  return {
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    ...(retryAfterMs === undefined ? {} : { 'retry-after-ms': String(retryAfterMs) }),
    ...(shouldRetry === undefined ? {} : { 'x-should-retry': String(shouldRetry) }),
  };
}

export const creationClosed = (): ApiError =>
  forbidden('Fine-tuning jobs can no longer be created.', 'training_not_available');

export const revokedKey = ({ status = 401 }: RevokedKeyFault): ApiError =>
  status === 403
    ? forbidden('Your API key may no longer be used for this.', 'permission_denied')
    : new ApiError(401, 'invalid_request_error', 'This API key has been revoked.', null, 'invalid_api_key');
