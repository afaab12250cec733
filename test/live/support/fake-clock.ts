import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../../src/domain/clock.ts';

/** A clock that stands still until a test moves it. */
export interface FakeClock extends Clock {
  /** Moves on by so many milliseconds; whatever falls due on the way happens in order, with all that follows from it. */
  advance(milliseconds: number): Promise<void>;
  /** Timers that wait. */
  readonly waiting: number;
}

interface Timer {
  readonly due: number;
  readonly callback: () => void;
}

/** Lets everything that is ready to happen happen. */
export const settle = async (): Promise<void> => nextTurn();

export const createFakeClock = (start: number = Date.UTC(2026, 10, 22, 12)): FakeClock => {
  let now = start;
  const timers = new Set<Timer>();
  const nextDueBy = (end: number): Timer | undefined => {
    let next: Timer | undefined;
    for (const timer of timers) if (timer.due <= end && (!next || timer.due < next.due)) next = timer;
    return next;
  };
  return {
    now: () => now,
    setTimeout(callback, delay) {
      const timer = { due: now + Math.max(0, delay), callback };
      timers.add(timer);
      return timer;
    },
    clearTimeout: (timer) => void timers.delete(timer as Timer),
    get waiting() {
      return timers.size;
    },
    async advance(milliseconds) {
      const end = now + milliseconds;
      await settle();
      for (let timer = nextDueBy(end); timer !== undefined; timer = nextDueBy(end)) {
        now = timer.due;
        timers.delete(timer);
        timer.callback();
        await settle();
      }
      now = end;
    },
  };
};
