/**
 * Bytes of a number, a null or a boolean, of a text besides its characters, of an object or a list, and of a key; measured, with
 * what a source may keep of them besides, which is GraphQL's coerced copy.
 */
const SMALL = 24;
const TEXT = 40;
const CONTAINER = 140;
const KEY = 80;
/** As many bytes as a character has outside of Latin. */
const CHARACTER = 2;

/**
 * How many bytes variables, or any value from JSON, take in memory, roughly and rather too many. Not by its length as JSON:
 * `[{},{},…]` takes forty times that.
 */
export const variablesWeight = (value: unknown): number => {
  if (typeof value === 'string') return TEXT + value.length * CHARACTER;
  if (typeof value !== 'object' || value === null) return SMALL;
  let weight = CONTAINER;
  if (Array.isArray(value)) {
    for (const item of value) weight += variablesWeight(item);
    return weight;
  }
  // Of a JSON value every key is its own.
  for (const key in value) {
    weight += KEY + key.length * CHARACTER + variablesWeight(value[key as keyof typeof value]);
  }
  return weight;
};
