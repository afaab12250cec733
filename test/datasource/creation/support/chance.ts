/** Chance that repeats itself: the same seed makes the same choices. */
export interface Chance {
  /** A number from 0 to 1, 1 excluded. */
  fraction(): number;
  /** A whole number from 0 to `most`. */
  whole(most: number): number;
  /** True in so many of a hundred cases. */
  percent(share: number): boolean;
  oneOf<Item>(items: readonly [Item, ...Item[]]): Item;
}

export const createChance = (seed: number): Chance => {
  let state = (seed * 0x9e3779b1) >>> 0;
  // Mulberry32.
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (most: number): number => Math.floor(fraction() * (most + 1));
  return {
    fraction,
    whole,
    percent: (share) => fraction() * 100 < share,
    oneOf: (items) => items[whole(items.length - 1)] ?? items[0],
  };
};
