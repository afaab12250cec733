import { createHash } from 'node:crypto';
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { generate } from '@graphql-codegen/cli';
import { Client, createRequest, fetchExchange, makeOperation, type TypedDocumentNode } from '@urql/core';
import { parse, printSchema } from 'graphql';
import { createClient as createSocketClient } from 'graphql-ws';
import { beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { readManifest } from '../../src/server/pipeline/documents/read-manifest.ts';
import type { TrustMode } from '../../src/server/pipeline/documents/trusted-documents.ts';
import { aSchema, startService } from '../support/start-service.ts';
import { connectSocket } from '../support/test-socket.ts';

const schema = aSchema(
  `
  type Query { echo(text: String): String secret: String }
  type Mutation { change: Int }
  type Subscription { count: Int }
  `,
  {
    Query: { echo: (_parent, { text }) => text, secret: () => 'secret' },
    Mutation: { change: () => 1 },
    Subscription: {
      count: {
        async *subscribe() {
          yield { count: 1 };
        },
      },
    },
  },
);

const ECHO = 'query Echo($text: String) { echo(text: $text) }';
const COUNT = 'subscription Count { count }';
const CHANGE = 'mutation Change { change }';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const texts = new Map([ECHO, COUNT, CHANGE].map((text) => [sha256(text), text]));

const start = (mode: TrustMode, known: ReadonlyMap<string, string> = texts) =>
  startService({ schema, trustedDocuments: { mode, texts: known } });

const post = (url: string, body: object, accept = 'application/json'): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify(body),
  });

const byHash = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: sha256(text) } });
const variables = { text: 'hello' };
const HELLO = { data: { echo: 'hello' } };

describe.each(['optional', 'required'] as const)('in mode %s', (mode) => {
  it.each([
    ['documentId', { documentId: sha256(ECHO) }],
    ['documentId with its algorithm', { documentId: `sha256:${sha256(ECHO)}` }],
    ['documentId beside an empty query', { query: '', documentId: sha256(ECHO) }],
    ["Apollo's extension", { extensions: byHash(ECHO) }],
    ["Apollo's extension beside an empty query", { query: '', extensions: byHash(ECHO) }],
    ['its text', { query: ECHO }],
  ])('a listed document runs by %s', async (_how, body) => {
    const { url } = await start(mode);
    const response = await post(url, { ...body, variables });
    expect([response.status, await response.json()]).toEqual([200, HELLO]);
  });

  it('a listed document runs by GET', async () => {
    const { url } = await start(mode);
    const asked = (parameters: Record<string, string>) =>
      fetch(`${url}?${new URLSearchParams({ ...parameters, variables: JSON.stringify(variables) })}`);
    expect(await (await asked({ documentId: sha256(ECHO) })).json()).toEqual(HELLO);
    expect(await (await asked({ extensions: JSON.stringify(byHash(ECHO)) })).json()).toEqual(HELLO);
    expect((await asked({ documentId: sha256(CHANGE) })).status).toBe(405);
  });

  it.each([
    ['documentId', { documentId: sha256(COUNT) }],
    ["Apollo's extension", { extensions: byHash(COUNT) }],
  ])('a listed subscription is answered by %s as events and on a socket', async (_how, reference) => {
    const { url } = await start(mode);
    const events = await post(url, reference, 'text/event-stream');
    expect(await events.text()).toContain('event: next\ndata: {"data":{"count":1}}');
    const { send, read } = await connectSocket(url);
    send({ type: 'subscribe', id: '1', payload: { query: '', ...reference } });
    expect(await read(2)).toMatchObject([{ payload: { data: { count: 1 } } }, { type: 'complete' }]);
  });

  it.each(['nope', '__proto__', 'constructor'])('an id that is not listed is not found: %s', async (id) => {
    const { url } = await start(mode);
    for (const body of [{ documentId: id }, { extensions: { persistedQuery: { sha256Hash: id } } }]) {
      const response = await post(url, body, 'application/graphql-response+json');
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        errors: [{ message: expect.stringContaining(id), extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
      });
    }
  });
});

it('in mode required a text that is not listed is refused over every transport', async () => {
  const { url } = await start('required');
  for (const accept of ['application/json', 'application/graphql-response+json', 'text/event-stream']) {
    const response = await post(url, { query: '{ secret }', documentId: sha256(ECHO) }, accept);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('TRUSTED_DOCUMENT_REQUIRED');
  }
  const { subscribe, read } = await connectSocket(url);
  subscribe('1', `${ECHO} `);
  expect(await read()).toMatchObject({
    type: 'error',
    payload: [{ extensions: { code: 'TRUSTED_DOCUMENT_REQUIRED' } }],
  });
});

