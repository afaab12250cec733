import type { Reply } from './reply.ts';
import type { Target } from './target.ts';

/** What must come back. What is absent may be anything; what nobody names is refused before the upstream hears of it. */
export interface Expected {
  readonly status?: number | null;
  /** The only code among the errors; null for no error at all. */
  readonly code: string | null;
  readonly closed?: number | null;
  readonly data?: unknown;
  /** What must stand nowhere in what comes back. */
  readonly withholds?: string;
  /** The calls that may reach the upstream, such as `GET /files/a%2Fb`. */
  readonly reaches?: readonly string[];
}

/** One attack as it goes over one transport. */
export interface Probe {
  readonly name: string;
  readonly expected: Expected;
  send(target: Target): Promise<Reply>;
}

/** An operation that is an attack, for every transport that carries operations. */
export interface OperationAttack {
  readonly name: string;
  /** The operation as JSON, the way it stands in a body or a message. */
  readonly payload: string;
  readonly expected: OperationExpected;
}

export interface OperationExpected extends Pick<Expected, 'code' | 'data' | 'reaches' | 'withholds'> {
  /** Of a refusal over HTTP, asked for as application/graphql-response+json. @default 200 */
  readonly status?: number;
  /** Of a refusal asked for as text/event-stream. @default 200: the stream's one event tells it */
  readonly eventStatus?: number;
  /** The code on a socket, where it is another. */
  readonly socketCode?: string | null;
  /** What closes the socket, where the message itself is the attack. @default it stays open */
  readonly closes?: number;
}

/** An operation as JSON. */
export const asking = (query: string, variables?: object, operationName?: string): string =>
  JSON.stringify({ query, variables, operationName });
