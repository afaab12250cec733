import type { Duplex } from 'node:stream';
import { badRequest } from './api-error.ts';
import type { PresentError } from './send-answer.ts';

const reasons: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Answers what isn't HTTP, or has too large a head, with an error body as well. */
export const refuseGarbage =
  (presentError: PresentError) =>
  (error: NodeJS.ErrnoException, socket: Duplex): void => {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const refusal = badRequest('The request could not be read as HTTP.', null, 'invalid_request');
    const body = JSON.stringify(presentError(refusal).body ?? {});
    const status = reasons[error.code ?? ''] ?? '400 Bad Request';
    socket.end(
      `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n` +
        `connection: close\r\n\r\n${body}`,
    );
  };
