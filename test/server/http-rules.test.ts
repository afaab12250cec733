import { expect, it } from 'vitest';
import { createPassthroughDoor } from '../../src/server/door/passthrough-door.ts';
import { countedSchema } from '../support/counted-schema.ts';
import { rawHttp } from '../support/raw-http.ts';
import { startService } from '../support/start-service.ts';

it('reads by GET and never changes anything by it', async () => {
  const { schema, changes } = countedSchema();
  const { url } = await startService({ schema });
  const read = await fetch(`${url}?query={fine}`);
  expect(await read.json()).toEqual({ data: { fine: 1 } });

  const change = await fetch(`${url}?query=mutation{change}`);
  expect(change.status).toBe(405);
  expect(change.headers.get('allow')).toBe('POST');
  expect(await change.json()).toMatchObject({ errors: [{ extensions: { code: 'METHOD_NOT_ALLOWED' } }] });
  expect(changes()).toBe(0);
});

it.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH'])('answers 405 to %s', async (method) => {
  const { schema } = countedSchema();
  const { url } = await startService({ schema });
  const response = await fetch(url, { method });
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('GET, POST');
});

it.each([
  ['a list of operations', JSON.stringify([{ query: '{ fine }' }])],
  ['broken JSON', '{"query": "{ fine }", "secret": 1'],
  ['a JSON string', '"{ fine }"'],
  ['null', 'null'],
  ['an unknown parameter', JSON.stringify({ query: '{ fine }', doc_id: 1 })],
  ['no query', '{}'],
])('answers 400 to %s, without repeating it', async (_what, body) => {
  const { schema } = countedSchema();
  const { ask, logs } = await startService({ schema });
  for (const accept of ['application/json', 'application/graphql-response+json']) {
    const response = await ask('', {}, { body, headers: { accept, 'x-request-id': 'mine' } });
    const text = await response.text();
    expect({ status: response.status, text }).toEqual({
      status: 400,
      text: expect.stringContaining('"extensions":{"code":"BAD_REQUEST","requestId":"mine"}'),
    });
    expect(text).not.toContain('secret');
  }
  expect(logs).toEqual([]);
});

it('answers 400 to variables that are no JSON in a GET', async () => {
  const { schema } = countedSchema();
  const { url, logs } = await startService({ schema });
  const response = await fetch(`${url}?query={fine}&variables={`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  expect(logs).toEqual([]);
});

it('opens itself to no other origin', async () => {
  const { schema } = countedSchema();
  const { ask, url } = await startService({ schema });
  const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
  for (const response of [
    await ask('{ fine }', {}, { headers }),
    await fetch(url, { method: 'OPTIONS', headers }),
    await fetch(`${url}?query={fine}`, { headers }),
  ]) {
    const names = [...response.headers.keys()];
    expect(names.filter((name) => name.startsWith('access-control-'))).toEqual([]);
  }
});

it.each([
  ['a sane one', 'Trace.1:a_b-c', 'Trace.1:a_b-c'],
  ['one with a space', 'a b', expect.stringMatching(/^[0-9a-f-]{36}$/)],
  ['one that is too long', 'x'.repeat(129), expect.stringMatching(/^[0-9a-f-]{36}$/)],
  ['none', undefined, expect.stringMatching(/^[0-9a-f-]{36}$/)],
])('takes %s for the request id, or makes one', async (_what, sent, answered) => {
  const { schema } = countedSchema();
  const { ask } = await startService({ schema });
  const response = await ask('{ fine }', {}, sent === undefined ? {} : { headers: { 'x-request-id': sent } });
  expect(response.headers.get('x-request-id')).toEqual(answered);
});

it('answers a path that it does not know with a GraphQL error and a request id', async () => {
  const { schema } = countedSchema();
  const { origin } = await startService({ schema });
  const response = await fetch(`${origin}/graphqls`);
  expect(response.status).toBe(404);
  const requestId = response.headers.get('x-request-id');
  expect(await response.json()).toEqual({
    errors: [
      { message: 'Nothing is here. The API is at /graphql.', extensions: { code: 'NOT_FOUND', requestId } },
    ],
  });
});

it('shows the way from the root, and its health', async () => {
  const { schema } = countedSchema();
  const { origin } = await startService({ schema });
  const root = await fetch(origin, { redirect: 'manual' });
  expect([root.status, root.headers.get('location')]).toEqual([302, '/graphql']);
  expect(await (await fetch(`${origin}/healthz`)).json()).toEqual({ status: 'ok' });
});

it('asks for a token by the book, before it reads what is asked', async () => {
  const { schema, changes } = countedSchema();
  const { ask } = await startService({ schema, door: createPassthroughDoor() });
  for (const accept of ['application/json', 'application/graphql-response+json']) {
    const response = await ask('mutation { change }', {}, { headers: { accept, 'x-request-id': 'mine' } });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(response.headers.get('content-type')).toBe(`${accept}; charset=utf-8`);
    expect(await response.json()).toEqual({
      errors: [
        {
          message: expect.stringContaining('Authorization: Bearer'),
          extensions: { code: 'UNAUTHENTICATED', requestId: 'mine' },
        },
      ],
    });
  }
  expect(changes()).toBe(0);
});

const JSON_BODY = JSON.stringify({ query: 'mutation { change }' });

it("does not answer a foreign page that has taken this service's address", async () => {
  const { schema, changes } = countedSchema();
  const { port } = await startService({ schema });
  const answer = await rawHttp(
    port,
    `POST /graphql HTTP/1.1\r\nhost: evil.example:${port}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${JSON_BODY.length}\r\n\r\n${JSON_BODY}`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 403 /);
  expect(answer).toContain('"code":"FORBIDDEN"');
  expect(changes()).toBe(0);
});
