import { type Backoff, backoffAfter } from '../../datasource/rest/backoff.ts';
import { withDeadline } from '../../datasource/rest/deadline.ts';
import { sleep } from '../../datasource/rest/sleep.ts';
import type { Clock } from '../../domain/clock.ts';
import { AddressRefused } from './checked-lookup.ts';
import type { RouterAnswer, RouterClient } from './router-client.ts';

/** What became of a message. */
export type Outcome =
  | { readonly kind: 'ACCEPTED'; readonly answer: RouterAnswer }
  /** The router knows no such subscription, any more or at all. */
  | { readonly kind: 'OVER' }
  /** `reason` goes on after "The router", and holds no address. */
  | { readonly kind: 'FAILED' | 'REFUSED'; readonly reason: string };

/** @throws the signal's reason when it aborts. */
export type SendMessage = (url: URL, message: string, signal: AbortSignal) => Promise<Outcome>;

export interface SendMessageParts {
  readonly client: RouterClient;
  readonly clock: Clock;
  /** A number from 0 to 1, 1 excluded. */
  readonly random: () => number;
}

/** Milliseconds for one try, the wait for a free connection included. */
const TIMEOUT = 5000;
const TRIES = 4;
const BACKOFF: Backoff = { first: 500, longest: 2000 };
const TOO_MANY_REQUESTS = 429;

class Late extends Error {}

/**
 * Sends a message until the router has taken it, has said that the subscription is over (404), or refuses it. What may pass,
 * a 5xx, a 429, a broken connection, silence, is tried again a few times. A router that answered too late may have taken it
 * each time.
 */
export const createSendMessage =
  ({ client, clock, random }: SendMessageParts): SendMessage =>
  async (url, message, signal) => {
    const expired = (): Error => new Late();
    const attempt = async (): Promise<Outcome | { readonly kind: 'PASSING'; readonly reason: string }> => {
      try {
        const answer = await withDeadline({ clock, milliseconds: TIMEOUT, signal, expired }, (untilThen) =>
          client.post(url, message, untilThen),
        );
        return judge(answer);
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        if (error instanceof AddressRefused) {
          return { kind: 'REFUSED', reason: 'is at an address that may not be called back' };
        }
        const reason = error instanceof Late ? `did not answer within ${TIMEOUT} ms` : 'could not be reached';
        return { kind: 'PASSING', reason };
      }
    };
    for (let failures = 1; ; failures += 1) {
      const outcome = await attempt();
      if (outcome.kind !== 'PASSING') return outcome;
      if (failures === TRIES) return { kind: 'FAILED', reason: outcome.reason };
      await sleep(clock, backoffAfter(failures, BACKOFF, random), signal);
    }
  };

const judge = (answer: RouterAnswer): Outcome | { readonly kind: 'PASSING'; readonly reason: string } => {
  const { status } = answer;
  if (status >= 200 && status < 300) return { kind: 'ACCEPTED', answer };
  if (status === 404) return { kind: 'OVER' };
  const reason = `answered with the status ${status}`;
  return { kind: status >= 500 || status === TOO_MANY_REQUESTS ? 'PASSING' : 'FAILED', reason };
};
