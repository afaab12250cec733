import type { Clock } from './clock.ts';

/** A timer longer than 2^31 ms goes off at once, and a clock that is set meanwhile shows when it is looked at again. */
const LONGEST_WAIT = 3_600_000;

/**
 * Calls back once, at this time in milliseconds since 1970 or soon after; at the next turn when that is past, never when
 * it is infinite.
 *
 * @returns what calls it off.
 */
export const callAt = (clock: Clock, time: number, callback: () => void): (() => void) => {
  if (time === Number.POSITIVE_INFINITY) return () => {};
  const wait = (): unknown => clock.setTimeout(look, Math.min(LONGEST_WAIT, Math.max(0, time - clock.now())));
  const look = (): void => {
    if (clock.now() >= time) callback();
    else timer = wait();
  };
  let timer = wait();
  return () => clock.clearTimeout(timer);
};
