import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorBody, type Refusal } from './refusal.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** Answers on a connection for which Node has no response object, and closes it. */
export const answerRaw = (
  socket: Duplex,
  { status, code, message, headers }: Refusal,
  requestId: string,
): void => {
  const body = errorBody(code, message, requestId);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `x-request-id: ${requestId}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    ...Object.entries({ ...SECURITY_HEADERS, ...headers, connection: 'close' }).map(
      ([name, value]) => `${name}: ${value}`,
    ),
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
};
