import type { LiveContext } from './live-context.ts';

/** One timer that is set anew rather than doubled. */
export class Alarm {
  readonly #context: Pick<LiveContext, 'clock' | 'timers'>;
  readonly #ring: () => void;
  #at = Number.POSITIVE_INFINITY;
  #cancel: (() => void) | null = null;

  constructor(context: Pick<LiveContext, 'clock' | 'timers'>, ring: () => void) {
    this.#context = context;
    this.#ring = ring;
  }

  /** Rings at this time, in milliseconds since 1970, and at no other; never when it is infinite. */
  setFor(at: number): void {
    if (at === this.#at) return;
    this.#cancel?.();
    this.#cancel = null;
    this.#at = at;
    if (at === Number.POSITIVE_INFINITY) return;
    const { clock, timers } = this.#context;
    this.#cancel = timers.set(Math.max(0, Math.ceil(at - clock.now())), () => {
      this.#cancel = null;
      this.#at = Number.POSITIVE_INFINITY;
      this.#ring();
    });
  }

  /** Rings at this time if it would ring later, or not at all. */
  setBy(at: number): void {
    if (at < this.#at) this.setFor(at);
  }

  off(): void {
    this.setFor(Number.POSITIVE_INFINITY);
  }
}
