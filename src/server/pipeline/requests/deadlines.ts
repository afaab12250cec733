import type { Clock } from '../../../domain/clock.ts';

/** Something that takes at most so long. */
export interface Expiring {
  expire(): void;
}

/**
 * Ends what takes too long. All may take the same time, so they come due in the order in which they began, and one timer
 * does for all of them.
 */
export class Deadlines {
  readonly #timeout: number;
  readonly #clock: Clock;
  /** When each comes due. */
  readonly #waiting = new Map<Expiring, number>();
  #timer: unknown;
  #isStopped = false;

  /** @param timeout in milliseconds. */
  constructor(timeout: number, clock: Clock) {
    this.#timeout = timeout;
    this.#clock = clock;
  }

  start(expiring: Expiring): void {
    this.#waiting.set(expiring, this.#clock.now() + this.#timeout);
    if (this.#timer === undefined) this.#wait(this.#timeout);
  }

  /** Does nothing for what has not begun. */
  callOff(expiring: Expiring): void {
    if (!this.#waiting.delete(expiring) || this.#waiting.size > 0) return;
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Nothing comes due any more. */
  stop(): void {
    this.#isStopped = true;
    this.#clock.clearTimeout(this.#timer);
  }

  /** How many wait. */
  get size(): number {
    return this.#waiting.size;
  }

  #wait(delay: number): void {
    if (!this.#isStopped) this.#timer = this.#clock.setTimeout(() => this.#check(), delay);
  }

  #check(): void {
    this.#timer = undefined;
    const now = this.#clock.now();
    for (const [expiring, at] of this.#waiting) {
      // Timers may be a millisecond early.
      if (at > now + 1) {
        this.#wait(at - now);
        return;
      }
      this.#waiting.delete(expiring);
      expiring.expire();
    }
  }
}
