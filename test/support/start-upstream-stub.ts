import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** A request as the upstream got it. */
export interface UpstreamRequest {
  readonly method: string;
  /** With its query, below the base URL: `/fine_tuning/jobs?limit=20`. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Resolves when the connection has gone before the answer was whole. */
  readonly abandoned: Promise<void>;
}

/** What to answer; a function does it by hand, down to the socket. */
export type UpstreamAnswer =
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly json: unknown }
  | ((response: ServerResponse) => void);

export interface UpstreamStub {
  /** The base URL, `/v1` included. */
  readonly url: string;
  /** Everything that was asked, in order. */
  readonly requests: readonly UpstreamRequest[];
  stop(): Promise<void>;
}

/**
 * An upstream that answers as it is told and remembers what it was asked. It stops when the test has finished.
 *
 * @param options `keep`: the caller stops it, for `beforeAll`.
 */
export const startUpstreamStub = async (
  answer: (request: UpstreamRequest) => UpstreamAnswer | Promise<UpstreamAnswer>,
  { keep }: { readonly keep?: true } = {},
): Promise<UpstreamStub> => {
  const requests: UpstreamRequest[] = [];
  const server = createServer((message, response) => {
    void (async () => {
      const request = await received(message, response).catch(() => null);
      // Who breaks off in the midst of a request has not asked.
      if (request === null) return;
      requests.push(request);
      send(await answer(request), response);
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const stop = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  if (!keep) onTestFinished(stop);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, requests, stop };
};

const received = async (message: IncomingMessage, response: ServerResponse): Promise<UpstreamRequest> => ({
  method: message.method ?? '',
  path: (message.url ?? '').replace(/^\/v1/, ''),
  headers: message.headers,
  abandoned: new Promise((resolve) => {
    response.once('close', () => {
      if (!response.writableFinished) resolve();
    });
  }),
  body: await text(message),
});

const send = (answer: UpstreamAnswer, response: ServerResponse): void => {
  if (typeof answer === 'function') {
    answer(response);
    return;
  }
  response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
  response.end(JSON.stringify(answer.json));
};
