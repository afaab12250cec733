import type { IncomingMessage } from 'node:http';
import { ApiError } from '../../server/api-error.ts';

const refused = (): ApiError =>
  new ApiError(401, 'invalid_request_error', 'An authentication key is required', null, null);

/** A key in any of the places where LocalAI looks for one, and in that order (core/http/auth/middleware.go). */
function keyOf({ headers }: IncomingMessage): string | null {
  const bearer = /^bearer +(\S+)$/i.exec(headers.authorization?.trim() ?? '')?.[1];
  const found = bearer ?? headers['x-api-key'] ?? headers['xi-api-key'];
  return typeof found === 'string' && /^\S{1,1000}$/.test(found) ? found : null;
}

/** A server with keys wants one; one without lets everybody in, who are all one and the same then unless they show a key. */
export function authenticateLocalai(request: IncomingMessage, accepted: readonly string[] | null): string {
  const key = keyOf(request);
  if (accepted === null) return key ?? '';
  if (key === null || !accepted.includes(key)) throw refused();
  return key;
}
