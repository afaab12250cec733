import type { Outcome } from './outcome.ts';
import { retryAfter } from './retry-after.ts';
import type { Blamed } from './retry-quota.ts';
import type { WireAnswer } from './transport.ts';
import type { UpstreamFailure } from './upstream-failure.ts';

/**
 * Which failures a call may be repeated after: `ALWAYS` for a read, and for a change that does no more when it is made twice;
 * `UNLESS_TAKEN` for any other change, which is repeated only when the upstream has certainly not begun with it; `NEVER` for
 * what can't be sent twice.
 */
export type Repeatable = 'ALWAYS' | 'UNLESS_TAKEN' | 'NEVER';

/** That a call is worth repeating. */
export interface Retry {
  /** Milliseconds for which the upstream asks to be left alone; 0 when it asks nothing. */
  readonly atLeast: number;
  readonly blamed: Blamed;
}

const TOO_MANY_REQUESTS = 429;
const REQUEST_TIMEOUT = 408;

const afterFailure = ({ kind, sent }: UpstreamFailure, repeatable: Repeatable): Retry | null => {
  // After a timeout there is no time left, and what is too large now will be so again.
  if (kind !== 'UNAVAILABLE' && kind !== 'BROKEN') return null;
  return sent && repeatable !== 'ALWAYS' ? null : { atLeast: 0, blamed: 'UPSTREAM' };
};

const afterRefusal = ({ status, headers }: WireAnswer, repeatable: Repeatable, now: number): Retry | null => {
  const advice = headers['x-should-retry'];
  if (advice === 'false') return null;
  const atLeast = (retryAfter(headers, now) ?? 0) * 1000;
  if (status === TOO_MANY_REQUESTS) return { atLeast, blamed: 'CREDENTIAL' };
  if (repeatable !== 'ALWAYS') return null;
  const isPassing = status === REQUEST_TIMEOUT || status >= 500;
  return isPassing || advice === 'true' ? { atLeast, blamed: 'UPSTREAM' } : null;
};

/** Whether a try that ended like this is worth another; null when it is not. */
export const retryOf = (
  outcome: Outcome<unknown>,
  repeatable: Repeatable,
  now: number,
  isFinal: (refusal: WireAnswer) => boolean,
): Retry | null => {
  if (repeatable === 'NEVER') return null;
  switch (outcome.kind) {
    case 'ANSWERED':
      return null;
    case 'REFUSED':
      return isFinal(outcome.refusal) ? null : afterRefusal(outcome.refusal, repeatable, now);
    case 'FAILED':
      return afterFailure(outcome.failure, repeatable);
  }
};
