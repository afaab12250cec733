import type { JsonObject, JsonValue } from '../../domain/json.ts';

/** The value when it is an object that is no list, else null. */
export const asObject = (value: unknown): JsonObject | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;

/** The value when it is a list, else null. */
export const asList = (value: unknown): readonly JsonValue[] | null => (Array.isArray(value) ? value : null);

/** The value when it is a text with something in it, else null. */
export const asText = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** A number that JavaScript holds exactly enough to hand on: within 2^53, also when it comes as a text. Else null. */
export const asNumber = (value: unknown): number | null => {
  const number =
    typeof value === 'string' && /^-?\d{1,20}(\.\d{1,20})?(e[+-]?\d{1,3})?$/i.test(value)
      ? Number(value)
      : value;
  return typeof number === 'number' && Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : null;
};

/** Like asNumber, for what is counted: a number with a fraction is null. */
export const asWhole = (value: unknown): number | null => {
  const number = asNumber(value);
  return Number.isInteger(number) ? number : null;
};

const LARGEST_INT = 2 ** 31 - 1;

/** A whole number of at most 32 bits, as a training step is. */
export const asInt = (value: unknown): number | null => {
  const number = asWhole(value);
  return number !== null && Math.abs(number) <= LARGEST_INT ? number : null;
};

const DEEPEST = 64;

const isDeeperThan = (value: JsonValue, levels: number): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((inner: JsonValue) => isDeeperThan(inner, levels - 1));
};

/**
 * A value whose shape is open, as it came. Null when it is missing, or nested deeper than 64 levels: whoever writes such a
 * value out again could run out of stack.
 */
export const asOpenJson = (value: JsonValue | undefined): JsonValue =>
  value === undefined || isDeeperThan(value, DEEPEST) ? null : value;

/** Like asOpenJson, where null is no answer: an empty object stands for what is missing or nested too deep. */
export const asRawJson = (value: JsonValue | undefined): NonNullable<JsonValue> => asOpenJson(value) ?? {};
