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
    ['/healthz', health],
    ['/', ({ response }) => void response.writeHead(302, { location: graphqlPath }).end()],
  ]);
  if (webhook) handlers.set(WEBHOOK_PATH, webhook);
  return (exchange) => {
    const handler = handlers.get(exchange.path);
    if (!handler) throw new Refusal(404, 'NOT_FOUND', `Nothing is here. The API is at ${graphqlPath}.`);
    return handler(exchange);
  };
};

const health: Handler = ({ response }) => {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end('{"status":"ok"}');
};
