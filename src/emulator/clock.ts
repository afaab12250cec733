/**
 * Where the emulator takes its time from. A test hands in a clock of its own and moves it by hand; nothing in the
 * emulator looks at the system's time in any other way.
 */
export interface EmulatorClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once, `delay` milliseconds from now; what it returns is only ever given to `clearTimeout`. */
  setTimeout(callback: () => void, delay: number): unknown;
  clearTimeout(timer: unknown): void;
}

export const systemClock: EmulatorClock = {
  now: () => Date.now(),
  // Unreferenced: a webhook that is due next week must not keep a finished program alive.
  setTimeout: (callback, delay) => setTimeout(callback, delay).unref(),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
};
