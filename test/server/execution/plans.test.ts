import {
  buildSchema,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
  Kind,
  parse,
} from 'graphql';
import { expect, it } from 'vitest';
import { OperationPlans } from '../../../src/server/pipeline/execution/operation-plans.ts';
import { bothWays, type Question } from './both-ways.ts';

const TYPES = `
  scalar Odd
  enum Color { RED BLUE }
  interface Animal { name: String, friends: [Animal!] }
  type Cat implements Animal { name: String, friends: [Animal!], lives: Int! }
  type Dog implements Animal { name: String, friends: [Animal!], barks: Boolean! }
  union Pet = Cat | Dog
  input Point { x: Int = 1, y: Int! }
  type Box { value: String, must: String!, box: Box, mustBox: Box!, list: [String], sure: [String!]!, boxes: [Box!] }
  type Query {
    value(a: Int = 3, b: String, color: Color, point: Point, list: [Int!], needed: Boolean! = true): String
    must: String!
    number: Int
    float: Float
    odd: Odd
    color: Color
    list: [String]
    sure: [String!]
    matrix: [[Int!]]
    box: Box
    mustBox: Box!
    boxes: [Box]
    animal: Animal
    animals: [Animal]
    pet: Pet
  }
  type Subscription { value: String box: Box }
`;

type Resolvers = Readonly<Record<string, Readonly<Record<string, GraphQLFieldResolver<unknown, unknown>>>>>;

const schemaOf = (resolvers: Resolvers = {}): GraphQLSchema => {
  const schema = buildSchema(TYPES);
  for (const [typeName, fields] of Object.entries(resolvers)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new Error(`${typeName} is no object.`);
    for (const [name, resolve] of Object.entries(fields))
      Object.assign(type.getFields()[name] ?? {}, { resolve });
  }
  return schema;
};

const expectTheSame = async (schema: GraphQLSchema, question: Question) => {
  const { byPlan, byGraphQL } = await bothWays(schema, question);
  expect(byPlan).toEqual(byGraphQL);
  return byGraphQL;
};

const fails = (message: string): never => {
  throw new TypeError(message);
};
const later = <Value>(make: () => Value): Promise<Value> => Promise.resolve().then(make);

