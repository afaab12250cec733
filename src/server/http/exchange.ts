import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Incoming } from '../incoming.ts';
import { headersOf } from './headers-of.ts';
import { requestIdFrom } from './request-id.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** One HTTP request and its answer. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly incoming: Incoming;
  /** The path, without the query. */
  readonly path: string;
}

/** Gives a request its id, which every answer carries as it does the security headers, and a signal that follows the client's disconnecting. */
export const openExchange = (request: IncomingMessage, response: ServerResponse): Exchange => {
  const header = headersOf(request);
  const requestId = requestIdFrom(header('x-request-id'));
  response.setHeader('x-request-id', requestId);
  for (const name in SECURITY_HEADERS) response.setHeader(name, SECURITY_HEADERS[name] ?? '');

  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  const [path = ''] = (request.url ?? '').split('?', 1);
  return { request, response, incoming: { requestId, signal: gone.signal, header }, path };
};
