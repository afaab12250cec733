import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { CallerCounts } from '../caller-counts.ts';
import { headersOf } from '../http/headers-of.ts';
import { answerRaw } from '../http/raw-answer.ts';
import { Refusal, SHUTTING_DOWN } from '../http/refusal.ts';
import { requestIdFrom } from '../http/request-id.ts';
import { Connection, type ConnectionParts } from './connection.ts';
import { upgradeRefusal } from './upgrade-refusal.ts';

export interface WebSocketEndpointParts extends Omit<ConnectionParts, 'counts'> {
  readonly path: string;
}

/** Takes the requests that become sockets. */
export interface WebSocketEndpoint {
  take(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /**
   * Takes no new sockets and no new operations, and closes each socket once it runs none.
   *
   * @param grace milliseconds after which the rest is cut off.
   */
  close(grace: number): Promise<void>;
}

export const createWebSocketEndpoint = ({ path, ...parts }: WebSocketEndpointParts): WebSocketEndpoint => {
  const { settings } = parts;
  const counts = new CallerCounts(settings.maxSocketsPerCaller);
  const connections = new Set<Connection>();
  const waiting = new Set<() => void>();
  let closing = false;

  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: settings.maxMessageBytes,
    maxFragments: MOST_FRAGMENTS,
    // A message of a few bytes may unfold to gigabytes.
    perMessageDeflate: false,
    // Pongs would gather without bound for a client that reads none.
    autoPong: false,
    handleProtocols,
  });
  server.on('headers', (headers, request) =>
    headers.push(`x-request-id: ${request.headers['x-request-id']}`),
  );
  server.on('wsClientError', ({ message }, socket, request) =>
    answerRaw(socket, notWebSocket(message), String(request.headers['x-request-id'])),
  );

  return {
    take(request, socket, head) {
      const header = headersOf(request);
      const requestId = requestIdFrom(header('x-request-id'));
      // For who answers without knowing what came before.
      request.headers['x-request-id'] = requestId;
      const refusal = closing ? SHUTTING_DOWN : upgradeRefusal(request, path, settings.allowedOrigins);
      if (refusal) {
        socket.on('error', () => socket.destroy());
        return answerRaw(socket, refusal, requestId);
      }
      server.handleUpgrade(request, socket, head, (webSocket) => {
        const connection = new Connection(webSocket, { requestId, header }, { ...parts, counts });
        connections.add(connection);
        webSocket.on('ping', (data) => {
          // Who reads nothing is owed no answer, and RFC 6455 asks for one to the latest ping only.
          if (webSocket.bufferedAmount <= settings.maxBufferedBytes) webSocket.pong(data);
        });
        webSocket.once('close', () => {
          connections.delete(connection);
          if (connections.size === 0) for (const done of waiting) done();
        });
      });
    },
    async close(grace) {
      closing = true;
      for (const connection of connections) connection.shutDown();
      if (connections.size === 0) return;
      const timer = setTimeout(() => {
        for (const connection of connections) connection.terminate();
      }, grace);
      await new Promise<void>((resolve) => waiting.add(resolve));
      clearTimeout(timer);
    },
  };
};

/** Of one message: each costs more memory than the few bytes that may be in it. */
const MOST_FRAGMENTS = 1024;

/** A client that speaks none that we know is taken in all the same: it reads the code that tells it so nowhere else. */
const handleProtocols = (offered: ReadonlySet<string>): string | false => {
  const [first = false] = offered;
  return offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : first;
};

const notWebSocket = (message: string): Refusal =>
  new Refusal(400, 'BAD_REQUEST', `This is no WebSocket handshake: ${message}.`, {
    'sec-websocket-version': '13',
  });
