import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { ExecutionResult } from 'graphql';
import { onTestFinished } from 'vitest';

/** What a router gets at a callback address. */
export interface CallbackMessage {
  readonly kind: string;
  readonly action: 'check' | 'next' | 'complete';
  readonly id: string;
  readonly verifier: string;
  readonly payload?: ExecutionResult;
  readonly errors?: ExecutionResult['errors'];
}

export interface CallbackRequest {
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly message: CallbackMessage;
}

export interface RouterReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The body never ends. */
  readonly isEndless?: true;
}

/** What a router says to a message; null: nothing, until the test ends. */
type Reply = (message: CallbackMessage) => RouterReply | null | Promise<RouterReply | null>;

/** A router's end of the HTTP callback protocol. */
export interface RouterUnderTest {
  readonly origin: string;
  readonly port: number;
  /** What came, in order of its arrival. */
  readonly requests: readonly CallbackRequest[];
  /** The actions of what came. */
  actions(): readonly string[];
  /** Says something else from now on. */
  reply(reply: Reply): void;
}

export const PROTOCOL = { 'subscription-protocol': 'callback/1.0' };

/** As Apollo Router answers: 204 to `check`, 200 to `next`, 202 to `complete`. */
export const likeApolloRouter: Reply = ({ action }) =>
  ({ check: { status: 204, headers: PROTOCOL }, next: { status: 200 }, complete: { status: 202 } })[action];

export const startRouter = async (
  first: Reply = likeApolloRouter,
  host = '127.0.0.1',
): Promise<RouterUnderTest> => {
  const requests: CallbackRequest[] = [];
  let reply = first;
  const server = createServer(async (request, response) => {
    const message = JSON.parse(await text(request)) as CallbackMessage;
    requests.push({ path: request.url ?? '', headers: request.headers, message });
    const answer = await reply(message);
    if (!answer) return;
    response.writeHead(answer.status, answer.headers);
    if (answer.isEndless) response.write(answer.body ?? '.');
    else response.end(answer.body);
  });
  server.listen(0, host);
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://${host}:${port}`,
    port,
    requests,
    actions: () => requests.map(({ message }) => message.action),
    reply: (next) => {
      reply = next;
    },
  };
};

export interface SubscribeOptions {
  readonly callbackUrl: string;
  readonly query?: string;
  /** What differs from the usual in `extensions.subscription`. */
  readonly callback?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

export const SUBSCRIPTION_ID = 'c4a9d1b8-dc57-44ab-9e5a-6e6189b2b945';
export const VERIFIER = 'a-verifier-"with"-quotes';

/** Asks as a router does. */
export const subscribeByCallback = (
  url: string,
  { callbackUrl, query = 'subscription { ticks { count } }', callback, headers }: SubscribeOptions,
): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json;callbackSpec=1.0',
      ...headers,
    },
    body: JSON.stringify({
      query,
      extensions: {
        subscription: {
          callbackUrl,
          subscriptionId: SUBSCRIPTION_ID,
          verifier: VERIFIER,
          heartbeatIntervalMs: 0,
          ...callback,
        },
      },
    }),
  });
