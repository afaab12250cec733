import type { Clock } from '../../domain/clock.ts';
import type { Logger } from '../../domain/logger.ts';
import { BoundedMap } from '../../store/bounded-map.ts';
import { Breaker, type BreakerRules } from './breaker.ts';
import { UpstreamFailure } from './upstream-failure.ts';

/** One call on its way. Exactly one of its ends is told. */
export interface Passage {
  /** The upstream lives. */
  answered(): void;
  /** The upstream is in trouble. */
  failed(): void;
  /** The call was given up, or tells nothing of the upstream. */
  abandoned(): void;
}

export interface CircuitOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
}

const OWN: BreakerRules = {
  failures: 5,
  sustained: 2000,
  credentials: 1,
  memory: 30_000,
  firstPause: 1000,
  longestPause: 5000,
};
const SHARED: BreakerRules = { ...OWN, failures: 10, credentials: 2 };

/** How many failing credentials are told apart. */
const MOST_CREDENTIALS = 10_000;

/**
 * The circuit breaker of one upstream. Each credential has a breaker of its own, and there is one for all, which opens only
 * when several credentials fail and nobody is answered: a credential for which everything fails shuts out itself alone.
 */
export class Circuit {
  readonly #options: CircuitOptions;
  readonly #shared: Breaker;
  /** Only of those that have failed since they were last answered. */
  readonly #own = new BoundedMap<string, Breaker>(MOST_CREDENTIALS);

  constructor(options: CircuitOptions) {
    this.#options = options;
    this.#shared = new Breaker(SHARED, options.clock, options.random);
  }

  /** Milliseconds for which no call of this credential is let through. */
  wait(credential: string): number {
    return Math.max(this.#shared.wait(), this.#own.get(credential)?.wait() ?? 0);
  }

  /** @throws UpstreamFailure `LEFT_ALONE`, with the time to wait, instead of letting a call through. */
  enter(credential: string): Passage {
    const wait = this.wait(credential);
    if (wait > 0) {
      throw new UpstreamFailure('LEFT_ALONE', 'not sent, because the upstream has been failing', {
        sent: false,
        retryAfter: Math.ceil(wait / 1000),
      });
    }
    const begunAt = this.#options.clock.now();
    const probesShared = this.#shared.begin();
    const probesOwn = this.#own.get(credential)?.begin() ?? false;
    return {
      answered: () => this.#answered(credential),
      failed: () => {
        if (this.#shared.failed(credential, begunAt, probesShared)) this.#opened('every credential');
        if (this.#ownOf(credential).failed(credential, begunAt, probesOwn)) this.#opened('one credential');
      },
      abandoned: () => {
        this.#shared.abandoned(probesShared);
        this.#own.get(credential)?.abandoned(probesOwn);
      },
    };
  }

  #answered(credential: string): void {
    const isOver = this.#shared.isOpen;
    const wasOpen = isOver || this.#own.get(credential)?.isOpen === true;
    this.#shared.answered();
    // What had shut out everybody is over for everybody.
    if (isOver) this.#own.clear();
    else this.#own.delete(credential);
    if (wasOpen) this.#options.logger.info({}, 'the upstream answers again');
  }

  #ownOf(credential: string): Breaker {
    const known = this.#own.get(credential);
    if (known) return known;
    const breaker = new Breaker(OWN, this.#options.clock, this.#options.random);
    this.#own.set(credential, breaker);
    return breaker;
  }

  #opened(scope: string): void {
    this.#options.logger.warn({ scope }, 'the upstream keeps failing: it is left alone, but for a probe');
  }
}
