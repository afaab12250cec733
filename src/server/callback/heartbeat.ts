import type { Clock } from '../../domain/clock.ts';

/**
 * Early enough that a beat is there before the interval is over: Hive Gateway counts the interval from the last message on
 * its own clock, and ends the subscription on the dot.
 */
const SHARE = 2 / 3;

/**
 * Calls `beat` again and again, well within each interval; never while the one before is under way.
 *
 * @param interval milliseconds; 0: never.
 * @returns what stops it.
 */
export const startHeartbeat = (clock: Clock, interval: number, beat: () => Promise<void>): (() => void) => {
  if (interval === 0) return () => {};
  let isUnderWay = false;
  const wait = (): unknown => clock.setTimeout(onTime, interval * SHARE);
  const onTime = (): void => {
    timer = wait();
    if (isUnderWay) return;
    isUnderWay = true;
    void beat().finally(() => {
      isUnderWay = false;
    });
  };
  let timer = wait();
  return () => clock.clearTimeout(timer);
};
