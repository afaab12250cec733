/** Any value that JSON can hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Whether a value is an object that is no list. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isContainer = (value: unknown): value is object => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
};

/**
 * Whether lists and objects stand in each other more than `limit` deep. Level by level rather than by recursion, so that a
 * hostile value cannot exhaust the stack.
 */
export const isDeeperThan = (value: unknown, limit: number): boolean => {
  // Most variables are a few texts and numbers, for which no list is made.
  if (limit > 0 && isFlat(value)) return false;
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((item) => (isContainer(item) ? Object.values(item) : []));
  }
  return false;
};

const isFlat = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return true;
  // What is inherited makes it look deeper at most.
  for (const key in value) {
    const inner: unknown = value[key as keyof typeof value];
    if (typeof inner === 'object' && inner !== null) return false;
  }
  return true;
};