/** What a root object answers, and what is asked of it. */
const cases: Readonly<Record<string, readonly [query: string, rootValue: () => unknown]>> = {
  'properties, and what is not there': ['{ value number }', () => ({ value: 'x' })],
  'a property that is a function of its object': [
    '{ value(b: "given") number }',
    () => ({
      seven: 7,
      value: (args: object, _context: unknown, info: object) => JSON.stringify([args, Object.keys(info)]),
      number() {
        return (this as { seven: number }).seven;
      },
    }),
  ],
  'a property that cannot be read': [
    '{ value must }',
    () => ({
      get value() {
        return fails('no value');
      },
      must: 'x',
    }),
  ],
  'a source that has no properties': ['{ value }', () => 7],
  'a null where none may be, up to the next place where it may': [
    '{ box { box { mustBox { must } value } value } value }',
    () => ({ value: 'x', box: { value: 'y', box: { value: 'z', mustBox: { must: null } } } }),
  ],
  'a null up to the whole answer': ['{ value mustBox { must } }', () => ({ value: 'x', mustBox: {} })],
  'an error that is answered rather than thrown': [
    '{ value box { value must } list }',
    () => ({
      value: new RangeError('value'),
      box: new RangeError('box'),
      list: [new RangeError('item'), 'x'],
    }),
  ],
  'what is thrown and is no error': [
    '{ value number list box { value } }',
    () => ({
      value: () => {
        throw 'text';
      },
      number: () => {
        throw null;
      },
      list: () => {
        throw { some: 'object' };
      },
      box: () => Promise.reject(7),
    }),
  ],
  "a GraphQLError's own extensions, and a path of its own": [
    '{ value must }',
    () => ({
      value: () => {
        throw new GraphQLError('own', { extensions: { code: 'MINE' } });
      },
      must: () => {
        throw new GraphQLError('placed', { path: ['elsewhere'] });
      },
    }),
  ],
  'what no scalar can be': [
    '{ number float color odd value must list }',
    () => ({
      number: 1.5,
      float: 'x',
      color: 'GREEN',
      odd: Symbol.iterator,
      value: {},
      must: [],
      list: [{}, 1, true],
    }),
  ],
  'what is not a number': [
    '{ number float }',
    () => ({ number: Number.NaN, float: Number.POSITIVE_INFINITY }),
  ],
  'values that are written in another way': [
    '{ number float value color }',
    () => ({ number: '7', float: 1, value: false, color: 'RED' }),
  ],
  'lists of every kind': [
    '{ list sure matrix }',
    () => ({
      list: new Set(['a', null, 'b']),
      sure: (function* () {
        yield 'x';
        yield later(() => 'y');
      })(),
      matrix: [[1, 2], null, [3, null], new Set([4])],
    }),
  ],
  'what is no list': ['{ list sure }', () => ({ list: 'text', sure: 7 })],
  'a list that fails on its way': [
    '{ list value }',
    () => ({
      value: 'x',
      list: (function* () {
        yield 'a';
        fails('on the way');
      })(),
    }),
  ],
  'promises in lists, of which some fail': [
    '{ list sure boxes { must } }',
    () => ({
      list: [later(() => 'a'), later(() => fails('item')), 'c', Promise.resolve(null)],
      sure: [later(() => 'a'), later(() => fails('sure'))],
      boxes: [later(() => ({ must: 'x' })), { must: later(() => null) }, later(() => null)],
    }),
  ],
  'answers that come in another order than they were asked for': [
    '{ value number must box { value must } }',
    () => ({
      value: new Promise((resolve) => setImmediate(resolve, 'late')),
      number: 7,
      must: later(() => 'soon'),
      box: later(() => ({ value: later(() => 'inner'), must: 'x' })),
    }),
  ],
  'what fails at once while others are waited for': [
    '{ value box { value must } }',
    () => ({
      value: later(() => 'x'),
      box: { value: later(() => fails('later')), must: () => fails('at once') },
    }),
  ],
  'what fails below what has become null': [
    '{ box { box { value } must } }',
    () => ({
      box: {
        box: new Promise((resolve) => setImmediate(resolve, { value: () => fails('too late to tell') })),
        must: later(() => fails('first')),
      },
    }),
  ],
  'something else with a then': [
    '{ value }',
    // biome-ignore lint/suspicious/noThenProperty: it is what is tested
    () => ({ value: { then: (resolve: (value: string) => unknown) => Promise.resolve(resolve('x')) } }),
  ],
  'types by their name, and those that are none': [
    '{ animal { __typename name ... on Cat { lives } } animals { name ... on Dog { barks } } pet { ... on Animal { name } __typename } }',
    () => ({
      animal: { __typename: 'Cat', name: 'Tom', lives: 9 },
      animals: ['Dog', 'Query', 'Nobody', 'Pet', 7, undefined].map((__typename) => ({
        __typename,
        name: 'x',
        barks: true,
      })),
      pet: { __typename: 'Dog', name: 'Rex' },
    }),
  ],
  'fields of one name, merged from fragments': [
    `query { ...One box { value } ...Two again: box { ...Inner } }
     fragment One on Query { box { must } value }
     fragment Two on Query { value box { ...Inner box { value } } ...One }
     fragment Inner on Box { value list ... on Box { must } }`,
    () => ({ value: 'v', box: { value: 'x', must: 'm', list: ['a'], box: { value: 'y' } } }),
  ],
  'aliases that mean something to JavaScript': [
    '{ __proto__: value constructor: number then: must toString: __typename hasOwnProperty: box { __proto__: value } }',
    () => ({ value: 'x', number: 7, must: 'm', box: { value: 'y' } }),
  ],
};

it.each(Object.entries(cases))('answers %s as graphql-js does', async (_what, [query, rootValue]) => {
  const schema = schemaOf();
  await expectTheSame(schema, { query, rootValue });
});

const echo = schemaOf({ Query: { value: (_parent, args) => JSON.stringify(args) } });

it.each([
  ['{ value }', {}],
  ['{ value(a: null, b: "x", color: RED, needed: false) }', {}],
  ['{ value(point: { y: 2 }, list: [1, 2]) again: value(list: 3) }', {}],
  ['query ($a: Int, $b: String = "d") { value(a: $a, b: $b) }', {}],
  ['query ($a: Int, $b: String = "d") { value(a: $a, b: $b) }', { a: null, b: null }],
  ['query ($a: Int, $b: String) { value(a: $a, b: $b) }', { a: 2 ** 31 - 1, b: '' }],
  ['query ($a: Int) { value(a: $a) }', { a: 2 ** 31 }],
  ['query ($a: Int!) { value(a: $a) }', {}],
  ['query ($a: Int!) { value(a: $a) }', { a: null }],
  ['query ($a: Int!) { value(a: $a) }', { a: '7' }],
  ['query ($needed: Boolean = true) { value(needed: $needed) must }', { needed: null }],
  ['query ($needed: Boolean = false) { value(needed: $needed) }', {}],
  ['query ($y: Int!, $i: Int!) { value(point: { y: $y }, list: [$i, 2]) }', { y: 5, i: 1 }],
  [
    'query ($point: Point, $color: Color) { value(point: $point, color: $color) }',
    { point: { y: 1 }, color: 'BLUE' },
  ],
  [
    'query ($point: Point, $color: Color) { value(point: $point, color: $color) }',
    { point: { x: 1 }, color: 'GREEN' },
  ],
  ['query ($__proto__: String) { value(b: $__proto__) }', JSON.parse('{"__proto__":"x"}')],
  ['query ($a: Int) { value(a: $a) }', { a: -0 }],
] as const)('reads arguments and variables as graphql-js does: %s with %j', async (query, variables) => {
  await expectTheSame(echo, { query, variables });
});

