/** What a number, a null or a boolean and what stands around a value come to; nobody counts them to the letter. */
const SMALL = 8;

/**
 * Whether a value has more characters as JSON than this, roughly. It looks no further than it must: one text that stands in an
 * answer a thousand times costs nothing until it is written out, and that must not begin.
 */
export const isLongerThan = (value: unknown, most: number): boolean => left(value, most) < 0;

/** How many characters are left of so many after this value; less than 0 when it has more. */
const left = (value: unknown, most: number): number => {
  if (typeof value === 'string') return most - value.length - 2;
  if (typeof value !== 'object' || value === null) return most - SMALL;
  let rest = most - 2;
  if (Array.isArray(value)) {
    for (const item of value) {
      rest = left(item, rest);
      if (rest < 0) return rest;
    }
    return rest;
  }
  // Of an answer's objects, which have no prototype, and of a JSON value's own, every key is its own.
  for (const key in value) {
    rest = left(value[key as keyof typeof value], rest - key.length - 4);
    if (rest < 0) return rest;
  }
  return rest;
};
