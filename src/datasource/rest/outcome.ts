import type { WireAnswer } from './transport.ts';
import type { UpstreamFailure } from './upstream-failure.ts';

/** How one try of a call ended: with an answer, with a status that is no success, or without a usable answer. */
export type Outcome<Answer> =
  | { readonly kind: 'ANSWERED'; readonly answer: Answer }
  | { readonly kind: 'REFUSED'; readonly refusal: WireAnswer }
  | {
      readonly kind: 'FAILED';
      readonly failure: UpstreamFailure;
      /** What had come before it failed. */
      readonly received?: WireAnswer;
    };

/**
 * What an outcome says of the upstream: that it `LIVES`, that it is in `TROUBLE`, or `NOTHING`. A refusal for who asks, or for
 * how often, may come from a door in front of it that stands whatever lies behind.
 */
export type Sign = 'LIVES' | 'TROUBLE' | 'NOTHING';

const AT_THE_DOOR: ReadonlySet<number> = new Set([401, 403, 407, 408, 429]);

export const signOf = (outcome: Outcome<unknown>): Sign => {
  if (outcome.kind === 'ANSWERED') return 'LIVES';
  if (outcome.kind === 'FAILED') return outcome.failure.kind === 'CLOSED' ? 'NOTHING' : 'TROUBLE';
  const { status } = outcome.refusal;
  if (status >= 500) return 'TROUBLE';
  return status < 400 || AT_THE_DOOR.has(status) ? 'NOTHING' : 'LIVES';
};