it('in mode optional a text that is not listed runs', async () => {
  const { query } = await start('optional');
  expect(await query('{ secret }')).toEqual({ data: { secret: 'secret' } });
});

it('in mode off there are no ids', async () => {
  const { url } = await startService({ schema });
  const response = await post(url, { extensions: byHash(ECHO) });
  expect(await response.json()).toMatchObject({
    errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }],
  });
});

it.each([{}, { query: null }, { query: 1 }, { documentId: 1 }, { extensions: { persistedQuery: null } }])(
  'neither text nor id is a bad request: %j',
  async (body) => {
    const { url } = await start('optional');
    const response = await post(url, body, 'application/graphql-response+json');
    expect(response.status).toBe(400);
  },
);

it('does not start with a document that cannot run, and names it', async () => {
  const known = new Map([['1f3a', '{ nope }']]);
  await expect(start('optional', known)).rejects.toThrow(/1f3a: Cannot query field "nope"/);
});

describe("the client preset's manifest", () => {
  let manifest: ReadonlyMap<string, string>;
  beforeAll(async () => {
    const files: { filename: string; content: string }[] = await generate(
      {
        silent: true,
        schema: printSchema(schema),
        documents: [ECHO, COUNT],
        generates: {
          './generated/': {
            preset: 'client',
            presetConfig: { persistedDocuments: { hashAlgorithm: 'sha256' } },
          },
        },
      },
      false,
    );
    const file = files.find(({ filename }) => filename.endsWith('persisted-documents.json'));
    manifest = readManifest(file?.content ?? '');
  });
  const idOf = (name: string): string => {
    const [id = ''] = [...manifest].find(([, text]) => text.includes(name)) ?? [];
    return id;
  };

  it('serves urql, which sends documentId', async () => {
    const { url } = await start('required', manifest);
    const client = new Client({ url, exchanges: [fetchExchange], preferGetMethod: false });
    const document = { kind: 'Document', definitions: [], documentId: idOf('Echo') };
    const request = createRequest(document as unknown as TypedDocumentNode<unknown, object>, variables);
    // Its `query` looks for the operation in the document, and a document that has an id has none.
    const operation = makeOperation('query', request, {
      url,
      requestPolicy: 'network-only',
      preferGetMethod: false,
    });
    const result = await client.executeRequestOperation(operation).toPromise();
    expect(result.data).toEqual(HELLO.data);
  });

  it.each([true, false])("serves Apollo's link, by GET: %s", async (useGETForHashedQueries) => {
    const { url } = await start('required', manifest);
    const link = new PersistedQueryLink({ generateHash: () => idOf('Echo'), useGETForHashedQueries });
    const client = new ApolloClient({
      cache: new InMemoryCache(),
      link: link.concat(new HttpLink({ uri: url })),
    });
    const { data } = await client.query({ query: parse(ECHO), variables });
    expect(data).toEqual(HELLO.data);
  });

  it("has Apollo's link send the text where another id is optional", async () => {
    const { url } = await start('optional', manifest);
    const link = new PersistedQueryLink({ generateHash: () => 'another' });
    const client = new ApolloClient({
      cache: new InMemoryCache(),
      link: link.concat(new HttpLink({ uri: url })),
    });
    const { data } = await client.query({ query: parse(ECHO), variables });
    expect(data).toEqual(HELLO.data);
  });

  it('serves graphql-ws', async () => {
    const { url } = await start('required', manifest);
    const client = createSocketClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket });
    const results: unknown[] = [];
    for await (const result of client.iterate({
      query: '',
      extensions: { persistedQuery: { version: 1, sha256Hash: idOf('Count') } },
    })) {
      results.push(result);
    }
    await client.dispose();
    expect(results).toEqual([{ data: { count: 1 } }]);
  });
});

describe('a manifest', () => {
  it("may be Apollo's", () => {
    const manifest = {
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: [{ id: 'a', name: 'Echo', type: 'query', body: ECHO }],
    };
    expect([...readManifest(JSON.stringify(manifest))]).toEqual([['a', ECHO]]);
  });

  it.each([
    '',
    '{',
    '[]',
    'null',
    '{"a": 1}',
    '{"": "{ a }"}',
    '{"format": "apollo-persisted-query-manifest", "version": 2, "operations": []}',
    '{"format": "apollo-persisted-query-manifest", "version": 1, "operations": [null]}',
    '{"format": "apollo-persisted-query-manifest", "version": 1, "operations": [{"id": 1, "body": "{ a }"}]}',
  ])('of another shape is refused: %s', (json) => {
    expect(() => readManifest(json)).toThrow(/^The manifest of trusted documents is /);
  });
});
