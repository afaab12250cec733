import { inspect } from 'node:util';
import { errors, request } from 'undici';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { Secret } from '../../src/config/secret.ts';
import { Credential } from '../../src/domain/credential.ts';
import { causeForLog } from '../../src/server/cause-for-log.ts';
import { freePort } from '../support/free-port.ts';
import { aSecret } from '../support/secrets/known-secrets.ts';

const KEY = aSecret('the key of a caller');
const WEBHOOK_SECRET = aSecret('what signs webhooks', 'whsec_');
const JWT = `eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.${aSecret('the signature of a JWT', '')}`;
const OPAQUE = aSecret('a token of no known shape', '');

const logged = (error: unknown): string => JSON.stringify(causeForLog(error)) + inspect(causeForLog(error));

it.each([
  ['an API key', `Incorrect API key provided: ${KEY}.`, KEY],
  ['a webhook secret', `no signature with ${WEBHOOK_SECRET} fits`, WEBHOOK_SECRET],
  ['a JWT', `token=${JWT}`, JWT],
  ['a bearer token', `"authorization":"Bearer ${OPAQUE}1"`, OPAQUE],
])('leaves out %s that stands in a message', (_what, message, secret) => {
  expect(logged(new Error(message))).not.toContain(secret);
  expect(logged(new Error('wrapped', { cause: new Error(message) }))).not.toContain(secret);
  expect(logged(message)).not.toContain(secret);
});

it('leaves the rest of a message as it is', () => {
  const message = 'the risk-free task-12345 asked for a bearer token, ending in eyJ';
  expect(causeForLog(new Error(message)).message).toBe(message);
});

it('keeps to what it knows of an error that carries its request', () => {
  const error = Object.assign(new Error('refused'), {
    code: 'ECONNREFUSED',
    config: { headers: { authorization: OPAQUE } },
    request: { path: `/?key=${OPAQUE}` },
    body: OPAQUE,
  });
  expect(causeForLog(error)).toMatchObject({ name: 'Error', message: 'refused', code: 'ECONNREFUSED' });
  expect(logged(error)).not.toContain(OPAQUE);
});

it('tells nothing of the headers that an error of undici holds', async () => {
  const headers = { authorization: `Bearer ${OPAQUE}` };
  const refused = await request(`http://127.0.0.1:${await freePort()}/`, { headers }).catch((error) => error);
  const answered = new errors.ResponseError('refused', 401, { headers, body: { key: OPAQUE } });
  for (const error of [refused, answered]) expect(logged(error)).not.toContain(OPAQUE);
});

it("tells nothing of the value that a rule of zod's has refused", () => {
  const { error } = z
    .strictObject({ key: z.literal('a'), other: z.int() })
    .safeParse({ key: OPAQUE, other: OPAQUE });
  expect(logged(error)).not.toContain(OPAQUE);
});

it.each([
  ['a setting', new Secret(OPAQUE)],
  [
    'a credential',
    new Credential({ token: OPAQUE, organization: null, project: null }, Buffer.from('a hashing key')),
  ],
])('shows nothing of %s, however it is written', (_what, value) => {
  const written = [
    inspect(value, { showHidden: true, depth: 10 }),
    inspect({ deep: [value] }),
    JSON.stringify({ value }),
    String(value),
    `${value}`,
    JSON.stringify(structuredClone({ ...value })),
    JSON.stringify(Object.entries(value)),
    logged(new Error('with it', { cause: value })),
  ].join();
  expect(written).not.toContain(OPAQUE);
});
