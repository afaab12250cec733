import { describe, expect, it } from 'vitest';
import { aSchema, startService } from '../support/start-service.ts';
import { connectSocket } from '../support/test-socket.ts';

const schema = aSchema(
  `
  type Query { int(of: Int): Int float(of: Float): Float text(of: String): String self: Query }
  `,
  {
    Query: {
      int: (_parent, { of }) => of,
      float: (_parent, { of }) => of,
      text: (_parent, { of }) => of,
      self: () => ({}),
    },
  },
);

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__'];

it.each(NAMES)('answers under the name %s', async (name) => {
  const { ask } = await startService({ schema });
  const response = await ask(`{ ${name}: self { ${name}: text(of: "x") } }`);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe(`{"data":{"${name}":{"${name}":"x"}}}`);
  expect(Object.keys(Object.prototype)).toEqual([]);
});

it.each(NAMES)('takes a variable, an operation and a fragment of the name %s', async (name) => {
  const { url } = await startService({ schema });
  const query = `query ${name}($${name}: String) { ...${name} } fragment ${name} on Query { text(of: $${name}) }`;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"query":${JSON.stringify(query)},"operationName":"${name}","variables":{"${name}":"x"}}`,
  });
  expect([200, 400]).toContain(response.status);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { x?: unknown }).x).toBeUndefined();
});

it('takes nothing from the prototype that variables name', async () => {
  const { url } = await startService({ schema });
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"query ($of: String) { text(of: $of) }","variables":{"__proto__":{"of":"polluted"}}}',
  });
  expect(await response.json()).toEqual({ data: { text: null } });
});

describe('numbers and texts at the edge', () => {
  it.each([
    ['1e999', 'float'],
    [`${'9'.repeat(400)}`, 'int'],
    [`-${'9'.repeat(400)}`, 'int'],
    ['2147483648', 'int'],
    ['1.5', 'int'],
  ])('%.20s is no %s', async (literal, field) => {
    const { ask } = await startService({ schema });
    const response = await ask(`{ ${field}(of: ${literal}) }`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  it.each([
    ['a NUL', '\u0000'],
    ['a lone surrogate', '\ud800'],
    ['a byte order mark', '\ufeff'],
    ['what is no character', '\uffff'],
  ])('%s comes back as it was sent', async (_what, of) => {
    const { query } = await startService({ schema });
    expect(await query('query ($of: String) { text(of: $of) }', { of })).toEqual({ data: { text: of } });
  });

  it.each(['\u0000', '\u200b', '\ud800'])('%j in a document is no GraphQL', async (character) => {
    const { ask } = await startService({ schema });
    const response = await ask(`{ ${character} self { __typename } }`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }],
    });
  });

  it('an escape that is half of a character is no GraphQL', async () => {
    const { ask } = await startService({ schema });
    expect((await ask('{ text(of: "\\uD800") }')).status).toBe(400);
  });
});

it('refuses several operations in one request', async () => {
  const { url } = await startService({ schema });
  const batch = JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]);
  for (const accept of ['application/json', 'application/graphql-response+json', 'text/event-stream']) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: batch,
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Batching is not supported');
  }
  const { send, closed } = await connectSocket(url);
  send(batch);
  expect(await closed).toMatchObject({ code: 4400 });
});
