/** How long to wait between tries, in milliseconds. */
export interface Backoff {
  /** The longest wait after the first failure; it doubles with each further one. */
  readonly first: number;
  /** No wait is longer. */
  readonly longest: number;
}

/**
 * The wait after so many failures in a row: evenly spread from nothing to the longest of that round ("full jitter"), so that
 * those who failed together don't come back together.
 *
 * @param random a number from 0 to 1, 1 excluded.
 */
export const backoffAfter = (failures: number, { first, longest }: Backoff, random: () => number): number =>
  random() * Math.min(longest, first * 2 ** Math.min(failures - 1, 30));
