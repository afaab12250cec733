import type { Clock } from '../../domain/clock.ts';
import type { AbortSignalLike } from '../../domain/light-abort.ts';
import { type Backoff, backoffAfter } from './backoff.ts';
import { type Outcome, signOf } from './outcome.ts';
import type { RetryQuota } from './retry-quota.ts';
import { type Repeatable, retryOf } from './retry-rules.ts';
import { sleep } from './sleep.ts';
import type { WireAnswer } from './transport.ts';

/** A call that may be tried several times. */
export interface Persistence {
  readonly credential: string;
  readonly repeatable: Repeatable;
  /** Milliseconds for the whole call: every try, and every wait between two. */
  readonly timeout: number;
  readonly signal: AbortSignalLike;
  /** Whether a refusal will be the same whenever it is asked for again, though its status says otherwise. */
  readonly isFinal: (refusal: WireAnswer) => boolean;
  /** Hears of each try that is followed by another, and of the wait between them. */
  readonly onRetry: (outcome: Outcome<unknown>, wait: number) => void;
}

/** What came of it in the end. */
export interface Persisted<Answer> {
  readonly outcome: Outcome<Answer>;
  /** Whether an earlier try may have been carried out. */
  readonly repeated: boolean;
}

export interface RetriesOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly quota: RetryQuota;
  /** Milliseconds for which no call of this credential will be let through. */
  readonly leftAloneFor: (credential: string) => number;
}

const MOST_TRIES = 4;
const BETWEEN_TRIES: Backoff = { first: 250, longest: 4000 };

/**
 * How long after its beginning a call may be tried again, as a share of its time. A change that isn't safe to repeat keeps
 * half of it for its last try: one that is cut off ends in a question mark.
 */
const TRY_WITHIN: Readonly<Record<Repeatable, number>> = { ALWAYS: 1, UNLESS_TAKEN: 0.5, NEVER: 0 };

const isLeftAlone = (outcome: Outcome<unknown>): boolean =>
  outcome.kind === 'FAILED' && outcome.failure.kind === 'LEFT_ALONE';

const TOO_MANY_REQUESTS = 429;

const mayHaveBeenCarriedOut = (outcome: Outcome<unknown>): boolean =>
  outcome.kind === 'REFUSED'
    ? outcome.refusal.status !== TOO_MANY_REQUESTS
    : outcome.kind === 'ANSWERED' || outcome.failure.sent;

/**
 * Makes a call, and again where that is worth it: after a growing pause with full jitter, or later when the upstream asks for
 * it, never past the call's own time, and only while the quota lasts.
 */
export const createRetries =
  ({ clock, random, quota, leftAloneFor }: RetriesOptions) =>
  async <Answer>(
    { credential, repeatable, timeout, signal, isFinal, onRetry }: Persistence,
    tryOnce: (left: number) => Promise<Outcome<Answer>>,
  ): Promise<Persisted<Answer>> => {
    const begun = clock.now();
    const latest = begun + timeout * TRY_WITHIN[repeatable];
    let repeated = false;
    let earlier: Outcome<Answer> | null = null;

    for (let tries = 1; ; tries += 1) {
      const outcome = await tryOnce(Math.min(timeout, begun + timeout - clock.now()));
      // The upstream's own words say more than that it was not asked again.
      if (earlier && isLeftAlone(outcome)) return { outcome: earlier, repeated };
      const retry = retryOf(outcome, repeatable, clock.now(), isFinal);
      if (signOf(outcome) === 'LIVES') quota.answered(credential, tries > 1);
      if (retry === null || tries === MOST_TRIES) return { outcome, repeated };

      const wait = retry.atLeast + backoffAfter(tries, BETWEEN_TRIES, random);
      const isHopeless = clock.now() + wait >= latest || leftAloneFor(credential) > wait;
      if (isHopeless || !quota.take(credential, retry.blamed)) return { outcome, repeated };

      onRetry(outcome, wait);
      repeated ||= mayHaveBeenCarriedOut(outcome);
      earlier = outcome;
      await sleep(clock, wait, signal);
    }
  };
