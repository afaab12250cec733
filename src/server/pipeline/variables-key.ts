/**
 * A text that is the same for two values only when these are: every text in it says how long it is, so nothing that is sent can
 * pass for something else. Null when the value holds what JSON does not, such as a file.
 *
 * Not as JSON, which has no word for a number that is too large, and writes it as null.
 */
export const variablesKey = (value: unknown): string | null => {
  if (typeof value === 'string') return `"${value.length}:${value}`;
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value !== 'object' || value === null) return String(value);
  let key = '';
  if (Array.isArray(value)) {
    for (const item of value) {
      const inner = variablesKey(item);
      if (inner === null) return null;
      key += `${inner},`;
    }
    return `[${key}]`;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return null;
  // Of a JSON value every key is its own.
  for (const name in value) {
    const inner = variablesKey(value[name as keyof typeof value]);
    if (inner === null) return null;
    key += `${name.length}:${name}${inner},`;
  }
  return `{${key}}`;
};
