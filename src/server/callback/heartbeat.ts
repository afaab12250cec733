import type { Clock } from '../../domain/clock.ts';

/**
 * Early enough that a beat is there before the interval is over: Hive Gateway counts the interval from the last message on
 * its own clock, and ends the subscription on the dot.
 */
const SHARE = 2 / 3;

/**
 * Milliseconds. Also where a router wants no heartbeat, or a rare one: that a router has vanished without a word shows in nothing
 * else as long as no event comes, and its subscription would go on being watched for nobody.
 */
const LONGEST_WAIT = 60_000;

/**
 * Calls `beat` again and again, well within each interval; never while the one before is under way.
 *
 * @param interval milliseconds; 0: the router asks for none, and is checked all the same.
 * @returns what stops it.
 */
export const startHeartbeat = (clock: Clock, interval: number, beat: () => Promise<void>): (() => void) => {
  const delay = interval === 0 ? LONGEST_WAIT : Math.min(interval * SHARE, LONGEST_WAIT);
  let isUnderWay = false;
  const wait = (): unknown => clock.setTimeout(onTime, delay);
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
