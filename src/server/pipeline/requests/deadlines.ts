import type { Clock } from '../../../domain/clock.ts';

interface Waiting {
  readonly at: number;
  readonly expire: () => void;
}

/**
 * Ends what takes too long. All may take the same time, so they come due in the order in which they began, and one timer
 * does for all of them.
 */
export class Deadlines {
  readonly #timeout: number;
  readonly #clock: Clock;
  readonly #waiting = new Set<Waiting>();
  #timer: unknown;
  #isStopped = false;

  /** @param timeout in milliseconds. */
  constructor(timeout: number, clock: Clock) {
    this.#timeout = timeout;
    this.#clock = clock;
  }

  /** @returns what calls it off. */
  start(expire: () => void): () => void {
    const waiting = { at: this.#clock.now() + this.#timeout, expire };
    this.#waiting.add(waiting);
    if (this.#timer === undefined) this.#wait(this.#timeout);
    return () => this.#callOff(waiting);
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

  #callOff(waiting: Waiting): void {
    this.#waiting.delete(waiting);
    if (this.#waiting.size > 0) return;
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #wait(delay: number): void {
    if (!this.#isStopped) this.#timer = this.#clock.setTimeout(() => this.#check(), delay);
  }

  #check(): void {
    this.#timer = undefined;
    const now = this.#clock.now();
    for (const waiting of this.#waiting) {
      // Timers may be a millisecond early.
      if (waiting.at > now + 1) {
        this.#wait(waiting.at - now);
        return;
      }
      this.#waiting.delete(waiting);
      waiting.expire();
    }
  }
}
