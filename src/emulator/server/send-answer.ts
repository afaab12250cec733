import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ApiError, errorBody } from './api-error.ts';
import type { Answer } from './call.ts';

/** How a request ended: with an answer, or with a refusal. */
export type Outcome = Answer | ApiError;

/** An outcome as it goes over the wire. */
export interface Rendered {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  /** Bytes of the content. */
  readonly size: number;
  readonly content: Buffer | Readable;
}

function renderJson(status: number, body: object): Rendered {
  const content = Buffer.from(JSON.stringify(body));
  return {
    status,
    headers: { 'content-type': 'application/json', 'content-length': content.length },
    size: content.length,
    content,
  };
}

export function render(outcome: Outcome): Rendered {
  if (outcome instanceof ApiError) return renderJson(outcome.status, errorBody(outcome));
  if (outcome.kind === 'json') return renderJson(200, outcome.body);
  return {
    status: 200,
    headers: {
      'content-type': outcome.mediaType,
      'content-length': outcome.size,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(outcome.filename)}`,
    },
    size: outcome.size,
    content: outcome.content,
  };
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

export const sendJson = (response: ServerResponse, status: number, body: object): Promise<void> =>
  send(response, renderJson(status, body));

export const sendError = (response: ServerResponse, error: ApiError): Promise<void> =>
  send(response, render(error));
