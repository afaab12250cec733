import type { Exchange } from './exchange.ts';
import { Refusal } from './refusal.ts';

/** Where the upstream sends its webhooks to. */
export const WEBHOOK_PATH = '/webhooks/openai';

export type Handler = (exchange: Exchange) => Promise<void> | void;

/**
 * Finds who answers a path.
 *
 * @param webhook who takes the upstream's webhooks; null when nobody does.
 */
export const createRoutes = (graphqlPath: string, graphql: Handler, webhook: Handler | null): Handler => {
  const handlers = new Map<string, Handler>([
    [graphqlPath, graphql],
    ['/healthz', reading(health)],
    ['/', reading(({ response }) => void response.writeHead(302, { location: graphqlPath }).end())],
  ]);
  if (webhook) handlers.set(WEBHOOK_PATH, webhook);
  return (exchange) => {
    const handler = handlers.get(exchange.path);
    if (!handler) throw new Refusal(404, 'NOT_FOUND', `Nothing is here. The API is at ${graphqlPath}.`);
    return handler(exchange);
  };
};

/** For what there is to look at, and nothing to do. */
const reading =
  (handler: Handler): Handler =>
  (exchange) => {
    const { method } = exchange.request;
    if (method === 'GET' || method === 'HEAD') return handler(exchange);
    throw new Refusal(405, 'METHOD_NOT_ALLOWED', 'There is only something to read here.', {
      allow: 'GET, HEAD',
    });
  };

/** For who watches over the process, by whatever address: it tells that the process answers, and nothing about it. */
const health: Handler = ({ response }) => {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end('{"status":"ok"}');
};
