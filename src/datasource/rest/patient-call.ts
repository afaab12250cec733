import type { Readable } from 'node:stream';
import type { Clock } from '../../domain/clock.ts';
import type { Logger } from '../../domain/logger.ts';
import type { CallSlots, SlotRequest } from './call-slots.ts';
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
  readonly #slots: CallSlots;
  readonly #credential: string;
  #isKept = false;

  constructor(slots: CallSlots, credential: string) {
    this.#slots = slots;
    this.#credential = credential;
  }

  keepUntilClosed(stream: Readable): void {
    if (stream.closed) return;
    this.#isKept = true;
    stream.once('close', () => this.#slots.leave(this.#credential));
  }

  tryEnded(): void {
    if (!this.#isKept) this.#slots.leave(this.#credential);
  }
}

type SlotUser = Omit<SlotRequest, 'timeout'>;

/** A call that waits for a slot, goes through the circuit breaker, and is tried again where that is worth it. */
export type PatientCall = <Answer>(
  persistence: Omit<Persistence, 'timeout'> &
    SlotUser & {
      /** Milliseconds for this one call. @default as long as any other */
      readonly patience?: number | undefined;
    },
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

  /** One try, with a slot of its own. It throws nothing that says something of the upstream. */
  const attempt = async <Answer>(
    { credential, requestId, signal }: SlotUser,
    left: number,
    tryOnce: (limits: WireLimits, slot: Slot) => Promise<Outcome<Answer>>,
  ): Promise<Outcome<Answer>> => {
    let timeout = left;
    try {
      // Nothing is waited for, not even a promise, while there are slots; and who waits says nothing of the upstream.
      const turn = slots.enter({ credential, requestId, timeout, signal });
      if (turn !== null) {
        const until = clock.now() + left;
        await turn;
        timeout = Math.max(0, until - clock.now());
      }
      const slot = new TakenSlot(slots, credential);
      try {
        const passage = circuit.enter(credential);
        try {
          const outcome = await tryOnce({ timeout, signal }, slot);
          const sign = signOf(outcome);
          if (sign === 'LIVES') passage.answered();
          else if (sign === 'TROUBLE') passage.failed();
          else passage.abandoned();
          return outcome;
        } catch (reason) {
          passage.abandoned();
          throw reason;
        }
      } finally {
        slot.tryEnded();
      }
    } catch (failure) {
      if (!(failure instanceof UpstreamFailure)) throw failure;
      return { kind: 'FAILED', failure };
    }
  };

  return ({ credential, requestId, repeatable, signal, isFinal, onRetry, patience }, tryOnce) => {
    const user = { credential, requestId, signal };
    const persistence = { credential, repeatable, timeout: patience ?? timeout, signal, isFinal, onRetry };
    return retries(persistence, (left) => attempt(user, left, tryOnce));
  };
};
