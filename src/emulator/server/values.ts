import { badRequest } from './api-error.ts';

/** A JSON object of which nothing is known yet. */
export type JsonObject = { readonly [key: string]: unknown };

/** Checks one value of a request; `path` is how its error names it. */
export type Check<Value> = (value: unknown, path: string) => Value;

const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'number') return Number.isInteger(value) ? 'an integer' : 'a decimal';
  return `a ${typeof value}`;
};

const wrongType = (path: string, expected: string, value: unknown) =>
  badRequest(
    `Invalid type for '${path}': expected ${expected}, but got ${kindOf(value)}.`,
    path,
    'invalid_type',
  );

export const missing = (path: string) =>
  badRequest(`Missing required parameter: '${path}'.`, path, 'missing_required_parameter');

export const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Any object at all. */
export const anyObject: Check<JsonObject> = (value, path) => {
  if (!isObject(value)) throw wrongType(path, 'an object', value);
  return value;
};

/** An object that has no other keys than these. */
export const objectOf =
  (...keys: readonly string[]): Check<JsonObject> =>
  (value, path) => {
    const object = anyObject(value, path);
    for (const key of Object.keys(object)) {
      if (!keys.includes(key)) {
        const unknown = join(path, key.slice(0, 100));
        throw badRequest(`Unknown parameter: '${unknown}'.`, unknown, 'unknown_parameter');
      }
    }
    return object;
  };

/** The named key, which must be there. */
export function required<Value>(object: JsonObject, path: string, key: string, check: Check<Value>): Value {
  if (!Object.hasOwn(object, key)) throw missing(join(path, key));
  return check(object[key], join(path, key));
}

/** The named key, or undefined where it is absent. An explicit null is given to the check. */
export function optional<Value>(
  object: JsonObject,
  path: string,
  key: string,
  check: Check<Value>,
): Value | undefined {
  return Object.hasOwn(object, key) ? check(object[key], join(path, key)) : undefined;
}

/** The named key; null where it is absent or null. */
export const nullable = <Value>(
  object: JsonObject,
  path: string,
  key: string,
  check: Check<Value>,
): Value | null => (object[key] == null ? null : required(object, path, key, check));

/** A string of this many characters (code points). */
export const text =
  (minimum = 0, maximum = Number.POSITIVE_INFINITY): Check<string> =>
  (value, path) => {
    if (typeof value !== 'string') throw wrongType(path, 'a string', value);
    const length = [...value].length;
    if (length < minimum) {
      throw badRequest(
        `Invalid '${path}': empty string. Expected a string with minimum length ${minimum}.`,
        path,
        'empty_string',
      );
    }
    if (length > maximum) {
      throw badRequest(
        `Invalid '${path}': string too long. Expected a string with maximum length ${maximum}, but it has ${length}.`,
        path,
        'string_above_max_length',
      );
    }
    return value;
  };

/** A number in a range; `whole` takes only integers and `above` leaves the lower end itself out. */
export const number =
  (minimum: number, maximum: number, kind: 'whole' | 'above' | 'any' = 'any'): Check<number> =>
  (value, path) => {
    const name = kind === 'whole' ? 'integer' : 'decimal';
    if (typeof value !== 'number' || (kind === 'whole' && !Number.isInteger(value))) {
      throw wrongType(path, kind === 'whole' ? 'an integer' : 'a number', value);
    }
    if (kind === 'above' ? value <= minimum : value < minimum) {
      const sign = kind === 'above' ? '>' : '>=';
      throw badRequest(
        `Invalid '${path}': ${name} below minimum value. Expected a value ${sign} ${minimum}, but got ${value}.`,
        path,
        `${name}_below_min_value`,
      );
    }
    if (value > maximum) {
      throw badRequest(
        `Invalid '${path}': ${name} above maximum value. Expected a value <= ${maximum}, but got ${value}.`,
        path,
        `${name}_above_max_value`,
      );
    }
    return value;
  };

/** One of these words. */
export const oneOf =
  <Word extends string>(...words: readonly Word[]): Check<Word> =>
  (value, path) => {
    if (typeof value !== 'string') throw wrongType(path, `one of ${words.join(', ')}`, value);
    const word = words.find((candidate) => candidate === value);
    if (word === undefined) {
      const allowed = words.map((candidate) => `'${candidate}'`).join(', ');
      throw badRequest(
        `Invalid value for '${path}': '${value.slice(0, 100)}'. Supported values are: ${allowed}.`,
        path,
        'invalid_value',
      );
    }
    return word;
  };

/** The word `auto`, or what the check takes. */
export const autoOr =
  <Value>(check: Check<Value>): Check<Value | 'auto'> =>
  (value, path) =>
    value === 'auto' ? 'auto' : check(value, path);

/** A list of such items. */
export const listOf =
  <Value>(check: Check<Value>, maximum = Number.POSITIVE_INFINITY): Check<Value[]> =>
  (value, path) => {
    if (!Array.isArray(value)) throw wrongType(path, 'an array', value);
    if (value.length > maximum) {
      throw badRequest(
        `Invalid '${path}': array too long. Expected at most ${maximum} items, but got ${value.length}.`,
        path,
        'array_above_max_length',
      );
    }
    return value.map((item: unknown, index) => check(item, `${path}[${index}]`));
  };
