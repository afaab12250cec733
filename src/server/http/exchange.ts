import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AbortSignalLike } from '../../domain/light-abort.ts';
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

/**
 * Gives a request its id, which every answer carries as it does the security headers.
 *
 * @param gone aborts when the client disconnects.
 */
export const openExchange = (
  request: IncomingMessage,
  response: ServerResponse,
  gone: AbortSignalLike,
): Exchange => {
  const header = headersOf(request);
  const requestId = requestIdFrom(header('x-request-id'));
  response.setHeader('x-request-id', requestId);
  for (const name in SECURITY_HEADERS) response.setHeader(name, SECURITY_HEADERS[name] ?? '');
  return {
    request,
    response,
    incoming: { requestId, signal: gone, header },
    path: pathOf(request.url ?? ''),
  };
};

const pathOf = (url: string): string => {
  const end = url.indexOf('?');
  return end === -1 ? url : url.slice(0, end);
};
