import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request as send } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** A request, or the upgrade to a WebSocket, on its way through. */
export interface PassedRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** What has been sent so far; of a socket nothing. */
  readonly body: string;
  /** Whether the answer still comes, or the socket is open. */
  readonly isOpen: boolean;
}

export interface RecordingProxy {
  /** Where to ask instead: scheme, host, port and the target's path. */
  readonly url: string;
  /** Everything that was asked, in order. */
  readonly requests: readonly PassedRequest[];
  stop(): Promise<void>;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Stands in front of an HTTP server, changes nothing, and remembers what passed. The caller stops it. */
export const startRecordingProxy = async (target: string): Promise<RecordingProxy> => {
  const { hostname, port, pathname } = new URL(target);
  const requests: PassedRequest[] = [];
  const sockets = new Set<Duplex>();

  const record = (message: IncomingMessage, until: NodeJS.EventEmitter): Writable<PassedRequest> => {
    const { method = '', url: path = '', headers } = message;
    const passed = { method, path, headers, body: '', isOpen: true };
    until.once('close', () => {
      passed.isOpen = false;
    });
    requests.push(passed);
    return passed;
  };

  const server = createServer((message, response) => {
    const passed = record(message, response);
    const { method, url: path, headers } = message;
    const onward = send({ hostname, port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('error', () => response.destroy()).pipe(response);
    });
    onward.on('error', () => response.destroy());
    // Whoever stops listening must be noticed behind.
    response.once('close', () => onward.destroy());
    message.on('data', (chunk: Buffer) => {
      passed.body += chunk.toString();
    });
    message.pipe(onward);
  });

  server.on('upgrade', (message: IncomingMessage, near: Duplex, head: Buffer) => {
    record(message, near);
    const far: Socket = connect(Number(port), hostname);
    const lines = [`${message.method} ${message.url} HTTP/1.1`];
    for (let at = 0; at < message.rawHeaders.length; at += 2) {
      lines.push(`${message.rawHeaders[at]}: ${message.rawHeaders[at + 1]}`);
    }
    far.write(`${lines.join('\r\n')}\r\n\r\n`);
    far.write(head);
    near.pipe(far).pipe(near);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one
        .on('error', () => other.destroy())
        .once('close', () => {
          sockets.delete(one);
          other.destroy();
        });
    }
  });

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`,
    requests,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
};
