import { lettersFrom, numberFrom } from './chance.ts';

/**
 * Ids for a series that exists only as a formula (a job's events, its checkpoints): each looks random, and its place
 * in the series can be read back from it, so that `after=` costs the same at the front and at step 100,000.
 */
export interface IndexedIds {
  /** The id of the item at this index (0 is the oldest). */
  idAt(index: number): string;
  /** The index behind an id, or null if this series has no such id. */
  indexOf(id: string): number | null;
}

const indexLetters = 7;
const base = 36;

/** An odd multiplier and its inverse modulo 2^32: neighbours get ids that look unrelated, and it can be undone. */
const scatter = 0x9e3779b1;
const gather = 0x0e8b2f51;

export function indexedIds(prefix: string, key: string): IndexedIds {
  const mask = numberFrom('mask', prefix, key);
  const idAt = (index: number): string => {
    const hidden = ((Math.imul(index, scatter) ^ mask) >>> 0).toString(base).padStart(indexLetters, '0');
    return `${prefix}${lettersFrom(24 - indexLetters, prefix, key, index)}${hidden}`;
  };
  return {
    idAt,
    indexOf(id) {
      const hidden = id.slice(-indexLetters);
      if (!/^[0-9a-z]{7}$/.test(hidden)) return null;
      const index = Math.imul(Number.parseInt(hidden, base) ^ mask, gather) >>> 0;
      return idAt(index) === id ? index : null;
    },
  };
}
