import { describe, expect, it } from 'vitest';
import type { AdmittedCaller } from '../../src/domain/caller.ts';
import { schema } from '../../src/schema/index.ts';
import type { OperationLimits } from '../../src/server/pipeline/limits.ts';
import { createPipeline } from '../../src/server/pipeline/pipeline.ts';
import { aCaller } from '../support/recording-context.ts';
import { createRecordingLogger } from '../support/recording-logger.ts';
import { aSchema, startService } from '../support/start-service.ts';
import { connectSocket } from '../support/test-socket.ts';

const many = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');

const job = 'fineTuningJob(id: "a")';

/** What becomes of a document of the real API before anything of it runs: the code of its refusal. */
const refusalOf = async (
  query: string,
  limits: Partial<OperationLimits> = {},
): Promise<{ readonly code: unknown; readonly message: string }> => {
  const notRun = (_caller: AdmittedCaller): never => {
    throw new Error('It ran.');
  };
  const { logger } = createRecordingLogger();
  const { run } = createPipeline({ schema, contextFor: notRun, logger, limits });
  const outcome = await run({ query }, aCaller());
  const [error] = 'errors' in outcome ? (outcome.errors ?? []) : [];
  return { code: error?.extensions['code'], message: error?.message ?? '' };
};

const RAN = 'INTERNAL_SERVER_ERROR';

describe('a text', () => {
  it.each([
    ['fifty thousand nested braces', '{ a '.repeat(50_000)],
    ['a list that is nested five thousand deep', `{ fineTuningJob(id: ${'['.repeat(5000)}1) { id } }`],
    ['a type that is nested without end', `query ($id: ${'['.repeat(5000)}ID) { ${job} { id } }`],
    ['ten thousand fields', `{ ${'a '.repeat(10_000)} }`],
    ['ten thousand variables', `query (${many(10_000, (index) => `$v${index}: ID`)}) { ${job} { id } }`],
    ['a thousand operations', many(1000, (index) => `query Q${index} { ${job} { id } }`)],
    ['two million comments', `${'#\n'.repeat(2_000_000)}{ ${job} { id } }`],
    ['a comment of four megabytes', `#${'x'.repeat(4_000_000)}\n{ ${job} { id } }`],
    ['a string of four megabytes', `{ fineTuningJob(id: "${'x'.repeat(4_000_000)}") { id } }`],
    ['a block string of four megabytes', `{ fineTuningJob(id: """${' \n'.repeat(2_000_000)}""") { id } }`],
    ['four million commas', `{ ${','.repeat(4_000_000)} ${job} { id } }`],
  ])('with %s is too large', async (_what, query) => {
    expect(await refusalOf(query)).toMatchObject({ code: 'DOCUMENT_TOO_LARGE' });
  });

  it('with brackets in a string or a comment nests nothing', async () => {
    const brackets = '{(['.repeat(70);
    expect(await refusalOf(`# ${brackets}\n{ fineTuningJob(id: "${brackets}") { id } }`)).toMatchObject({
      code: RAN,
    });
  });

  it.each(['{ a "unfinished', '{ \u0000 }', '', '   ', '#', '{ ... }'])(
    'that is no GraphQL is for the parser to refuse: %j',
    async (query) => {
      expect(await refusalOf(query)).toMatchObject({ code: 'GRAPHQL_PARSE_FAILED' });
    },
  );
});

