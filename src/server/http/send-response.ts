import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const STREAMED = ['text/event-stream', 'multipart/mixed'];

/**
 * Writes what yoga answers. Yoga's own writer answers an unexpected failure with its stack, so it is not used.
 *
 * @returns once everything is written, or the client has gone; a stream is cancelled then.
 */
export const sendResponse = async (answer: Response, response: ServerResponse): Promise<void> => {
  // Somebody gave up waiting and has answered already.
  if (response.headersSent) return;
  answer.headers.forEach((value, name) => {
    response.setHeader(name, value);
  });
  response.statusCode = answer.status;
  const type = answer.headers.get('content-type') ?? '';
  if (!STREAMED.some((streamed) => type.startsWith(streamed)) || !answer.body) {
    response.end(await answer.text());
    return;
  }
  response.flushHeaders();
  // The client's going away is no failure: the pipeline has ended the stream by then.
  await pipeline(Readable.from(answer.body), response).catch(() => undefined);
};
