import type { Clock } from '../../domain/clock.ts';
import type { Logger } from '../../domain/logger.ts';
import { Circuit } from './circuit.ts';
import { type Outcome, signOf } from './outcome.ts';
import { createRetries, type Persisted, type Persistence } from './retries.ts';
import { RetryQuota } from './retry-quota.ts';
import type { WireLimits } from './transport.ts';
import { UpstreamFailure } from './upstream-failure.ts';

/** A call through the circuit breaker, tried again where that is worth it. */
export type PatientCall = <Answer>(
  persistence: Omit<Persistence, 'timeout'>,
  tryOnce: (limits: WireLimits) => Promise<Outcome<Answer>>,
) => Promise<Persisted<Answer>>;

export interface PatientCallOptions {
  /** Milliseconds for a whole call, tries and waits included. */
  readonly timeout: number;
  readonly clock: Clock;
  /** A number from 0 to 1, 1 excluded. */
  readonly random: () => number;
  readonly logger: Logger;
}

/** One for an upstream: its calls share a retry quota and a circuit breaker. */
export const createPatientCall = ({ timeout, clock, random, logger }: PatientCallOptions): PatientCall => {
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
    const { credential, signal } = persistence;
    return retries({ ...persistence, timeout }, async (left) => {
      try {
        return await guarded(credential, () => tryOnce({ timeout: left, signal }));
      } catch (failure) {
        if (!(failure instanceof UpstreamFailure)) throw failure;
        return { kind: 'FAILED', failure };
      }
    });
  };
};
