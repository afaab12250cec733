import { expect, it } from 'vitest';
import { countedSchema } from '../support/counted-schema.ts';
import { startService } from '../support/start-service.ts';

const JSON_BODY = JSON.stringify({ query: 'mutation { change }' });
const FORM = new URLSearchParams({ query: 'mutation { change }' }).toString();
const MULTIPART =
  '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{"query":"mutation { change }"}\r\n--x--';

it.each([
  ['a form', 'application/x-www-form-urlencoded', FORM],
  ['a multipart form', 'multipart/form-data; boundary=x', MULTIPART],
  ['plain text', 'text/plain', JSON_BODY],
  ['a bare document', 'application/graphql', 'mutation { change }'],
  ['a list of types that begins well', 'application/json, text/plain', JSON_BODY],
  ['no type', '', JSON_BODY],
])('runs nothing of a POST of %s', async (_what, contentType, body) => {
  const { schema, changes } = countedSchema();
  const { ask } = await startService({ schema });
  const response = await ask(
    '',
    {},
    { body, headers: { 'content-type': contentType, 'x-request-id': 'mine' } },
  );
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.status).toBeLessThan(500);
  expect(response.headers.get('x-request-id')).toBe('mine');
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { requestId: 'mine' } }] });
  expect(changes()).toBe(0);
});

it.each(['application/json', 'Application/JSON ; charset=utf-8', 'application/graphql+json'])(
  'takes a POST of %s',
  async (contentType) => {
    const { schema } = countedSchema();
    const { ask } = await startService({ schema });
    const response = await ask('mutation { change }', {}, { headers: { 'content-type': contentType } });
    expect(await response.json()).toEqual({ data: { change: 1 } });
  },
);

it('takes no compressed body', async () => {
  const { schema } = countedSchema();
  const { ask } = await startService({ schema });
  const response = await ask('{ fine }', {}, { headers: { 'content-encoding': 'gzip' } });
  expect(response.status).toBe(415);
  expect(await response.json()).toMatchObject({
    errors: [{ extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } }],
  });
});

it('answers 406 to who could not read the answer, before anything runs', async () => {
  const { schema, changes } = countedSchema();
  const { ask } = await startService({ schema });
  for (const accept of ['text/plain', 'application/json; charset=latin1', 'image/*', 'text/html']) {
    const response = await ask('mutation { change }', {}, { headers: { accept } });
    expect(response.status).toBe(406);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_ACCEPTABLE' } }] });
  }
  expect(changes()).toBe(0);
});

it.each(['*/*', 'application/*', 'text/plain, application/json;q=0.5', 'Application/JSON; charset=UTF-8'])(
  'answers in JSON to who accepts %s',
  async (accept) => {
    const { schema } = countedSchema();
    const { ask } = await startService({ schema });
    const response = await ask('{ fine }', {}, { headers: { accept } });
    expect(response.headers.get('content-type')).toContain('json');
    expect(await response.json()).toEqual({ data: { fine: 1 } });
  },
);
