import type { ApiError } from '../../server/api-error.ts';
import type { PresentedError } from '../personality.ts';

/** The types that clients of bedrock-mantle know, by status. */
const types: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'permission_denied_error',
  404: 'not_found_error',
  429: 'rate_limit_error',
};

/**
 * `{ error: { code, message, param, type } }`. What is forbidden is a 401 with the code `access_denied`, as captured from calls
 * for inference.
 */
export function presentBedrockError({ status, type, code, message, param }: ApiError): PresentedError {
  if (status === 403) {
    const error = { code: 'access_denied', message, param: null, type: 'permission_denied_error' };
    return { status: 401, body: { error } };
  }
  return { status, body: { error: { code, message, param, type: types[status] ?? type } } };
}
