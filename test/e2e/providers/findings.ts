import { expect } from 'vitest';
import {
  CREATE_GUARANTEES,
  HYPERPARAMETERS,
  OPERATIONS,
  OPTIONAL_CREATE_FIELDS,
} from '../../../src/domain/capabilities.ts';

const METHODS = ['SUPERVISED', 'DPO', 'REINFORCEMENT'] as const;

/** What there is to find out, in the order of the table. Behind the guarantee stand fields of which no capability tells. */
export const ROWS = [
  ...OPERATIONS,
  ...METHODS,
  ...HYPERPARAMETERS,
  ...OPTIONAL_CREATE_FIELDS,
  'guarantee',
  'progress',
  'fineTunedModel',
  'fineTunedModelCheckpoint',
  'error.message',
] as const;
export type Row = (typeof ROWS)[number];

export const NOT_SUPPORTED = 'not supported';
export const NOT_TOLD = 'not told';
/** Its test has failed, or was left out. */
export const NOT_FOUND_OUT = 'not found out';

const found = new Map<string, Map<Row, string>>();

/** Writes down what has really happened at a provider. */
export const note = (provider: string, row: Row, cell: string): void => {
  const cells = found.get(provider) ?? new Map<Row, string>();
  expect(cells.has(row), `${row} is found out twice`).toBe(false);
  found.set(provider, cells.set(row, cell));
};

/** Everything found out at a provider, by its row. */
export const findingsAt = (provider: string): Readonly<Partial<Record<Row, string>>> =>
  Object.fromEntries(found.get(provider) ?? []);

/** What a provider's capabilities promise, as the API answers them. */
interface Promised {
  readonly operations: readonly string[];
  readonly methods: readonly { readonly type: string; readonly hyperparameters: readonly string[] }[];
  readonly createFields: readonly string[];
  readonly createGuarantee: string;
}

/** What there should be found. */
export const promisedFindings = (promised: Promised): Readonly<Partial<Record<Row, string>>> => {
  const { operations, methods, createFields, createGuarantee } = promised;
  const taking = (name: string): string => {
    const types = methods.filter(({ hyperparameters }) => hyperparameters.includes(name));
    return listed(types.map(({ type }) => type));
  };
  const yesIf = (isThere: boolean): string => (isThere ? 'yes' : NOT_SUPPORTED);
  return Object.fromEntries([
    ...OPERATIONS.map((name) => [name, yesIf(operations.includes(name))]),
    ...METHODS.map((name) => [name, yesIf(methods.some(({ type }) => type === name))]),
    ...HYPERPARAMETERS.map((name) => [name, taking(name)]),
    ...OPTIONAL_CREATE_FIELDS.map((name) => [name, yesIf(createFields.includes(name))]),
    ['guarantee', createGuarantee],
  ]);
};

/** The methods that take a hyperparameter, as a cell. */
export const listed = (types: readonly string[]): string =>
  METHODS.filter((type) => types.includes(type))
    .map((type) => type.toLowerCase())
    .join(', ') || NOT_SUPPORTED;

const isGuarantee = (cell: string): boolean => CREATE_GUARANTEES.some((name) => name === cell);

/** All that was found, as the table of the page. Names of the API stand in code. */
export const findingsTable = (providers: readonly string[]): string => {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const code = (text: string): string => `\`${text}\``;
  return [
    line(['', ...providers.map(code)]),
    `|${'---|'.repeat(providers.length + 1)}\n`,
    ...ROWS.map((row) => {
      const cells = providers.map((provider) => findingsAt(provider)[row] ?? NOT_FOUND_OUT);
      return line([
        row === 'guarantee' ? row : code(row),
        ...cells.map((cell) => (isGuarantee(cell) ? code(cell) : cell)),
      ]);
    }),
  ].join('');
};
