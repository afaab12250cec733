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

/** Whether the outcome says that the upstream is in trouble, rather than something about the request or its sender. */
export const isTrouble = (outcome: Outcome<unknown>): boolean => {
  switch (outcome.kind) {
    case 'ANSWERED':
      return false;
    case 'REFUSED':
      return outcome.refusal.status >= 500;
    case 'FAILED':
      return outcome.failure.kind !== 'OVERSIZED' && outcome.failure.kind !== 'CLOSED';
  }
};
