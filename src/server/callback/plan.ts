import { RequestRefusal } from '../pipeline/request-refusal.ts';
import { allowedTarget } from './allowed-target.ts';
import type { Callback } from './callback-protocol.ts';
import { callbackOf, type GivenCallback } from './callback-request.ts';

/** A subscription that may be sent where its request says. */
export interface Plan {
  readonly callback: Callback;
  /** Where to send, on the operator's list. */
  readonly target: URL;
}

/**
 * Reads where a subscription is to go, and whether it may. Nobody has been called or looked up by then.
 *
 * @param targets the operator's list; empty: nobody is called back.
 * @throws RequestRefusal CALLBACK_REFUSED or BAD_REQUEST
 */
export const planOf = (given: GivenCallback, targets: readonly string[]): Plan => {
  if (targets.length === 0) throw TURNED_OFF;
  const callback = callbackOf(given);
  const target = allowedTarget(callback.url, targets);
  if (!target) throw NOT_LISTED;
  return { callback, target };
};

const TURNED_OFF = new RequestRefusal(
  'CALLBACK_REFUSED',
  'This service sends no subscription to a callback address before its operator lists the router in TUNEGRAPH_CALLBACK_HOSTS. WebSocket and server-sent events need no setting.',
);

export const NOT_LISTED = new RequestRefusal(
  'CALLBACK_REFUSED',
  'The callback address is none that this service may call. Its scheme, host, port and path must be listed in TUNEGRAPH_CALLBACK_HOSTS; a name that resolves to private addresses also needs TUNEGRAPH_CALLBACK_ALLOW_PRIVATE.',
);
