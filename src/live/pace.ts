import type { LiveContext } from './live-context.ts';

/** A thing that has stood still for a minute is looked at every six seconds: a change is seen late by a tenth at most. */
const SHARE_OF_STANDSTILL = 0.1;

/** Keeps those who began together from staying together. Upwards only: nothing is looked at more often than asked for. */
const JITTER = 0.1;

/** How often to look at something: often while it moves, seldom while it stands still. */
export class Pace {
  readonly #context: Pick<LiveContext, 'clock' | 'random' | 'settings'>;
  #movedAt: number;

  constructor(context: Pick<LiveContext, 'clock' | 'random' | 'settings'>) {
    this.#context = context;
    this.#movedAt = context.clock.now();
  }

  /** It has moved, or is about to. */
  moved(): void {
    this.#movedAt = this.#context.clock.now();
  }

  /** When to look again, in milliseconds since 1970. */
  next(): number {
    const { clock, random, settings } = this.#context;
    const now = clock.now();
    const standstill = (now - this.#movedAt) * SHARE_OF_STANDSTILL;
    const interval = Math.max(settings.pollInterval, Math.min(standstill, settings.slowestInterval));
    return now + interval * (1 + JITTER * random());
  }
}
