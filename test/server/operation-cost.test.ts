import {
  getIntrospectionQuery,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FieldCost } from '../../src/schema/field-cost.ts';
import { schema } from '../../src/schema/index.ts';
import { type AppUnderTest, startApp } from '../support/start-app.ts';
import { aSchema, startService } from '../support/start-service.ts';

const JOB = `id createdAt status rawStatus isTerminal model fineTunedModel suffix error { code message param }
  finishedAt estimatedFinish trainedTokens seed trainingFile { id } validationFile { id } resultFiles { id }`;
const METHOD =
  'method { type ... on SupervisedMethod { hyperparameters { batchSize learningRateMultiplier nEpochs } } }';
const METADATA = 'metadata { entries { key value } }';
const EVENTS =
  'edges { cursor node { id createdAt level type message metrics { step trainLoss } } } pageInfo { hasNextPage endCursor }';
const METRICS = `step totalSteps trainLoss trainMeanTokenAccuracy validLoss validMeanTokenAccuracy fullValidLoss
  fullValidMeanTokenAccuracy`;
const CHECKPOINTS = `nodes { id createdAt stepNumber fineTunedModelCheckpoint metrics { ${METRICS} } }`;

const aliased = (count: number, part: string): string =>
  `{ ${Array.from({ length: count }, (_, index) => `job${index}: fineTuningJob(id: "ftjob-seed-running") { ${part} }`).join(' ')} }`;

describe('what people and routers send runs with the usual settings', () => {
  let app: AppUnderTest;
  beforeAll(async () => {
    app = await startApp({ keep: true });
  });
  afterAll(() => app.stop());

  it.each([
    [
      'a page of a hundred jobs',
      `{ fineTuningJobs(first: 100) { nodes { ${JOB} ${METHOD} ${METADATA} } pageInfo { endCursor } } }`,
      {},
    ],
    [
      'twenty jobs by alias, each with events and checkpoints',
      aliased(20, `${JOB} events { ${EVENTS} } checkpoints { ${CHECKPOINTS} }`),
      {},
    ],
    ['a hundred jobs by alias', aliased(100, `${JOB} ${METHOD} ${METADATA}`), {}],
    [
      'a page of twenty with five events and the checkpoints each',
      `{ fineTuningJobs { nodes { ${JOB} events(first: 5) { ${EVENTS} } checkpoints { ${CHECKPOINTS} } } } }`,
      {},
    ],
    ['twenty loss curves', `{ fineTuningJobs { nodes { id trainingMetrics { ${METRICS} } } } }`, {}],
    [
      'a thousand entities',
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on FineTuningJob { id status rawStatus model fineTunedModel createdAt finishedAt isTerminal seed suffix } } }',
      {
        representations: Array.from({ length: 1000 }, () => ({
          __typename: 'FineTuningJob',
          id: 'ftjob-seed-running',
        })),
      },
    ],
    [
      'the whole introspection query',
      getIntrospectionQuery({
        specifiedByUrl: true,
        directiveIsRepeatable: true,
        schemaDescription: true,
        inputValueDeprecation: true,
        oneOf: true,
      }),
      {},
    ],
  ])('%s', async (_what, query, variables) => {
    expect(await app.query(query, variables)).toEqual({ data: expect.any(Object) });
  });

  it('and what goes beyond says the cost, the limit, the field and what to do', async () => {
    const query = `query ($first: Int) { fineTuningJobs(first: $first) { nodes { id events(first: 100) { ${EVENTS} } } } }`;
    expect(await app.query(query, { first: 100 })).toMatchObject({
      errors: [
        {
          message: expect.stringMatching(
            /^This may cost \d+, and 100000 is the most; \d+ of it is `fineTuningJobs\.nodes\.events\.edges\.node`\. Ask for fewer items/,
          ),
          extensions: { code: 'QUERY_TOO_COMPLEX' },
        },
      ],
    });
    expect(await app.query(query, { first: 10 })).toEqual({ data: expect.any(Object) });
  });

  it.each([0, -1, 101, 2_147_483_647])('leaves a page of %i to whoever knows why not', async (first) => {
    const query = 'query ($first: Int) { fineTuningJobs(first: $first) { nodes { id } } }';
    expect(await app.query(query, { first })).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });
});

