import type { IncomingMessage } from 'node:http';
import { ApiError } from '../../server/api-error.ts';
import { authenticate } from '../../server/authenticate.ts';

const refused = (): ApiError =>
  new ApiError(
    401,
    'invalid_request_error',
    'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an' +
      ' active subscription and use a correct regional API endpoint for your resource.',
    null,
    '401',
  );

/**
 * A key in the header `api-key`, or as OpenAI's own clients send it, in a bearer: the `v1` path takes both. The words
 * of the refusal are those of the gateway in front of the service, as quoted in
 * https://github.com/openai/openai-python/issues/3282.
 */
export function authenticateAzure(request: IncomingMessage, accepted: readonly string[] | null): string {
  const key = request.headers['api-key'];
  if (key === undefined) {
    try {
      return authenticate(request, accepted);
    } catch {
      throw refused();
    }
  }
  if (typeof key !== 'string' || !/^\S{1,1000}$/.test(key)) throw refused();
  if (accepted !== null && !accepted.includes(key)) throw refused();
  return key;
}
