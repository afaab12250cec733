import type { ApiError } from '../../server/api-error.ts';
import type { PresentedError } from '../personality.ts';

/**
 * The routes' own refusals are a text, `{ "error": "…" }` (core/http/endpoints/localai/finetune.go); those of the door in front
 * of them an object whose code is the status (core/http/auth/middleware.go).
 */
export function presentLocalaiError({ status, message }: ApiError): PresentedError {
  if (status === 401) {
    return {
      status,
      body: { error: { code: status, message, type: 'invalid_request_error' } },
      headers: { 'www-authenticate': 'Bearer' },
    };
  }
  if (status === 403)
    return { status, body: { error: { code: status, message, type: 'authorization_error' } } };
  return { status, body: { error: message } };
}
