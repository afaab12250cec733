import type { EmulatorClock } from '../../src/emulator/index.ts';

/** A clock that stands still until a test moves it. */
export interface FakeClock extends EmulatorClock {
  /** Moves on by so many milliseconds and calls back whatever fell due on the way, in order. */
  advance(milliseconds: number): void;
  /** Timers that are still waiting. */
  readonly waiting: number;
}

interface Timer {
  readonly due: number;
  readonly callback: () => void;
}

export function createFakeClock(start: number = Date.UTC(2026, 0, 5, 12)): FakeClock {
  let now = start;
  const timers = new Set<Timer>();
  const nextDueBy = (end: number): Timer | undefined =>
    [...timers].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
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
    advance(milliseconds) {
      const end = now + milliseconds;
      for (let timer = nextDueBy(end); timer !== undefined; timer = nextDueBy(end)) {
        now = timer.due;
        timers.delete(timer);
        timer.callback();
      }
      now = end;
    },
  };
}
