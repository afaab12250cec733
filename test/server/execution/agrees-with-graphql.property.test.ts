import fc from 'fast-check';
import {
  buildSchema,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isListType,
  isObjectType,
  isScalarType,
  parse,
  print,
  printSchema,
  specifiedScalarTypes,
  validate,
} from 'graphql';
import { expect, it } from 'vitest';
import { subgraph } from '../../../src/schema/index.ts';
import * as operations from '../../support/operations/graphql.ts';
import { randomOperation } from '../../system/security/support/random-operation.ts';
import { bothWays } from './both-ways.ts';

/** Answers late values one after the other, each in a turn of its own: so it is the same order in both executions. */
class World {
  /** In every other world nothing has to be waited for. */
  readonly hasLate: boolean;
  readonly #seed: number;
  readonly #late: (() => void)[] = [];
  #isPumping = false;

  constructor(seed: number) {
    this.#seed = seed;
    this.hasLate = seed % 2 === 0;
  }

  /** A number from 0 to `most`, the same for the same place. */
  upTo(most: number, place: string): number {
    let hash = this.#seed;
    for (const character of place) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
    return (hash >>> 8) % (most + 1);
  }

  late(value: () => unknown): Promise<unknown> {
    const promise = new Promise((resolve, reject) => {
      this.#late.push(() => {
        try {
          resolve(value());
        } catch (error) {
          reject(error);
        }
      });
    });
    if (!this.#isPumping) {
      this.#isPumping = true;
      setImmediate(() => this.#pump());
    }
    return promise;
  }

  #pump(): void {
    this.#late.shift()?.();
    if (this.#late.length > 0) setImmediate(() => this.#pump());
    else this.#isPumping = false;
  }
}

const placeOf = ({ path }: GraphQLResolveInfo): string => {
  let place = '';
  for (let step: GraphQLResolveInfo['path'] | undefined = path; step; step = step.prev)
    place += `/${step.key}`;
  return place;
};

/** One time in so many, a value goes wrong. */
const SELDOM = 40;

const chanceValue = (
  world: World,
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  place: string,
): unknown => {
  switch (world.upTo(SELDOM, `${place}?`)) {
    case 0:
      throw new TypeError(`thrown at ${place}`);
    case 1:
      return new RangeError(`answered at ${place}`);
    case 2:
      return null;
    case 3:
      return Symbol.iterator;
    case 4:
      return undefined;
    case 5:
      throw `a text at ${place}`;
    case 6:
    case 7:
    case 8:
    case 9:
      if (!world.hasLate) return rightValue(world, schema, type, place);
      return world.late(() => chanceValue(world, schema, type, `${place}!`));
    default:
      return rightValue(world, schema, type, place);
  }
};

const rightValue = (world: World, schema: GraphQLSchema, type: GraphQLOutputType, place: string): unknown => {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const items = Array.from({ length: world.upTo(3, place) }, (_, index) => {
      const item = `${place}[${index}]`;
      const make = (): unknown => {
        try {
          return chanceValue(world, schema, nullable.ofType, item);
        } catch (error) {
          // What is thrown here would be the list's failure.
          return error instanceof Error ? error : new TypeError(String(error));
        }
      };
      // graphql-js lets go of items that are still to come when a later one fails at once, and nobody hears how they fail.
      return world.hasLate ? world.late(make) : make();
    });
    return world.upTo(3, `${place}*`) === 0 ? new Set(items) : items;
  }
  if (isEnumType(nullable)) return nullable.getValues()[world.upTo(1, place)]?.value;
  if (isScalarType(nullable)) {
    if (nullable.name === 'DateTime') return new Date(world.upTo(1e9, place));
    const values = ['a text', '7', 7, true];
    return nullable.name === 'String' || nullable.name === 'ID' ? 'a text' : values[world.upTo(3, place)];
  }
  if (!isAbstractType(nullable)) return {};
  const names = schema.getPossibleTypes(nullable).map(({ name }) => name);
  const wrong = ['Query', 'Nobody', 'JobStatus', 7, {}, undefined];
  return {
    __typename:
      world.upTo(15, `${place}#`) === 0
        ? wrong[world.upTo(5, place)]
        : names[world.upTo(names.length - 1, place)],
  };
};

/** A copy of the API in which every value is one by chance, and the same at the same place of the same world. */
const chanceSchema = (): GraphQLSchema => {
  const schema = buildSchema(printSchema(subgraph.schema));
  for (const type of Object.values(schema.getTypeMap())) {
    const original = subgraph.schema.getType(type.name);
    if (isScalarType(type) && isScalarType(original) && !specifiedScalarTypes.includes(type)) {
      type.serialize = original.serialize;
      type.parseValue = original.parseValue;
      type.parseLiteral = original.parseLiteral;
    }
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      field.resolve = (_parent, args, world: World, info) =>
        getNamedType(field.type).name === 'JSON'
          ? JSON.parse(JSON.stringify(args))
          : chanceValue(world, schema, field.type, `${placeOf(info)}${JSON.stringify(args)}`);
    }
  }
  return schema;
};

const schema = chanceSchema();

const documents = Object.entries(operations)
  .filter(([name]) => name.endsWith('Document'))
  .map(([name, document]) => [name, print(document as Parameters<typeof print>[0])] as const)
  .filter(([, query]) => !/^\s*mutation\b/m.test(query));

const VALUES = { id: 'ftjob-live', jobId: 'ftjob-live', first: 3, filter: { status: ['RUNNING'] } };

it.each(documents)('agrees about %s', async (_name, query) => {
  let planned = 0;
  for (let seed = 1; seed <= 12; seed += 1) {
    for (const variables of [VALUES, {}]) {
      const context = (): World => new World(seed);
      const { byPlan, byGraphQL } = await bothWays(schema, { query, variables, context });
      if (byPlan === null) continue;
      expect(byPlan).toEqual(byGraphQL);
      planned += 1;
    }
  }
  expect(planned > 0 || query.includes('__schema') || query.includes('__type(')).toBe(true);
});

it('agrees about whatever may be asked', async () => {
  let [planned, failed] = [0, 0];
  await fc.assert(
    fc.asyncProperty(randomOperation(subgraph.schema), fc.nat(), async ({ query, variables }, seed) => {
      const document = parse(query);
      if (query.startsWith('mutation') || validate(schema, document).length > 0) return;
      const context = (): World => new World(seed);
      const { byPlan, byGraphQL } = await bothWays(schema, { query, variables, context });
      if (byPlan === null) return;
      expect(byPlan).toEqual(byGraphQL);
      planned += 1;
      if (byGraphQL.data !== undefined && byGraphQL.errors.length > 0) failed += 1;
    }),
    { numRuns: 300 },
  );
  // Else nothing would have been compared.
  expect(planned).toBeGreaterThan(50);
  expect(failed).toBeGreaterThan(20);
});
