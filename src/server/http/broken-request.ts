import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ErrorCode } from '../pipeline/error-codes.ts';
import { errorBody } from './refusal.ts';
import { requestIdFrom } from './request-id.ts';

interface Answer {
  readonly status: string;
  readonly code: ErrorCode;
  readonly message: string;
}

const MALFORMED: Answer = {
  status: '400 Bad Request',
  code: 'BAD_REQUEST',
  message: 'This is not a well-formed HTTP request.',
};

const ANSWERS: Readonly<Record<string, Answer>> = {
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    code: 'BAD_REQUEST',
    message: 'The headers are too large.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    code: 'BAD_REQUEST',
    message: 'The request took too long to arrive.',
  },
};

/**
 * Answers on a connection whose request could not be read as HTTP, so that nothing but the socket is at hand.
 *
 * @param response what was being prepared for that connection, if its request had come far enough.
 */
export const answerBrokenRequest = (
  error: NodeJS.ErrnoException,
  socket: Duplex,
  response: ServerResponse | undefined,
): void => {
  if (!socket.writable || response?.headersSent) {
    socket.destroy();
    return;
  }
  const { status, code, message } = ANSWERS[error.code ?? ''] ?? MALFORMED;
  const requestId = String(response?.getHeader('x-request-id') ?? requestIdFrom(undefined));
  const body = errorBody(code, message, requestId);
  const head = [
    `HTTP/1.1 ${status}`,
    `x-request-id: ${requestId}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
};
