import { Agent } from 'undici';
import { PROTOCOL, PROTOCOL_HEADER } from './callback-protocol.ts';
import { checkedLookup, type Resolve } from './checked-lookup.ts';

/** What a router says to a message. */
export interface RouterAnswer {
  readonly status: number;
  /** Its `subscription-protocol` header; null when it sends none. */
  readonly protocol: string | null;
}

/** The way to the routers that are called back. */
export interface RouterClient {
  /**
   * Sends one message once, and follows no redirect.
   *
   * @throws AddressRefused when the name resolves to an address that may not be reached; whatever else kept an answer away.
   */
  post(url: URL, message: string, signal: AbortSignal): Promise<RouterAnswer>;
  /** Closes every connection at once. */
  close(): Promise<void>;
}

/** Enough for a message on its way for hundreds of subscriptions, when a router answers within milliseconds. */
const CONNECTIONS_PER_ROUTER = 32;
/** Milliseconds, name resolution and TLS included. */
const CONNECT_TIMEOUT = 5000;
/** Nobody reads what a router says; so much is let in, so that the connection can be used again. */
const LARGEST_BODY = 16 * 1024;
/** Milliseconds in which that must have come; the connection is closed otherwise. */
const BODY_TIMEOUT = 5000;
const LARGEST_HEAD = 16 * 1024;

/** No header of the caller's goes out, and nothing of the answer is kept but its status. */
export const createRouterClient = (resolve: Resolve, allowPrivate: boolean): RouterClient => {
  const agent = new Agent({
    connections: CONNECTIONS_PER_ROUTER,
    pipelining: 1,
    maxHeaderSize: LARGEST_HEAD,
    // The caller's signal is the deadline of the status, and the body has its own.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: CONNECT_TIMEOUT, lookup: checkedLookup(resolve, allowPrivate) },
  });
  return {
    async post(url, message, signal) {
      const { statusCode, headers, body } = await agent.request({
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method: 'POST',
        // Hive Gateway reads JSON under this spelling only.
        headers: { 'content-type': 'application/json', [PROTOCOL_HEADER]: PROTOCOL },
        body: message,
        signal,
      });
      // The status is the answer, however the body ends, and whether it does.
      const tooLate = AbortSignal.timeout(BODY_TIMEOUT);
      void body.dump({ limit: LARGEST_BODY, signal: tooLate }).catch(() => {});
      const protocol = headers[PROTOCOL_HEADER];
      return { status: statusCode, protocol: protocol === undefined ? null : String(protocol) };
    },
    close: () => agent.destroy(),
  };
};