const CHOICES = `query ($one: Boolean!, $other: Boolean!) {
  value @include(if: $one) number @skip(if: $one)
  box { ...Part @include(if: $other) value @skip(if: $other) @include(if: $one) }
  ... @include(if: $one) { box { list } must }
  must @skip(if: true) float @include(if: false)
} fragment Part on Box { must value @include(if: $one) }`;

it.each([
  [true, true],
  [true, false],
  [false, true],
  [false, false],
])('asks for what @skip and @include leave: %s and %s', async (one, other) => {
  const rootValue = () => ({
    value: 'x',
    number: 7,
    must: 'm',
    float: 1,
    box: { must: 'b', value: 'y', list: [] },
  });
  await expectTheSame(schemaOf(), { query: CHOICES, variables: { one, other }, rootValue });
});

it('has no plan where a choice is neither true nor false, nor for the schema itself', async () => {
  const query = 'query ($if: Boolean = true) { value @skip(if: $if) }';
  const { byPlan } = await bothWays(schemaOf(), { query, variables: { if: null } });
  expect(byPlan).toBeNull();
  expect((await bothWays(schemaOf(), { query: '{ value __schema { __typename } }' })).byPlan).toBeNull();
});

it('tells a resolver all that graphql-js tells it', async () => {
  const told: unknown[] = [];
  const tell: GraphQLFieldResolver<unknown, unknown> = (...given) => {
    told.push(given);
    return {};
  };
  const schema = schemaOf({ Query: { box: tell }, Box: { value: tell, box: tell, boxes: () => [{}, {}] } });
  const query =
    'query Named($a: Int) { box { ...F } number } fragment F on Box { boxes { again: box { value } } }';
  const variables = { a: 1 };
  const [context, root] = [{ some: 'context' }, {}];
  await bothWays(schema, { query, variables, context: () => context, rootValue: () => root });
  const half = told.length / 2;
  expect(half).toBe(5);
  expect(told.slice(half)).toEqual(told.slice(0, half));
});

it('asks a type whether an object is of it, at once and later', async () => {
  for (const answer of [true, false, later(() => true), later(() => false), later(() => fails('unsure'))]) {
    const schema = schemaOf();
    for (const name of ['Cat', 'Box']) Object.assign(schema.getType(name) ?? {}, { isTypeOf: () => answer });
    const rootValue = () => ({ box: { value: 'x' }, animal: { name: 'Tom' }, pet: { name: 'Tom' } });
    await expectTheSame(schema, { query: '{ box { value } animal { name } pet { __typename } }', rootValue });
  }
});

it('waits for a type that is told later', async () => {
  for (const type of ['Dog', 'Box', null]) {
    const schema = schemaOf();
    Object.assign(schema.getType('Animal') ?? {}, { resolveType: async () => type });
    await expectTheSame(schema, {
      query: '{ animals { name __typename } }',
      rootValue: () => ({ animals: [{ name: 'x' }, {}] }),
    });
  }
});

it('executes a subscription for one event', async () => {
  const question = {
    query: 'subscription { value box { must } }',
    rootValue: () => ({ value: 'event', box: { must: 'x' } }),
  };
  expect(await expectTheSame(schemaOf(), question)).toMatchObject({
    data: '{"value":"event","box":{"must":"x"}}',
  });
});

it('makes no more plans than there is room for, however little each one asks for', () => {
  const schema = schemaOf();
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const fields = names.map((name) => `${name}: value @skip(if: $${name})`);
  const query = `query (${names.map((name) => `$${name}: Boolean!`)}) { box @skip(if: true) { ${fields} } }`;
  const document = parse(query);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION)
    throw new Error('The document begins with no operation.');
  const plans = new OperationPlans(schema, document, operation, 10);
  const choices = Array.from({ length: 2 ** names.length }, (_, choice) =>
    Object.fromEntries(names.map((name, index) => [name, (choice & (1 << index)) !== 0])),
  );
  expect(choices.filter((choice) => plans.plan(choice) !== null)).toHaveLength(10);
});
