import { sleep } from '../../datasource/rest/sleep.ts';
import type { Clock } from '../../domain/clock.ts';
import { anySignal } from '../../domain/light-abort.ts';
import type { Logger } from '../../domain/logger.ts';
import { httpStatusOf } from '../http/http-status.ts';
import { Refusal } from '../http/refusal.ts';
import type { Incoming } from '../incoming.ts';
import { RequestRefusal } from '../pipeline/request-refusal.ts';
import { checkMessage, PROTOCOL, PROTOCOL_HEADER } from './callback-protocol.ts';
import { NOT_LISTED, type Plan } from './plan.ts';
import type { Outcome, SendMessage } from './send-message.ts';

export interface ConfirmParts {
  readonly send: SendMessage;
  readonly clock: Clock;
  /** Cuts the question off. */
  readonly cutOff: AbortSignal;
  readonly logger: Logger;
}

/** Hive Gateway begins to listen while its request is on its way to us: with a pub/sub over a network, our question is faster. */
const TIMES_UNKNOWN = 3;
/** Milliseconds until a router that doesn't know a subscription is asked again. */
const MOMENT = 250;

/**
 * Asks a router whether it waits for a subscription. Nothing else is sent to anybody before.
 *
 * @throws Refusal that says why it can't begin; the reason of the signal or the request's own when it aborts.
 */
export const confirm = async (
  { callback, target }: Plan,
  { requestId, signal: gone }: Incoming,
  { send, clock, cutOff, logger }: ConfirmParts,
): Promise<void> => {
  const signal = anySignal(gone, cutOff);
  const ask = (): Promise<Outcome> => send(target, checkMessage(callback), signal);
  let outcome = await ask();
  for (let unknown = 1; outcome.kind === 'OVER' && unknown < TIMES_UNKNOWN; unknown += 1) {
    await sleep(clock, MOMENT, signal);
    outcome = await ask();
  }
  const refusal = refusalOf(outcome);
  if (!refusal) return;
  logger.warn({ requestId, host: target.host, outcome: said(outcome) }, 'subscription by callback refused');
  throw new Refusal(httpStatusOf(refusal.code).status, refusal.code, refusal.message);
};

/** Null when the router has confirmed it. */
const refusalOf = (outcome: Outcome): RequestRefusal | null => {
  if (outcome.kind === 'REFUSED') return NOT_LISTED;
  if (outcome.kind !== 'ACCEPTED') return unconfirmed(outcome);
  const { status, protocol } = outcome.answer;
  // Hive Gateway says nothing about the protocol; whoever does say something must mean this one.
  return status === 204 && (protocol === null || protocol === PROTOCOL) ? null : unconfirmed(outcome);
};

const said = (outcome: Outcome): string => {
  if ('reason' in outcome) return outcome.reason;
  return outcome.kind === 'OVER' ? 'does not know the subscription' : 'did not confirm the subscription';
};

const unconfirmed = (outcome: Outcome): RequestRefusal =>
  new RequestRefusal(
    'CALLBACK_FAILED',
    `The subscription was not begun: asked by \`check\`, the router ${said(outcome)}. It must answer 204, with \`${PROTOCOL_HEADER}: ${PROTOCOL}\` if it sends that header.`,
  );
