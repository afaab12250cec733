import { expect, it } from 'vitest';
import { ServiceError } from '../../src/domain/service-error.ts';
import { createPipeline } from '../../src/server/pipeline/pipeline.ts';
import { aCaller } from '../support/recording-context.ts';
import { createRecordingLogger } from '../support/recording-logger.ts';
import { aSchema } from '../support/start-service.ts';

async function* counting(to: number) {
  for (let count = 1; count <= to; count += 1) yield { count };
}

async function* failing() {
  yield { count: 1 };
  throw new Error('sk-secret');
}

const schema = aSchema(
  `
  type Query { who: String }
  type Mutation { change: Int }
  type Subscription { count(to: Int!): Int! failing: Int refused: Int }
  `,
  {
    Query: { who: (_parent, _args, { caller }) => caller.requestId },
    Mutation: { change: () => 1 },
    Subscription: {
      count: { subscribe: (_parent, { to }) => counting(Number(to)) },
      failing: { subscribe: failing, resolve: () => 1 } as { subscribe: typeof failing },
      refused: {
        subscribe: () => {
          throw new ServiceError('NOT_FOUND', 'There is no such job.');
        },
      },
    },
  },
);

const aPipeline = () => {
  const { logger, lines } = createRecordingLogger();
  let contexts = 0;
  const pipeline = createPipeline({
    schema,
    contextFor: (caller) => {
      contexts += 1;
      return { caller };
    },
    logger,
  });
  return { ...pipeline, logs: lines, contexts: () => contexts };
};

const all = async (outcome: object): Promise<readonly unknown[]> => {
  const results: unknown[] = [];
  for await (const result of outcome as AsyncIterable<unknown>) results.push(result);
  return results;
};

it('takes an operation to its result without any transport', async () => {
  const { run, contexts } = aPipeline();
  expect(await run({ query: '{ who }' }, aCaller())).toEqual({ data: { who: 'request-of-a-test' } });
  expect(contexts()).toBe(1);
});

it('says nothing of HTTP to a transport that is none', async () => {
  const { run } = aPipeline();
  const { errors } = JSON.parse(JSON.stringify(await run({ query: '{' }, aCaller())));
  expect(errors[0].extensions).toEqual({ code: 'GRAPHQL_PARSE_FAILED', requestId: 'request-of-a-test' });
});

it('makes no context for what is refused before anything runs', async () => {
  const { run, contexts } = aPipeline();
  for (const query of ['{', '{ nope }', 'query A { who } query B { who }']) {
    expect(await run({ query }, aCaller())).toMatchObject({
      errors: [{ extensions: { requestId: 'request-of-a-test' } }],
    });
  }
  expect(contexts()).toBe(0);
});

it.each([
  ['the one that is named', 'B', { data: { b: 'request-of-a-test' } }],
  ['none without a name', undefined, { errors: [{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }] }],
  ['none by a wrong name', 'C', { errors: [{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }] }],
])('runs of several operations %s', async (_what, operationName, result) => {
  const { run } = aPipeline();
  const query = 'query A { a: who } query B { b: who }';
  expect(await run({ query, operationName }, aCaller())).toMatchObject(result);
});

it('runs a mutation when no HTTP method forbids it', async () => {
  const { run } = aPipeline();
  expect(await run({ query: 'mutation { change }' }, aCaller())).toEqual({ data: { change: 1 } });
});

it('streams a subscription', async () => {
  const { run } = aPipeline();
  expect(await all(await run({ query: 'subscription { count(to: 2) }' }, aCaller()))).toEqual([
    { data: { count: 1 } },
    { data: { count: 2 } },
  ]);
});

it('ends a subscription whose source fails with one masked error', async () => {
  const { run, logs } = aPipeline();
  expect(await all(await run({ query: 'subscription { failing }' }, aCaller()))).toMatchObject([
    { data: { failing: 1 } },
    { errors: [{ message: 'Unexpected error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] },
  ]);
  expect(logs).toHaveLength(1);
});

it('ends a subscription when it is told to, source and all', async () => {
  const { run } = aPipeline();
  const outcome = (await run(
    { query: 'subscription { count(to: 1000) }' },
    aCaller(),
  )) as AsyncIterableIterator<unknown>;
  await outcome.next();
  expect(await outcome.return?.()).toEqual({ done: true, value: undefined });
  expect(await outcome.next()).toEqual({ done: true, value: undefined });
});

it('answers a subscription that cannot begin with its error', async () => {
  const { run } = aPipeline();
  expect(await run({ query: 'subscription { refused }' }, aCaller())).toMatchObject({
    errors: [{ message: 'There is no such job.', path: ['refused'], extensions: { code: 'NOT_FOUND' } }],
  });
});

it('refuses the wrong variables of a subscription like those of a query', async () => {
  const { run } = aPipeline();
  const query = 'subscription ($to: Int!) { count(to: $to) }';
  expect(await run({ query, variables: { to: 'x' } }, aCaller())).toMatchObject({
    errors: [{ extensions: { code: 'BAD_USER_INPUT', path: ['to'] } }],
  });
});

it('answers a context that cannot be made with an unexpected error', async () => {
  const { logger, lines } = createRecordingLogger();
  const { run } = createPipeline({
    schema,
    contextFor: () => {
      throw new Error('sk-secret');
    },
    logger,
  });
  expect(await run({ query: '{ who }' }, aCaller())).toMatchObject({
    errors: [{ message: 'Unexpected error' }],
  });
  expect(lines).toHaveLength(1);
});

it('answers over yoga without a port as over the wire', async () => {
  const { yoga } = aPipeline();
  const response = await yoga.fetch(
    'http://localhost/graphql',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ who }' }),
    },
    { caller: aCaller() },
  );
  expect(await response.json()).toEqual({ data: { who: 'request-of-a-test' } });
});
