import type { Clock } from '../../domain/clock.ts';

/** Remembers which ids have come, for a while. When there are too many, the one that came first is forgotten first. */
export class SeenIds {
  readonly #clock: Clock;
  readonly #duration: number;
  readonly #limit: number;
  /** When to forget each, in the order in which they came. */
  readonly #forgetAt = new Map<string, number>();

  /** @param duration milliseconds for which an id is remembered. */
  constructor(clock: Clock, duration: number, limit: number) {
    this.#clock = clock;
    this.#duration = duration;
    this.#limit = limit;
  }

  get size(): number {
    return this.#forgetAt.size;
  }

  /** Says whether it comes for the first time. */
  add(id: string): boolean {
    const now = this.#clock.now();
    for (const [oldest, at] of this.#forgetAt) {
      if (at > now && this.#forgetAt.size < this.#limit) break;
      this.#forgetAt.delete(oldest);
    }
    if (this.#forgetAt.has(id)) return false;
    this.#forgetAt.set(id, now + this.#duration);
    return true;
  }
}
