import type { Clock } from '../domain/clock.ts';

/** The timers of a clock, counted. */
export class Timers {
  readonly #clock: Clock;
  #size = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How many wait to go off. */
  get size(): number {
    return this.#size;
  }

  /** Calls back once, unless what it returns is called before. */
  set(delay: number, callback: () => void): () => void {
    let waiting = true;
    const settle = (): boolean => {
      if (!waiting) return false;
      waiting = false;
      this.#size -= 1;
      return true;
    };
    this.#size += 1;
    const timer = this.#clock.setTimeout(() => {
      if (settle()) callback();
    }, delay);
    return () => {
      if (settle()) this.#clock.clearTimeout(timer);
    };
  }
}
