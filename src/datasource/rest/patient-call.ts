import type { Readable } from 'node:stream';
import type { Clock } from '../../domain/clock.ts';
import type { Logger } from '../../domain/logger.ts';
import type { CallSlots } from './call-slots.ts';
import { Circuit } from './circuit.ts';
import { type Outcome, signOf } from './outcome.ts';
import { createRetries, type Persisted, type Persistence } from './retries.ts';
import { RetryQuota } from './retry-quota.ts';
import type { WireLimits } from './transport.ts';
import { UpstreamFailure } from './upstream-failure.ts';

/** The slot that a try has among the calls of its credential. */
export interface Slot {
  /** Keeps it after the try has ended, until this stream has closed: its connection is busy for so long. */
  keepUntilClosed(stream: Readable): void;
}

class TakenSlot implements Slot {
  readonly #leave: () => void;
  #isKept = false;

  constructor(leave: () => void) {
    this.#leave = leave;
  }

  keepUntilClosed(stream: Readable): void {
    if (stream.closed) return;
    this.#isKept = true;
    stream.once('close', this.#leave);
  }

  tryEnded(): void {
    if (!this.#isKept) this.#leave();
  }
}

/** A call that waits for a slot, goes through the circuit breaker, and is tried again where that is worth it. */
export type PatientCall = <Answer>(
  persistence: Omit<Persistence, 'timeout'> & { readonly requestId: string },
  tryOnce: (limits: WireLimits, slot: Slot) => Promise<Outcome<Answer>>,
) => Promise<Persisted<Answer>>;

export interface PatientCallOptions {
  /** Milliseconds for a whole call, tries and waits included. */
  readonly timeout: number;
  readonly clock: Clock;
  readonly slots: CallSlots;
  /** A number from 0 to 1, 1 excluded. */
  readonly random: () => number;
  readonly logger: Logger;
}

/** One for an upstream: its calls share a retry quota and a circuit breaker. */
export const createPatientCall = ({
  timeout,
  clock,
  slots,
  random,
  logger,
}: PatientCallOptions): PatientCall => {
  const circuit = new Circuit({ clock, random, logger });
  const leftAloneFor = (credential: string): number => circuit.wait(credential);
  const retries = createRetries({ clock, random, quota: new RetryQuota(), leftAloneFor });

  const guarded = async <Answer>(
    credential: string,
    tryOnce: () => Promise<Outcome<Answer>>,
  ): Promise<Outcome<Answer>> => {
    const passage = circuit.enter(credential);
    let outcome: Outcome<Answer>;
    try {
      outcome = await tryOnce();
    } catch (reason) {
      passage.abandoned();
      throw reason;
    }
    const sign = signOf(outcome);
    if (sign === 'LIVES') passage.answered();
    else if (sign === 'TROUBLE') passage.failed();
    else passage.abandoned();
    return outcome;
  };

  return (persistence, tryOnce) => {
    const { credential, requestId, signal } = persistence;
    return retries({ ...persistence, timeout }, async (left) => {
      const until = clock.now() + left;
      try {
        // Nothing is waited for, not even a promise, while there are slots; and who waits says nothing of the upstream.
        const turn = slots.enter({ credential, requestId, timeout: left, signal });
        if (turn !== null) await turn;
        const limits = { timeout: turn === null ? left : Math.max(0, until - clock.now()), signal };
        const slot = new TakenSlot(() => slots.leave(credential));
        try {
          return await guarded(credential, () => tryOnce(limits, slot));
        } finally {
          slot.tryEnded();
        }
      } catch (failure) {
        if (!(failure instanceof UpstreamFailure)) throw failure;
        return { kind: 'FAILED', failure };
      }
    });
  };
};
