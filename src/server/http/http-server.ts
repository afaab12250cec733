import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { LightAbortController } from '../../domain/light-abort.ts';
import type { Logger } from '../../domain/logger.ts';
import { causeForLog } from '../cause-for-log.ts';
import { Answer } from './answer.ts';
import { answerBrokenRequest } from './broken-request.ts';
import { type Exchange, openExchange } from './exchange.ts';
import { headerRefusal } from './header-rules.ts';
import { Refusal, refusalOf, refuse, SHUTTING_DOWN } from './refusal.ts';
import type { Handler } from './routes.ts';
import { answerWithoutUpgrade } from './without-upgrade.ts';

export interface HttpServer {
  /** @returns the address to reach it under, without a path. */
  listen(host: string, port: number): Promise<string>;
  /**
   * Takes no new work and lets what is under way finish.
   *
   * @param grace milliseconds after which the rest is cut off; whoever works on it sees its signal abort.
   */
  close(grace: number): Promise<void>;
}

/** Takes over the connections of requests that become sockets, and closes them. */
export interface Sockets {
  take(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

export interface HttpServerParts {
  readonly handle: Handler;
  readonly sockets: Sockets;
  readonly logger: Logger;
  /** How many connections are held at once; one more is closed unanswered. */
  readonly maxConnections: number;
  /** Milliseconds in which a client must read something of its answer. */
  readonly stallTimeout: number;
  /** What differs from the usual. */
  readonly times?: Partial<typeof TIMES>;
}

const TIMES = {
  // A client that drips its headers into us does not hold a connection for long, nor does one that says nothing.
  headersTimeout: 15_000,
  // How often Node looks for such clients.
  connectionsCheckingInterval: 5000,
  // An upload may take its time; whoever reads a body says how long.
  requestTimeout: 0,
  // Longer than the minute that load balancers keep an idle connection: the one who reuses it must close it first.
  keepAliveTimeout: 65_000,
};

/** How long a client may go on sending what nobody waits for any more. */
const UNREAD_REST_TIMEOUT = 30_000;

/** On one connection. No browser sends a request before the last one was answered, and no client library a hundred. */
const MOST_PIPELINED = 100;

/** How often, at most, the log hears that there are too many connections. */
const QUIET_TIME = 60_000;

export const createHttpServer = ({
  handle,
  sockets,
  logger,
  maxConnections,
  stallTimeout,
  times = {},
}: HttpServerParts): HttpServer => {
  /** What is under way on each connection: it may carry several requests, one behind the other. */
  const connections = new Map<Duplex, Set<Answer>>();
  let closing = false;

  const answer = async (request: IncomingMessage, response: Answer, refusal?: Refusal): Promise<void> => {
    const { socket } = request;
    const responses = connections.get(socket) ?? new Set();
    responses.add(response);
    const gone = new LightAbortController();
    response.on('close', () => {
      responses.delete(response);
      if (closing && responses.size === 0) socket.destroySoon();
      if (!response.writableFinished) gone.abort();
    });
    const exchange = openExchange(request, response, gone.signal);
    try {
      if (refusal) throw refusal;
      if (closing) throw SHUTTING_DOWN;
      if (responses.size > MOST_PIPELINED) throw TOO_MANY_PIPELINED;
      const unclear = headerRefusal(request);
      if (unclear) throw unclear;
      await handle(exchange);
    } catch (error) {
      fail(exchange, error, logger);
    }
    if (!request.complete) letRestGo(request, response);
    // What is answered is held until the client has read it. Progress puts the time off, and Node closes who makes none.
    if (!isHandedOver(response)) response.setTimeout(stallTimeout);
  };

  // The `Host` header is checked where it matters, so that its absence is answered like everything else.
  const server = createServer(
    { ...TIMES, ...times, requireHostHeader: false, ServerResponse: Answer },
    (request, response) => {
      void answer(request, response);
    },
  );
  // Node would leave out what is beyond the count without a word.
  server.maxHeadersCount = 0;
  server.maxConnections = maxConnections;
  let isQuiet = false;
  server.on('drop', () => {
    if (isQuiet) return;
    isQuiet = true;
    setTimeout(() => {
      isQuiet = false;
    }, QUIET_TIME).unref();
    logger.warn({ maxConnections }, 'as many connections as there may be: further ones are closed');
  });
  server.on('checkExpectation', (request, response) => void answer(request, response, UNKNOWN_EXPECTATION));
  server.on('clientError', (error, socket) =>
    answerBrokenRequest(error, socket, connections.get(socket)?.values().next().value),
  );
  server.on('connection', (socket) => {
    // One that was taken away from HTTP comes back: see `answerWithoutUpgrade`.
    if (connections.has(socket)) return;
    connections.set(socket, new Set());
    socket.once('close', () => connections.delete(socket));
  });
  server.on('upgrade', (request, socket, head) => {
    if (request.headers.upgrade?.toLowerCase() !== 'websocket') {
      answerWithoutUpgrade(server, request, socket, head);
      return;
    }
    connections.delete(socket);
    sockets.take(request, socket, head);
  });

  return {
    async listen(host, port) {
      server.listen({ host, port });
      await once(server, 'listening');
      return originOf(server.address() as AddressInfo);
    },
    async close(grace) {
      closing = true;
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      // Only the last answer of a connection may announce its end.
      for (const [socket, responses] of connections) {
        // Node counts a connection that has never sent a request as busy.
        if (responses.size === 0) socket.destroy();
        const last = [...responses].at(-1);
        if (last && !last.headersSent) last.setHeader('connection', 'close');
      }
      const timer = setTimeout(() => server.closeAllConnections(), grace);
      await closed;
      clearTimeout(timer);
    },
  };
};

const UNKNOWN_EXPECTATION = new Refusal(417, 'BAD_REQUEST', 'The Expect header asks for what nobody knows.');
const TOO_MANY_PIPELINED = new Refusal(
  429,
  'TOO_MANY_REQUESTS',
  `A connection carries at most ${MOST_PIPELINED} requests at once. Wait for the answers, or open another one.`,
);
const BROKEN = new Refusal(500, 'INTERNAL_SERVER_ERROR', 'Unexpected error');

/** Whether all of an answer is with the system, which sends it on its own. */
const isHandedOver = (response: Answer): boolean => response.writableEnded && response.writableLength === 0;

/** What is still on its way is let go by unread, once it is answered: a client that writes first must get to the answer. */
const letRestGo = (request: IncomingMessage, response: Answer): void => {
  const letGo = (): void => {
    if (request.complete) return;
    request.unpipe();
    request.resume();
    const timer = setTimeout(() => request.socket.destroy(), UNREAD_REST_TIMEOUT);
    request.once('close', () => clearTimeout(timer));
  };
  if (response.writableFinished) letGo();
  else response.once('finish', letGo);
};

const fail = (exchange: Exchange, error: unknown, logger: Logger): void => {
  const { response, incoming } = exchange;
  const refusal = refusalOf(error);
  if (!refusal && !incoming.signal.aborted) {
    logger.error({ requestId: incoming.requestId, cause: causeForLog(error) }, 'unexpected error');
  }
  if (response.headersSent) response.destroy();
  else refuse(exchange, refusal ?? BROKEN);
};

// Where it listens on every address, the loopback one is among them.
const originOf = ({ address, family, port }: AddressInfo): string => {
  if (family === 'IPv6') return `http://[${address === '::' ? '::1' : address}]:${port}`;
  return `http://${address === '0.0.0.0' ? '127.0.0.1' : address}:${port}`;
};
