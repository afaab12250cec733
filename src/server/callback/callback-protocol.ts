import type { ExecutionResult } from 'graphql';
import { textOf } from '../pipeline/result-text.ts';

/**
 * The HTTP callback protocol for GraphQL subscriptions, version 1.0, as Apollo describes it
 * (https://www.apollographql.com/docs/graphos/routing/operations/subscriptions/callback-protocol). Apollo Router, Hive
 * Router (`executors/http_callback.rs`, `pipeline/http_callback.rs`) and Hive Gateway (`transports/http-callback`,
 * `useWebhooks`) speak it.
 */
export const PROTOCOL_HEADER = 'subscription-protocol';

/** What both sides put in that header. Hive Router takes no message without it; Hive Gateway answers without it. */
export const PROTOCOL = 'callback/1.0';

/** What a router sends with the subscription, as `extensions.subscription`. */
export interface Callback {
  /** Where to send, as the router spells it. */
  readonly url: string;
  /** The router's name for the subscription. */
  readonly id: string;
  /** Comes back in each message, so that the router knows who speaks. */
  readonly verifier: string;
  /** Milliseconds after which a router that hears no `check` takes the subscription for dead; 0: it never does. */
  readonly heartbeat: number;
}

type Ids = Pick<Callback, 'id' | 'verifier'>;

const message = (action: string, { id, verifier }: Ids, rest = ''): string =>
  `{"kind":"subscription","action":"${action}","id":${JSON.stringify(id)},"verifier":${JSON.stringify(verifier)}${rest}}`;

/** Asks whether the router knows the subscription, and is its heartbeat afterwards. */
export const checkMessage = (ids: Ids): string => message('check', ids);

export const nextMessage = (ids: Ids, result: ExecutionResult): string =>
  message('next', ids, `,"payload":${textOf(result)}`);

/** @param errors why it ended early; left out when it just ended. */
export const completeMessage = (ids: Ids, errors?: ExecutionResult['errors']): string =>
  message('complete', ids, errors && `,"errors":${JSON.stringify(errors)}`);
