import { pageStanding } from '../origin-rule.ts';
import type { Exchange } from './exchange.ts';
import { Refusal } from './refusal.ts';

const METHODS = 'GET, POST';

/** What clients of this API send beside what browsers let every page send. */
const REQUEST_HEADERS = [
  'authorization',
  'content-type',
  'openai-organization',
  'openai-project',
  'x-request-id',
  'last-event-id',
  // What uploads are asked to carry, of which one is enough.
  'apollo-require-preflight',
  'graphql-require-preflight',
  'x-graphql-yoga-csrf',
  'x-requested-with',
  // What clients say of themselves, and of the trace that they are part of.
  'apollographql-client-name',
  'apollographql-client-version',
  'traceparent',
  'tracestate',
].join(', ');

const ANSWER_HEADERS = 'x-request-id, retry-after';

/** Seconds. No browser keeps the answer to a preflight for longer than this. */
const PREFLIGHT_HOLDS = '7200';

/** For every page that is neither the service's own nor listed, whatever it asks. */
export const FOREIGN_ORIGIN = new Refusal(
  403,
  'FORBIDDEN',
  'Pages of this Origin may not ask here. If they shall, add it to TUNEGRAPH_ALLOWED_ORIGINS.',
);

/**
 * Lets no foreign page pass, and a listed one read the answer. An origin is answered only as it is listed, and never with
 * leave to send cookies, of which this service has none.
 *
 * @throws Refusal 403
 */
export const admitPage = ({ incoming, response }: Exchange, listed: readonly string[]): void => {
  const origin = incoming.header('origin');
  const standing = pageStanding(origin, incoming.header('host') ?? '', listed);
  // Every answer depends on it, if only by being none.
  response.varies = 'Origin';
  if (standing === 'FOREIGN') throw FOREIGN_ORIGIN;
  if (standing !== 'LISTED' || origin === undefined) return;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', ANSWER_HEADERS);
};

/** Whether a browser asks here, for a page that has been admitted, what the page may send. */
export const isPreflight = ({ request, response, incoming }: Exchange): boolean =>
  request.method === 'OPTIONS' &&
  incoming.header('access-control-request-method') !== undefined &&
  response.hasHeader('access-control-allow-origin');

export const answerPreflight = ({ response }: Exchange): void => {
  response.writeHead(204, {
    'access-control-allow-methods': METHODS,
    'access-control-allow-headers': REQUEST_HEADERS,
    'access-control-max-age': PREFLIGHT_HOLDS,
  });
  response.end();
};

/**
 * Lets no browser pass that asks for a foreign page without saying which: an image or a script whose address is a query has
 * no `Origin`. The page could not read the answer, but the upstream would have been asked.
 *
 * @throws Refusal 403
 */
export const requireOwnInitiative = ({ incoming }: Exchange): void => {
  const site = incoming.header('sec-fetch-site');
  if (incoming.header('origin') === undefined && (site === 'cross-site' || site === 'same-site')) {
    throw FOREIGN_ORIGIN;
  }
};
