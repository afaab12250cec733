import type { Exchange } from './exchange.ts';
import { Refusal } from './refusal.ts';

export type Handler = (exchange: Exchange) => Promise<void> | void;

/** Finds who answers a path. */
export const createRoutes = (graphqlPath: string, graphql: Handler): Handler => {
  const handlers = new Map<string, Handler>([
    [graphqlPath, graphql],
    ['/healthz', health],
    ['/', ({ response }) => void response.writeHead(302, { location: graphqlPath }).end()],
  ]);
  return (exchange) => {
    const handler = handlers.get(exchange.path);
    if (!handler) throw new Refusal(404, 'NOT_FOUND', `Nothing is here. The API is at ${graphqlPath}.`);
    return handler(exchange);
  };
};

const health: Handler = ({ response }) => {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end('{"status":"ok"}');
};
