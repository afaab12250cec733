import { withDeadline } from '../../../src/datasource/rest/deadline.ts';
import type { Transport, WireAnswer, WireRequest } from '../../../src/datasource/rest/transport.ts';
import { UpstreamFailure } from '../../../src/datasource/rest/upstream-failure.ts';
import { systemClock } from '../../../src/domain/clock.ts';

/** What one request meets. */
export type Script = (request: WireRequest, index: number) => WireAnswer | Promise<WireAnswer>;

export interface ScriptedTransport extends Transport {
  /** What was sent, and when, in milliseconds since 1970. */
  readonly sent: readonly { readonly request: WireRequest; readonly at: number }[];
}

/** A way to an upstream that does as the test says, without any connection. */
export const scriptedTransport = (script: Script): ScriptedTransport => {
  const sent: { request: WireRequest; at: number }[] = [];
  return {
    sent,
    send: async (request, { timeout: milliseconds, signal }) => {
      sent.push({ request, at: Date.now() });
      const expired = () => new UpstreamFailure('TIMEOUT', 'no whole answer');
      return withDeadline({ clock: systemClock, milliseconds, signal, expired }, async () =>
        script(request, sent.length - 1),
      );
    },
    open: () => Promise.reject(new Error('Nobody opens content in this test.')),
    close: async () => {},
  };
};

export const answer = (
  status: number,
  body: unknown = {},
  headers: Readonly<Record<string, string>> = {},
): WireAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: Buffer.from(JSON.stringify(body)),
});

export const refusedConnection = (): never => {
  throw new UpstreamFailure('UNAVAILABLE', 'connect ECONNREFUSED', { sent: false });
};

export const resetConnection = (): never => {
  throw new UpstreamFailure('UNAVAILABLE', 'read ECONNRESET');
};
