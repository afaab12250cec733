import type { IncomingMessage } from 'node:http';
import type { AbortSignalLike } from '../../domain/light-abort.ts';
import type { Incoming } from '../incoming.ts';
import type { Answer } from './answer.ts';
import { headersOf } from './headers-of.ts';
import { requestIdFrom } from './request-id.ts';

/** One HTTP request and its answer. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: Answer;
  readonly incoming: Incoming;
  /** The path, without the query. */
  readonly path: string;
}

/**
 * Gives a request its id, which its answer carries.
 *
 * @param gone aborts when the client disconnects.
 */
export const openExchange = (request: IncomingMessage, response: Answer, gone: AbortSignalLike): Exchange => {
  const header = headersOf(request);
  const requestId = requestIdFrom(header('x-request-id'));
  response.requestId = requestId;
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
