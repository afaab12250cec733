import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * Answers a request that would rather speak another protocol, such as HTTP/2 without TLS, as if it had not said so. Java's
 * own client asks that of every server. Node takes the connection away from HTTP for any such request, so what was read of
 * it is put back, without the wish.
 */
export const answerWithoutUpgrade = (
  server: { emit(event: 'connection', socket: Duplex): boolean },
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void => {
  const { method, url, httpVersion, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (name.toLowerCase() !== 'upgrade') lines.push(`${name}: ${rawHeaders[index + 1]}`);
  }
  socket.unshift(head);
  socket.unshift(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'));
  server.emit('connection', socket);
};
