import { isDeeperThan, isObject } from '../../domain/json.ts';
import { Refusal } from '../http/refusal.ts';
import type { Variables } from '../pipeline/input-problems.ts';

const MOST_LEVELS = 100;

/** The JSON parts of a multipart request, after the GraphQL multipart request specification, for one file. */
export interface UploadOperations {
  /** The operation's own parameters, with null where the file goes. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The name of the part that holds the file. */
  readonly fileField: string;
  /** The operation's variables with the file in its place. */
  variablesWith(file: object): Variables;
}

/** @throws Refusal 400 that says which part is wrong. */
export const uploadOperations = (
  operations: string | undefined,
  map: string | undefined,
): UploadOperations => {
  const parameters = objectOf('operations', operations);
  const [entry, ...others] = Object.entries(objectOf('map', map));
  const [fileField, paths] = entry ?? [];
  if (fileField === undefined || others.length > 0)
    throw malformed('`map` names one file: a request carries one.');
  if (!Array.isArray(paths) || paths.length !== 1 || typeof paths[0] !== 'string') {
    throw malformed(
      `\`map\` gives the file one place, such as {"${fileField.slice(0, 32)}": ["variables.file"]}.`,
    );
  }
  const keys = paths[0].split('.');
  place(parameters, keys, null);
  return {
    parameters,
    fileField,
    variablesWith: (file) => {
      const whole = structuredClone(parameters);
      place(whole, keys, file);
      return whole['variables'] as Variables;
    },
  };
};

const objectOf = (name: string, text: string | undefined): Record<string, unknown> => {
  if (text === undefined) {
    throw malformed(
      `The part \`${name}\` is missing. Send \`operations\`, \`map\` and the file, in this order.`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed(`The part \`${name}\` is no JSON.`);
  }
  if (!isObject(value))
    throw malformed(`The part \`${name}\` is a JSON object; a request carries one operation.`);
  // Copying goes by recursion.
  if (isDeeperThan(value, MOST_LEVELS))
    throw malformed(`The part \`${name}\` is at most ${MOST_LEVELS} levels deep.`);
  return value;
};

/** Puts a file where null stands. Own properties only, so that no path leads to a prototype. */
const place = (parameters: Record<string, unknown>, keys: readonly string[], file: object | null): void => {
  let parent: object = parameters;
  for (const key of keys.slice(0, -1)) {
    const next: unknown = Object.hasOwn(parent, key) ? Reflect.get(parent, key) : undefined;
    if (typeof next !== 'object' || next === null) throw nowhere(keys);
    parent = next;
  }
  const last = keys.at(-1) ?? '';
  if (keys[0] !== 'variables' || !Object.hasOwn(parent, last) || Reflect.get(parent, last) !== null) {
    throw nowhere(keys);
  }
  Reflect.set(parent, last, file);
};

const nowhere = (keys: readonly string[]): Refusal =>
  malformed(`\`operations\` has no null at "${keys.join('.').slice(0, 128)}", where \`map\` puts the file.`);

const malformed = (message: string): Refusal => new Refusal(400, 'BAD_REQUEST', message);
