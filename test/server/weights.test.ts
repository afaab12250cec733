import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { createPrepare, type Preparation } from '../../src/server/pipeline/documents/prepare-document.ts';
import { DEFAULT_LIMITS } from '../../src/server/pipeline/limits.ts';
import { variablesWeight } from '../../src/server/pipeline/variables-weight.ts';
import { aSchema } from '../support/start-service.ts';

const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');

/** Bytes that are in use once everything has been let go of that nobody holds. */
const bytesInUse = (): number => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
};

/** Bytes that one of them takes. */
const measured = <Made>(count: number, make: (index: number) => Made): number => {
  make(count);
  const before = bytesInUse();
  const made = Array.from({ length: count }, (_, index) => make(index));
  return (bytesInUse() - before) / made.length;
};

describe('a document', () => {
  const schema = aSchema(`type Query { a: Query, ${times(40, (index) => `f${index}: Int`)} }`);
  const prepare = createPrepare({ schema, limits: DEFAULT_LIMITS, introspection: true });
  const all = times(40, (index) => `f${index}`);
  const SHAPES: Readonly<Record<string, (index: number) => string>> = {
    'of nothing but fields': (index) =>
      `{ x${index}: a { ${times(90, (alias) => `a${alias}: a { ${all} }`)} } }`,
    'of aliases in many operations': (index) =>
      times(99, (name) => `query O${name}_${index} { ${times(27, (alias) => `a${alias}: f1`)} }`),
    'of many operations that spread one fragment': (index) =>
      `fragment F on Query { ${times(90, (alias) => `a${alias}: a { ${all} }`)} } ${times(90, (name) => `query O${name}_${index} { ...F }`)}`,
    'whose fragments spread each other': (index) =>
      `{ x${index}: a { ...F0 } } ${times(6, (name) => `fragment F${name} on Query { a { ...F${name + 1} } b: a { ...F${name + 1} } }`)} fragment F6 on Query { ${all} }`,
  };

  it.each(Object.entries(SHAPES))('%s takes no more than it is said to', (_shape, make) => {
    const preparations: Preparation[] = [];
    const each = measured(6, (index) => {
      const preparation = prepare(make(index));
      preparations.push(preparation);
      // It takes most when it has run.
      if ('prepared' in preparation && !make(index).includes('query')) {
        preparation.prepared.operation(null).plans?.plan({});
      }
      return preparation;
    });
    // What else the process has made meanwhile is measured too.
    for (const preparation of preparations) {
      expect(preparation).toHaveProperty('prepared');
      expect(preparation.weight * 1.1).toBeGreaterThan(each);
    }
  });

  it('costs what its operation costs, also among others', () => {
    const limited = createPrepare({ schema, limits: { ...DEFAULT_LIMITS, maxCost: 2 }, introspection: true });
    const preparation = limited('query Cheap { f1 } query Dear { f1 f2 f3 }');
    if ('refused' in preparation) throw new Error('The document was refused.');
    const { operation } = preparation.prepared;
    expect(() => operation('Cheap').checkCost({})).not.toThrow();
    expect(() => operation('Dear').checkCost({})).toThrow('cost');
  });
});

describe('variables', () => {
  const COUNT = 20_000;
  const listOf = (item: (index: number) => string) =>
    `[${Array.from({ length: COUNT }, (_, index) => item(index)).join()}]`;

  it.each([
    ['empty objects', listOf(() => '{}')],
    ['empty lists', listOf(() => '[]')],
    ['objects of different keys', listOf((index) => `{"a${index}":1}`)],
    ['broken numbers', listOf((index) => `${index}.5`)],
    ['short texts', listOf((index) => `"${index}"`)],
    ['a long text', `"${'x'.repeat(1_000_000)}"`],
    ['many keys', `{${Array.from({ length: COUNT }, (_, index) => `"a${index}":null`).join()}}`],
  ])('of %s take no more than they are said to', (_what, json) => {
    const weight = variablesWeight({ value: JSON.parse(json) });
    const each = measured(4, () => JSON.parse(json) as unknown);
    expect(weight).toBeGreaterThan(each);
    expect(weight).toBeLessThan(COUNT * 300 + 2 * json.length);
  });
});
