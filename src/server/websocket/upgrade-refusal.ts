import type { IncomingMessage } from 'node:http';
import { hostNameOf } from '../host-name.ts';
import { Refusal } from '../http/refusal.ts';
import { isWelcomeOrigin } from './origin.ts';

/** Why a request must not become a socket; undefined when it may. Who asks is seen later, when he has said it. */
export const upgradeRefusal = (
  { url = '', headers: { host = '', origin } }: IncomingMessage,
  path: string,
  allowedOrigins: readonly string[],
): Refusal | undefined => {
  if (url.split('?', 1)[0] !== path) {
    return new Refusal(404, 'NOT_FOUND', `No socket is here. The API is at ${path}.`);
  }
  if (hostNameOf(host) === undefined) return MALFORMED_HOST;
  return isWelcomeOrigin(origin, host, allowedOrigins) ? undefined : FOREIGN_ORIGIN;
};

const MALFORMED_HOST = new Refusal(400, 'BAD_REQUEST', 'The Host header is missing or malformed.');
const FOREIGN_ORIGIN = new Refusal(
  403,
  'FORBIDDEN',
  'Pages of this Origin may not open a socket here. If they shall, add it to TUNEGRAPH_ALLOWED_ORIGINS.',
);
