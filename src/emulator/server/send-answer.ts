import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PresentedError } from '../personalities/personality.ts';
import { ApiError, errorBody } from './api-error.ts';
import type { Answer, ContentAnswer } from './call.ts';

/** How a request ended: with an answer, or with a refusal. */
export type Outcome = Answer | ApiError;

/** An outcome as it goes over the wire. */
export interface Rendered {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  /** Bytes of the content; infinite for a stream that announces none. */
  readonly size: number;
  readonly content: Buffer | Readable;
}

/** How a personality shows a refusal. */
export type PresentError = (error: ApiError) => PresentedError;

function renderJson(status: number, body: object, extra: OutgoingHttpHeaders = {}): Rendered {
  const content = Buffer.from(JSON.stringify(body));
  return {
    status,
    headers: { 'content-type': 'application/json', 'content-length': content.length, ...extra },
    size: content.length,
    content,
  };
}

const renderEmpty = (status: number, headers: OutgoingHttpHeaders = {}): Rendered => ({
  status,
  // A 204 may not announce a length.
  headers: status === 204 ? headers : { 'content-length': 0, ...headers },
  size: 0,
  content: Buffer.alloc(0),
});

const renderContent = ({ mediaType, size, filename, content }: ContentAnswer): Rendered => ({
  status: 200,
  headers: {
    'content-type': mediaType,
    ...(size === null ? {} : { 'content-length': size }),
    ...(filename === null
      ? {}
      : { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(filename)}` }),
  },
  size: size ?? Number.POSITIVE_INFINITY,
  content,
});

function renderError({ status, body, headers }: PresentedError): Rendered {
  return body === null ? renderEmpty(status, headers) : renderJson(status, body, headers);
}

export function render(outcome: Outcome, presentError: PresentError): Rendered {
  if (outcome instanceof ApiError) return renderError(presentError(outcome));
  switch (outcome.kind) {
    case 'json':
      return renderJson(outcome.status ?? 200, outcome.body, outcome.headers);
    case 'empty':
      return renderEmpty(outcome.status, outcome.headers);
    case 'content':
      return renderContent(outcome);
  }
}

export async function send(response: ServerResponse, { status, headers, content }: Rendered): Promise<void> {
  response.writeHead(status, headers);
  if (Buffer.isBuffer(content)) response.end(content);
  else await pipeline(content, response);
}

/** Frees an outcome that is not sent. */
export function discard(outcome: Outcome): void {
  if (!(outcome instanceof ApiError) && outcome.kind === 'content') outcome.content.destroy();
}

/** As the emulator's own addresses show it, which belong to no provider. */
const plainly: PresentError = (error) => ({ status: error.status, body: errorBody(error) });

export const sendJson = (response: ServerResponse, status: number, body: object): Promise<void> =>
  send(response, renderJson(status, body));

export const sendError = (
  response: ServerResponse,
  error: ApiError,
  presentError: PresentError = plainly,
): Promise<void> => send(response, render(error, presentError));
