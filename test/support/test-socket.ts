import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';
import { deferred } from './deferred.ts';

export interface SocketMessage {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A WebSocket without any client's manners. */
export interface TestSocket {
  readonly socket: WebSocket;
  /** Resolves when the socket has closed. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  /** An object is sent as JSON. */
  send(message: object | string | Buffer): void;
  /** The next message that was not read yet. */
  read(): Promise<SocketMessage>;
  /** The next messages that were not read yet. */
  read(count: number): Promise<readonly SocketMessage[]>;
  /** Begins an operation. */
  subscribe(id: string, query: string, variables?: object): void;
}

export interface TestSocketOptions extends Omit<ClientOptions, 'protocol'> {
  /** @default graphql-transport-ws; null offers none */
  readonly protocol?: string | string[] | null;
}

/** Opens a socket and says nothing yet. */
export const openSocket = async (
  url: string,
  { protocol = 'graphql-transport-ws', ...options }: TestSocketOptions = {},
): Promise<TestSocket> => {
  const address = url.replace(/^http/, 'ws');
  const socket = protocol
    ? new WebSocket(address, protocol, options)
    : new WebSocket(address, { ...options });
  onTestFinished(() => socket.terminate());

  const unread: SocketMessage[] = [];
  const readers: ((message: SocketMessage) => void)[] = [];
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as SocketMessage;
    const reader = readers.shift();
    if (reader) reader(message);
    else unread.push(message);
  });
  const closed = deferred<{ code: number; reason: string }>();
  socket.on('close', (code, reason) => closed.resolve({ code, reason: String(reason) }));

  const readOne = (): Promise<SocketMessage> => {
    const message = unread.shift();
    if (message) return Promise.resolve(message);
    return new Promise((resolve, reject) => {
      readers.push(resolve);
      void closed.promise.then(({ code, reason }) => reject(new Error(`closed with ${code} ${reason}`)));
    });
  };
  const readMany = async (count: number): Promise<readonly SocketMessage[]> => {
    const messages: SocketMessage[] = [];
    while (messages.length < count) messages.push(await readOne());
    return messages;
  };

  await once(socket, 'open');
  const send: TestSocket['send'] = (message) =>
    socket.send(typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message));
  return {
    socket,
    closed: closed.promise,
    send,
    read: ((count?: number) => (count === undefined ? readOne() : readMany(count))) as TestSocket['read'],
    subscribe: (id, query, variables) => send({ type: 'subscribe', id, payload: { query, variables } }),
  };
};

/** Opens a socket and introduces itself. */
export const connectSocket = async (
  url: string,
  payload?: object,
  options?: TestSocketOptions,
): Promise<TestSocket> => {
  const socket = await openSocket(url, options);
  socket.send({ type: 'connection_init', payload });
  const { type } = await socket.read();
  if (type !== 'connection_ack') throw new Error(`Expected connection_ack, got ${type}.`);
  return socket;
};

/** The status with which a socket is refused. */
export const refusedUpgrade = async (
  url: string,
  options: ClientOptions = {},
): Promise<{ readonly status: number | undefined; readonly body: unknown; readonly requestId: unknown }> => {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), 'graphql-transport-ws', options);
  const [, response] = await once(socket, 'unexpected-response');
  const body = await new Response(response).json();
  return { status: response.statusCode, body, requestId: response.headers['x-request-id'] };
};
