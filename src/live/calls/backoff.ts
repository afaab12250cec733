import type { LiveContext } from '../live-context.ts';

/**
 * How many milliseconds to leave alone what has failed so many times in a row: up to twice as long each time, and evenly
 * spread ("full jitter"), so that those who failed together don't come back together. Never so short that a chance of
 * nothing becomes a storm.
 */
export const backoff = (
  failures: number,
  { settings, random }: Pick<LiveContext, 'settings' | 'random'>,
): number => {
  const { pollInterval, longestBackoff } = settings;
  const longest = Math.min(longestBackoff, pollInterval * 2 ** Math.min(failures - 1, 30));
  return Math.max(pollInterval / 4, random() * longest);
};
