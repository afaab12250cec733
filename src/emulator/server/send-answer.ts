import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { type ApiError, errorBody } from './api-error.ts';
import type { Answer, ContentAnswer } from './call.ts';

export function sendJson(response: ServerResponse, status: number, body: object): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length });
  response.end(bytes);
}

async function sendContent(response: ServerResponse, answer: ContentAnswer): Promise<void> {
  response.writeHead(200, {
    'content-type': answer.mediaType,
    'content-length': answer.size,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(answer.filename)}`,
  });
  await pipeline(answer.content, response);
}

export async function sendAnswer(response: ServerResponse, answer: Answer): Promise<void> {
  if (answer.kind === 'content') return sendContent(response, answer);
  sendJson(response, 200, answer.body);
}

export function sendError(response: ServerResponse, error: ApiError): void {
  sendJson(response, error.status, errorBody(error));
}
