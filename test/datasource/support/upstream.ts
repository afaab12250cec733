import { createServer, type IncomingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** One request as the upstream got it. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type Reply = (response: ServerResponse, seen: Seen) => void | Promise<void>;

export interface TestUpstream {
  readonly url: string;
  readonly host: string;
  readonly seen: readonly Seen[];
}

/** A real HTTP server that does as the test says with each request, until the test is over. Answers where it listens. */
export const listen = async (onRequest: RequestListener): Promise<string> => {
  const server = createServer(onRequest);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** An upstream that reads each request whole, and then answers as the test says. */
export const startUpstream = async (reply: Reply): Promise<TestUpstream> => {
  const seen: Seen[] = [];
  const host = await listen(async (request, response) => {
    const chunks: Buffer[] = [];
    // An aborted request has no body worth reading.
    try {
      for await (const chunk of request) chunks.push(chunk);
    } catch {
      return;
    }
    const { method = '', url = '', headers } = request;
    const one = { method, url, headers, body: Buffer.concat(chunks).toString() };
    seen.push(one);
    await reply(response, one);
  });
  return { url: `http://${host}/v1`, host, seen };
};

/** Answers JSON. */
export const json =
  (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Reply =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