describe('every field of the API says what it costs', () => {
  const fields = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field })),
    );
  const costOf = ({ extensions }: (typeof fields)[number]['field']) =>
    extensions['cost'] as FieldCost | undefined;
  const names = (wanted: typeof fields): readonly string[] => wanted.map(({ name }) => name);

  it('lists of objects say how many', () => {
    const lists = fields.filter(
      ({ field }) => isListType(getNullableType(field.type)) && !isLeafType(getNamedType(field.type)),
    );
    expect(names(lists)).toContain('FineTuningJobConnection.nodes');
    expect(names(lists.filter(({ field }) => costOf(field)?.items === undefined))).toEqual([]);
  });

  it('pages say by which argument', () => {
    const pages = fields.filter(({ field }) => field.args.some(({ name }) => name === 'first'));
    expect(names(pages)).toContain('FineTuningJob.events');
    expect(names(pages.filter(({ field }) => costOf(field)?.page?.argument !== 'first'))).toEqual([]);
  });

  it('whatever takes the context, or stands at the top, says how often it calls', () => {
    const calling = fields.filter(({ name, field }) => {
      const { resolve } = (field.extensions['pothosOptions'] ?? {}) as {
        resolve?: (...args: never[]) => unknown;
      };
      return (resolve?.length ?? 0) > 2 || /^(Query|Mutation|Subscription)\./.test(name);
    });
    expect(names(calling)).toContain('FineTuningFile.bytes');
    expect(names(calling.filter(({ field }) => costOf(field)?.calls === undefined))).toEqual([]);
  });
});

describe('the cost', () => {
  const own = aSchema(
    `
    type Query { one: Thing things(ids: [ID!]): [Thing!] }
    type Thing { id: ID other: Thing list: [Thing!] }
    `,
    { Query: { one: () => ({ id: 'a' }), things: () => [] } },
  );

  it.each([
    ['each value', '{ one { id other { id } } }', {}, 4],
    ['a list of which nobody says how long it is', '{ things { id } }', {}, 20],
    ['a list in a list', '{ things { list { id } } }', {}, 210],
    [
      'a fragment each time',
      '{ one { ...F other { ...F } } } fragment F on Thing { id list { id } }',
      {},
      44,
    ],
    ['what a directive leaves out', '{ one @skip(if: true) { id } }', {}, 2],
  ])('counts %s', async (_what, query, variables, cost) => {
    const within = await startService({ schema: own, limits: { maxCost: cost } });
    expect(await within.query(query, variables)).toHaveProperty('data');
    const beyond = await startService({ schema: own, limits: { maxCost: cost - 1 } });
    const answer = await beyond.query(query, variables);
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'QUERY_TOO_COMPLEX' } }] });
    expect(answer.errors?.[0]?.message).toContain(`This may cost ${cost}, and ${cost - 1} is the most`);
  });

  const entities = aSchema(
    `
    scalar _Any
    type Thing { id: ID }
    union _Entity = Thing
    type Query { _entities(representations: [_Any!]!): [_Entity]! }
    `,
    { Query: { _entities: () => [] } },
  );

  it.each([
    [
      'from a variable',
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Thing { id } } }',
      { r: [1, 2, 3] },
      156,
    ],
    ['from a literal', '{ _entities(representations: [1, 2]) { __typename } }', {}, 104],
    [
      'from a default',
      'query ($r: [_Any!]! = [1]) { _entities(representations: $r) { __typename } }',
      {},
      52,
    ],
  ])('of entities goes by their number, %s', async (_what, query, variables, cost) => {
    const within = await startService({ schema: entities, limits: { maxCost: cost } });
    expect(await within.query(query, variables)).toHaveProperty('data');
    const beyond = await startService({ schema: entities, limits: { maxCost: cost - 1 } });
    expect(await beyond.query(query, variables)).toMatchObject({
      errors: [{ message: expect.stringContaining('`_entities`') }],
    });
  });
});
