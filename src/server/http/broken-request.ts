import type { Duplex } from 'node:stream';
import type { Answer } from './answer.ts';
import { answerRaw } from './raw-answer.ts';
import { Refusal } from './refusal.ts';
import { requestIdFrom } from './request-id.ts';

const MALFORMED = new Refusal(400, 'BAD_REQUEST', 'This is not a well-formed HTTP request.');

const REFUSALS: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: new Refusal(431, 'BAD_REQUEST', 'The headers are too large.'),
  ERR_HTTP_REQUEST_TIMEOUT: new Refusal(408, 'BAD_REQUEST', 'The request took too long to arrive.'),
};

/**
 * Answers on a connection whose request could not be read as HTTP, so that nothing but the socket is at hand.
 *
 * @param response what was being prepared for that connection, if its request had come far enough.
 */
export const answerBrokenRequest = (
  error: NodeJS.ErrnoException,
  socket: Duplex,
  response: Answer | undefined,
): void => {
  if (!socket.writable || response?.headersSent) {
    socket.destroy();
    return;
  }
  const requestId = response?.requestId ?? requestIdFrom(undefined);
  answerRaw(socket, REFUSALS[error.code ?? ''] ?? MALFORMED, requestId);
};
