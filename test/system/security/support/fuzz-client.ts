import { once } from 'node:events';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import type { RandomRequest } from './random-request.ts';

/** How long an answer may take before the service counts as hanging. Nothing is measured by it. */
const PATIENCE = 30_000;

const JSON_BODY = { 'content-type': 'application/json' };
const RESPONSE = { accept: 'application/graphql-response+json' };
const EVENTS = { accept: 'text/event-stream' };

/** A subscription may have nothing to say for ever. */
const maySayNothing = (payload: string): boolean => payload.includes('subscription');

const isOperation = (payload: string): boolean => {
  try {
    const { query, variables } = JSON.parse(payload);
    return typeof query === 'string' && typeof variables === 'object' && !Array.isArray(variables);
  } catch {
    return false;
  }
};

/** Sends requests of a fuzz run, each to its end, and answers what came back. */
export class FuzzClient {
  readonly #url: string;
  readonly #port: number;
  #socket: Promise<WebSocket> | null = null;
  #operations = 0;

  constructor(url: string) {
    this.#url = url;
    this.#port = Number(new URL(url).port);
  }

  send(request: RandomRequest): Promise<string> {
    switch (request.over) {
      case 'HTTP':
        return this.#fetch(this.#url, {
          method: 'POST',
          headers: { ...JSON_BODY, ...RESPONSE },
          body: request.payload,
        });
      case 'SSE':
        return this.#fetch(
          this.#url,
          { method: 'POST', headers: { ...JSON_BODY, ...EVENTS }, body: request.payload },
          maySayNothing(request.payload),
        );
      case 'GET':
        return this.#fetch(
          `${this.#url}?${request.parameters}`,
          { headers: { accept: '*/*' } },
          maySayNothing(request.parameters),
        );
      case 'upload':
        return this.#fetch(this.#url, {
          method: 'POST',
          headers: { 'content-type': request.type, 'graphql-require-preflight': '1' },
          body: request.form,
        });
      case 'bytes':
        return this.#bytes(request.text);
      case 'WebSocket':
        // What is no operation closes the socket, which is then not to be the one that others are on.
        return isOperation(request.payload)
          ? this.#operation(request.payload)
          : this.#messages([`{"type":"subscribe","id":"1","payload":${request.payload}}`]);
      case 'messages':
        return this.#messages(request.messages);
    }
  }

  async close(): Promise<void> {
    (await this.#socket)?.terminate();
  }

  async #fetch(url: string, init: RequestInit, beginningIsEnough = false): Promise<string> {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE) });
    const head = `HTTP ${response.status}\n`;
    if (!beginningIsEnough) return head + (await response.text());
    const reader = response.body?.getReader();
    const chunk = await reader?.read();
    await reader?.cancel();
    return head + Buffer.from(chunk?.value ?? []).toString();
  }

  /** Ends its side of the connection, so that nobody waits for more. */
  #bytes(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      const socket = connect({ port: this.#port, host: '127.0.0.1', allowHalfOpen: true });
      const timer = setTimeout(() => {
        socket.destroy();
        reject(new Error('Nobody answers, and nobody closes the connection.'));
      }, PATIENCE);
      socket.on('error', () => {});
      socket.on('data', (chunk) => {
        chunks.push(chunk);
        // An answer, or the beginning of events; a connection that is kept alive ends only here.
        socket.end();
      });
      socket.once('end', () => socket.end());
      socket.once('close', () => {
        clearTimeout(timer);
        resolve(Buffer.concat(chunks).toString());
      });
      socket.write(Buffer.from(text, 'latin1'));
      // A body that is shorter than announced gets no longer.
      setImmediate(() => socket.end());
    });
  }

  async #open(): Promise<WebSocket> {
    const socket = new WebSocket(this.#url.replace(/^http/, 'ws'), 'graphql-transport-ws');
    await once(socket, 'open');
    return socket;
  }

  async #ready(): Promise<WebSocket> {
    const socket = await this.#open();
    socket.send('{"type":"connection_init"}');
    await once(socket, 'message');
    socket.setMaxListeners(1000);
    return socket;
  }

  /** On a socket that all share, so that what one says is heard by the others; one that was closed is opened again. */
  async #operation(payload: string): Promise<string> {
    const open = this.#socket ?? this.#ready();
    this.#socket = open;
    const socket = await open;
    this.#operations += 1;
    const id = String(this.#operations);
    const said = this.#until(socket, (text) => {
      const message = JSON.parse(text);
      // Behind the answer to a ping, everything before it has been taken up.
      return message.id === id || (maySayNothing(payload) && message.payload?.behind === id);
    });
    socket.send(`{"type":"subscribe","id":"${id}","payload":${payload}}`);
    socket.send(`{"type":"ping","payload":{"behind":"${id}"}}`);
    const text = await said;
    if (socket.readyState === socket.OPEN) socket.send(`{"type":"complete","id":"${id}"}`);
    else if (this.#socket === open) this.#socket = null;
    return text;
  }

  async #messages(messages: readonly string[]): Promise<string> {
    const socket = await this.#open();
    const heard: string[] = [];
    socket.on('message', (data) => heard.push(String(data)));
    socket.send('{"type":"connection_init"}');
    for (const message of messages) socket.send(message);
    socket.send('{"type":"ping","payload":{"behind":"all"}}');
    const last = await this.#until(socket, (text) => text.includes('"behind":"all"'));
    socket.terminate();
    return [...heard, last].join('\n');
  }

  #until(socket: WebSocket, isIt: (text: string) => boolean): Promise<string> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => done(() => reject(new Error('Nobody answers on the socket.'))),
        PATIENCE,
      );
      const hear = (data: unknown): void => {
        const text = String(data);
        if (isIt(text)) done(() => resolve(text));
      };
      const end = (code: number, reason: Buffer): void => done(() => resolve(`closed ${code} ${reason}`));
      const done = (settle: () => void): void => {
        clearTimeout(timer);
        socket.off('message', hear).off('close', end);
        settle();
      };
      socket.on('message', hear).on('close', end);
      if (socket.readyState !== socket.OPEN) done(() => resolve('closed before'));
    });
  }
}