describe('an operation', () => {
  const overlapping = many(
    190,
    () => `${job} { id status model method { type } metadata { entries { key value } } }`,
  );

  it.each([
    ['a thousand aliases', `{ ${job} { ${many(501, (index) => `a${index}: id`)} } }`, 'aliases'],
    ['too many fields at its top', `{ ${many(201, () => '__typename')} }`, 'fields at its top'],
    ['one field four thousand times', `{ ${job} { ${'id '.repeat(4000)} } }`, 'fields, those of fragments'],
    ['a thousand inline fragments', `{ ${job} { ${many(1400, () => '... { id model }')} } }`, 'fields,'],
    ['fields of one name in two hundred places', `{ ${overlapping} }`, 'same name'],
    ['too many directives', `{ __typename ${'@skip(if: true) '.repeat(101)} }`, 'directives'],
    [
      'too many fragments',
      `{ ...F1 } ${many(100, (index) => `fragment F${index} on Query { __typename }`)}`,
      'fragments',
    ],
    [
      'too many variables',
      `query (${many(501, (index) => `$v${index}: ID`)}) { ${job} { id } }`,
      'variables',
    ],
    [
      'fragments that double what they spread',
      `{ ${job} { ...F0 } } ${many(60, (index) => `fragment F${index} on FineTuningJob { ...F${index + 1} ...F${index + 1} }`)} fragment F60 on FineTuningJob { id }`,
      'fields, those of fragments included',
    ],
  ])('with %s is too complex', async (_what, query, reason) => {
    const { code, message } = await refusalOf(query);
    expect(code).toBe('QUERY_TOO_COMPLEX');
    expect(message).toContain(reason);
  });

  it('is as deep as its fragments make it', async () => {
    const inner = 'fragment Inner on FineTuningJob { method { type } }';
    const query = `{ ${job} { ... { ...Inner } } } ${inner}`;
    expect(await refusalOf(query, { maxDepth: 3 })).toMatchObject({ code: RAN });
    expect(await refusalOf(query, { maxDepth: 2 })).toMatchObject({
      code: 'QUERY_TOO_COMPLEX',
      message: expect.stringContaining('more than 2 levels of fields'),
    });
  });

  it('is counted with its fragments, each time that they are spread', async () => {
    const fragment = 'fragment F on FineTuningJob { a: id b: model }';
    const query = `{ ${job} { ...F method { type } ...F } } ${fragment}`;
    expect(await refusalOf(query, { maxAliases: 4, maxFields: 9 })).toMatchObject({ code: RAN });
    expect(await refusalOf(query, { maxAliases: 3 })).toMatchObject({ code: 'QUERY_TOO_COMPLEX' });
    expect(await refusalOf(query, { maxFields: 8 })).toMatchObject({ code: 'QUERY_TOO_COMPLEX' });
  });

  it('beside one that is too complex does not run either', async () => {
    const query = `query A { __typename } query B { a: __typename b: __typename }`;
    expect(await refusalOf(query, { maxAliases: 1 })).toMatchObject({ code: 'QUERY_TOO_COMPLEX' });
  });

  it.each([
    ['itself', '{ ...A } fragment A on Query { ...A }'],
    ['each other', '{ ...A } fragment A on Query { ...B __typename } fragment B on Query { ...A }'],
  ])('whose fragments spread %s is invalid', async (_what, query) => {
    expect(await refusalOf(query)).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
  });

  it('with an unknown fragment is invalid', async () => {
    expect(await refusalOf('{ ...Nope }')).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
  });
});

describe('over every transport', () => {
  const tooLarge = '{ a '.repeat(200);
  const tooComplex = `{ ${many(201, () => '__typename')} }`;
  const own = aSchema('type Query { who: String } type Subscription { ticks: Int }');

  const ACCEPTED = ['application/json', 'application/graphql-response+json', 'text/event-stream', '*/*'];

  it.each(
    ACCEPTED.flatMap((accept) => [
      ['DOCUMENT_TOO_LARGE', 413, accept, tooLarge] as const,
      ['QUERY_TOO_COMPLEX', 400, accept, tooComplex] as const,
    ]),
  )('it is %s with %i to who accepts %s', async (code, status, accept, query) => {
    const { url, ask } = await startService({ schema: own });
    const address = `${url}?query=${encodeURIComponent(query)}`;
    for (const response of [
      await ask(query, {}, { headers: { accept } }),
      await fetch(address, { headers: { accept } }),
    ]) {
      expect(response.status).toBe(status);
      expect(await response.text()).toContain(`"code":"${code}"`);
    }
  });

  it('on a socket it is an error of that operation, and the socket stays open', async () => {
    const { url } = await startService({ schema: own });
    const { subscribe, read } = await connectSocket(url);
    for (const [query, code] of [
      [tooLarge, 'DOCUMENT_TOO_LARGE'],
      [tooComplex, 'QUERY_TOO_COMPLEX'],
    ] as const) {
      subscribe('1', query);
      expect(await read()).toMatchObject({ id: '1', type: 'error', payload: [{ extensions: { code } }] });
    }
    subscribe('1', '{ who }');
    expect(await read()).toMatchObject({ type: 'next' });
  });
});
