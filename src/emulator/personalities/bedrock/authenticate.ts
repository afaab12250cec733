import type { IncomingMessage } from 'node:http';
import { ApiError } from '../../server/api-error.ts';
import { authenticate } from '../../server/authenticate.ts';

/**
 * A Bedrock API key in a bearer. The refusal is as captured from bedrock-mantle, and has the same status and type as that of
 * a key that lacks a right: only the code tells them apart.
 */
export function authenticateBedrock(request: IncomingMessage, accepted: readonly string[] | null): string {
  try {
    return authenticate(request, accepted);
  } catch {
    throw new ApiError(
      401,
      'permission_denied_error',
      'The security token included in the request is invalid.',
      null,
      'invalid_api_key',
    );
  }
}
