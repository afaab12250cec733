import type { IncomingMessage } from 'node:http';
import { ApiError } from './api-error.ts';

const refused = (message: string): ApiError =>
  new ApiError(401, 'invalid_request_error', message, null, 'invalid_api_key');

/** Enough of a key to recognise one's own, and too little to use it. */
const masked = (key: string): string => (key.length < 12 ? '***' : `${key.slice(0, 3)}***${key.slice(-4)}`);

/** The bearer key of a request; throws what the upstream says to a missing or unknown one. */
export function authenticate(request: IncomingMessage, accepted: readonly string[] | null): string {
  const header = request.headers.authorization;
  if (header === undefined || header.trim() === '') {
    throw refused("You didn't provide an API key. Send it in the Authorization header: 'Bearer YOUR_KEY'.");
  }
  const key = /^bearer +(\S+)$/i.exec(header.trim())?.[1];
  if (key === undefined || key.length > 1_000) {
    throw refused("The Authorization header is malformed. It must read 'Bearer YOUR_KEY'.");
  }
  if (accepted !== null && !accepted.includes(key))
    throw refused(`Incorrect API key provided: ${masked(key)}.`);
  return key;
}
