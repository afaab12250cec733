import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { aSchema, startService } from '../support/start-service.ts';
import { connectSocket } from '../support/test-socket.ts';

const schema = aSchema(
  `
  type Query { favourite(colour: Colour, filter: Filter): String _service: Service! }
  type Service { sdl: String }
  enum Colour { MAGENTA }
  input Filter { magnitude: Int }
  `,
  { Query: { _service: () => ({ sdl: 'type Query' }) } },
);

const ASKS_FOR_THE_SCHEMA = [
  ['all of it', getIntrospectionQuery()],
  ['a type', '{ __type(name: "Query") { name } }'],
  ['its root under another name', '{ a: __schema { queryType { name } } }'],
  ['its root in a fragment', '{ ...F } fragment F on Query { __schema { __typename } }'],
  ['what a router composes', '{ _service { sdl } }'],
] as const;

describe('where introspection is off', () => {
  it.each(ASKS_FOR_THE_SCHEMA)('nobody is told %s', async (_what, query) => {
    const { url, ask } = await startService({ schema, introspection: false });
    const response = await ask(query);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [
        {
          message: expect.stringContaining('TUNEGRAPH_INTROSPECTION=true'),
          extensions: { code: 'INTROSPECTION_DISABLED' },
        },
      ],
    });
    const { subscribe, read } = await connectSocket(url);
    subscribe('1', query);
    expect(await read()).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'INTROSPECTION_DISABLED' } }],
    });
  });

  it.each([
    ['clients', '{ __schema { queryType { name } } }', 'Take schema.graphql'],
    ['a router', '{ _service { sdl } }', 'Take subgraph.graphql'],
  ])('%s learn which file to take instead', async (_who, query, advice) => {
    const { ask } = await startService({ schema, introspection: false });
    expect(await (await ask(query)).text()).toContain(advice);
  });

  it('everybody is told `__typename`', async () => {
    const { query } = await startService({ schema, introspection: false });
    expect(await query('{ __typename }')).toEqual({ data: { __typename: 'Query' } });
  });
});

describe('where it is on', () => {
  it.each(ASKS_FOR_THE_SCHEMA)('everybody is told %s', async (_what, query) => {
    const { query: ask } = await startService({ schema });
    expect(await ask(query)).toEqual({ data: expect.any(Object) });
  });
});

describe('names that are spelled much the same', () => {
  const MISTAKES = [
    ['a field', '{ favorite }', {}],
    ['an argument', '{ favourite(color: MAGENTA) }', {}],
    ['an enum value in the document', '{ favourite(colour: MAGENTTA) }', {}],
    ['an enum value in a variable', 'query ($c: Colour) { favourite(colour: $c) }', { c: 'MAGENTTA' }],
    ['an input field in the document', '{ favourite(filter: { magnitud: 1 }) }', {}],
    ['an input field in a variable', 'query ($f: Filter) { favourite(filter: $f) }', { f: { magnitud: 1 } }],
    ['a type', 'query ($f: Filtr) { favourite(filter: $f) }', {}],
  ] as const;

  it.each(MISTAKES)('are suggested for %s where introspection is on', async (_what, query, variables) => {
    const { query: ask } = await startService({ schema });
    expect(JSON.stringify(await ask(query, variables))).toContain('Did you mean');
  });

  it.each(MISTAKES)('are kept back for %s where it is off', async (_what, query, variables) => {
    const { query: ask } = await startService({ schema, introspection: false });
    const answer = await ask(query, variables);
    expect(answer.errors).toHaveLength(1);
    expect(JSON.stringify(answer)).not.toContain('Did you mean');
  });
});
