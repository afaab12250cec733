import type { IncomingMessage } from 'node:http';
import { hostNameOf } from '../host-name.ts';
import { FOREIGN_ORIGIN } from '../http/cross-site.ts';
import { headerRefusal } from '../http/header-rules.ts';
import { Refusal } from '../http/refusal.ts';
import { pageStanding } from '../origin-rule.ts';

/** Why a request must not become a socket; undefined when it may. Who asks is seen later, when he has said it. */
export const upgradeRefusal = (
  request: IncomingMessage,
  path: string,
  allowedOrigins: readonly string[],
): Refusal | undefined => {
  const { url = '', headers } = request;
  const { host = '', origin } = headers;
  if (url.split('?', 1)[0] !== path) {
    return new Refusal(404, 'NOT_FOUND', `No socket is here. The API is at ${path}.`);
  }
  if (hostNameOf(host) === undefined) return MALFORMED_HOST;
  if (pageStanding(origin, host, allowedOrigins) === 'FOREIGN') return FOREIGN_ORIGIN;
  return headerRefusal(request);
};

const MALFORMED_HOST = new Refusal(400, 'BAD_REQUEST', 'The Host header is missing or malformed.');
