import { describe, expect, it } from 'vitest';
import { aSecret } from '../support/secrets/known-secrets.ts';
import { startApp } from '../support/start-app.ts';
import { startUpstreamStub, type UpstreamAnswer } from '../support/start-upstream-stub.ts';
import { createTokenIssuer, jwtSettings } from '../support/token-issuer.ts';

// Each where a client, or its proxy, may put one.
const SECRETS = {
  key: aSecret('the key of a caller'),
  cookie: aSecret('the cookie of a caller', ''),
  query: aSecret('a secret in the address', ''),
  variable: aSecret('a secret in a variable'),
  upstream: aSecret('a secret that the upstream tells'),
  webhook: aSecret('what signs webhooks', 'whsec_'),
};

const echo = (status: number): UpstreamAnswer => ({
  status,
  headers: { 'x-request-id': 'req_upstream', 'retry-after': '1', 'set-cookie': SECRETS.upstream },
  json: {
    error: {
      message: `Bearer ${SECRETS.key} is wrong: see ${SECRETS.upstream}`,
      type: SECRETS.upstream,
      param: SECRETS.upstream,
      code: SECRETS.upstream,
    },
  },
});

const READ = 'query ($id: ID!) { fineTuningJob(id: $id) { id } }';
const CREATE =
  'mutation ($input: CreateFineTuningJobInput!) { createFineTuningJob(input: $input) { job { id } userErrors { code message path } } }';
const input = {
  model: 'gpt-4o-mini',
  trainingFile: 'file-1',
  metadata: [{ key: 'k', value: SECRETS.variable }],
};

const ask = async (
  answer: UpstreamAnswer,
  init: RequestInit = {},
  { path = '/graphql', settings = {} }: { path?: string; settings?: Readonly<Record<string, string>> } = {},
): Promise<string> => {
  const upstream = await startUpstreamStub(() => answer);
  const { origin } = await startApp({
    upstream,
    settings: {
      OPENAI_API_KEY: '',
      TUNEGRAPH_AUTH: 'passthrough',
      OPENAI_WEBHOOK_SECRET: `whsec_${Buffer.from(SECRETS.webhook).toString('base64')}`,
      TUNEGRAPH_UPSTREAM_TIMEOUT_MS: '200',
      ...settings,
    },
  });
  const response = await fetch(`${origin}${path}?api_key=${SECRETS.query}`, {
    method: 'POST',
    ...init,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${SECRETS.key}`,
      cookie: `session=${SECRETS.cookie}`,
      ...(init.headers as Readonly<Record<string, string>> | undefined),
    },
  });
  return JSON.stringify([...response.headers]) + (await response.text());
};

const asking = (query: string, variables: object = { id: SECRETS.variable }): RequestInit => ({
  body: JSON.stringify({ query, variables }),
});

const expectNoSecret = (answer: string): void => {
  for (const [name, secret] of Object.entries(SECRETS)) expect(answer.includes(secret), name).toBe(false);
};

const silence: UpstreamAnswer = () => {};
const reset: UpstreamAnswer = (response) => void response.socket?.resetAndDestroy();

describe('no secret is in an answer', () => {
  const ofTheUpstream: readonly (readonly [string, UpstreamAnswer])[] = [
    ['UPSTREAM_REJECTED', echo(400)],
    ['UNAUTHENTICATED', echo(401)],
    ['FORBIDDEN', echo(403)],
    ['RATE_LIMITED', echo(429)],
    ['UPSTREAM_ERROR', echo(500)],
    ['UPSTREAM_TIMEOUT', silence],
    ['UPSTREAM_UNAVAILABLE', reset],
  ];

  it.each(ofTheUpstream)('with %s from the upstream', async (code, answer) => {
    const said = await ask(answer, asking(READ));
    expect(said).toContain(`"${code}"`);
    expectNoSecret(said);
  });

  it.each(ofTheUpstream)('with %s as a server-sent event', async (code, answer) => {
    const said = await ask(answer, { ...asking(READ), headers: { accept: 'text/event-stream' } });
    expect(said).toContain(code);
    expectNoSecret(said);
  });

  it.each([400, 404, 409, 422])('with a userError for the %i of the upstream', async (status) => {
    const said = await ask(echo(status), asking(CREATE, { input }));
    expect(said).toContain('"userErrors":[{');
    expectNoSecret(said);
  });

  it.each<[string, RequestInit]>([
    [
      'BAD_USER_INPUT',
      asking('query ($first: Int) { fineTuningJobs(first: $first) { nodes { id } } }', {
        first: SECRETS.variable,
      }),
    ],
    ['BAD_USER_INPUT', asking(CREATE, { input: { ...input, seed: SECRETS.variable } })],
    ['BAD_USER_INPUT', asking(CREATE, { input: { ...input, method: SECRETS.variable } })],
    ['GRAPHQL_PARSE_FAILED', asking('{')],
    ['GRAPHQL_VALIDATION_FAILED', asking('{ nothingOfThisName }')],
    ['OPERATION_RESOLUTION_FAILURE', asking('query A { __typename } query B { __typename }')],
    ['BAD_REQUEST', { body: `{"query": "{ __typename }", "variables": {"id": "${SECRETS.variable}"` }],
    ['BAD_REQUEST', { body: JSON.stringify([SECRETS.variable]) }],
    ['BAD_REQUEST', { body: JSON.stringify({ query: '{ __typename }', variables: SECRETS.variable }) }],
    ['METHOD_NOT_ALLOWED', { ...asking(READ), method: 'PUT' }],
    ['UNSUPPORTED_MEDIA_TYPE', { body: SECRETS.variable, headers: { 'content-type': 'text/plain' } }],
    ['NOT_ACCEPTABLE', { ...asking(READ), headers: { accept: 'image/png' } }],
    [
      'PREFLIGHT_REQUIRED',
      { body: SECRETS.variable, headers: { 'content-type': 'multipart/form-data; boundary=x' } },
    ],
    ['UNAUTHENTICATED', { ...asking(READ), headers: { authorization: SECRETS.key } }],
    [
      'BAD_USER_INPUT',
      { ...asking(READ), headers: { 'openai-organization': `${SECRETS.key} ${SECRETS.query}` } },
    ],
    ['REQUEST_ENTITY_TOO_LARGE', asking(READ, { id: SECRETS.variable.repeat(100) })],
  ])('with %s for a request that holds some', async (code, init) => {
    const said = await ask(echo(404), init, { settings: { TUNEGRAPH_MAX_BODY_BYTES: '2048' } });
    expect(said).toContain(`"${code}"`);
    expectNoSecret(said);
  });

  it('with userErrors for values that hold some', async () => {
    const { variable } = SECRETS;
    const wrong = { model: ` ${variable} `, trainingFile: variable.repeat(20), suffix: variable.repeat(4) };
    const metadata = [1, 2].map(() => ({ key: variable.repeat(4), value: variable.repeat(40) }));
    const said = await ask(echo(404), asking(CREATE, { input: { ...wrong, metadata } }));
    expect(said).toContain('"TOO_LONG"');
    expectNoSecret(said);
  });

  it.each([
    ['that has expired', { exp: 1 }],
    ['for another audience', { aud: 'another' }],
    ['of another issuer', { iss: SECRETS.variable }],
    ['without a tenant', { tenant: undefined }],
    ['of a tenant that nobody knows', { tenant: SECRETS.variable }],
    ['without a scope', { scope: SECRETS.variable }],
  ])('with a JSON Web Token %s', async (_what, claims) => {
    const issuer = await createTokenIssuer();
    const token = await issuer.token(claims);
    const { ask: askApp } = await startApp({ settings: jwtSettings(issuer) });
    const response = await askApp(READ, { id: 'ftjob-1' }, { headers: { authorization: `Bearer ${token}` } });
    const said = JSON.stringify([...response.headers]) + (await response.text());
    expect(said).toMatch(/"(UNAUTHENTICATED|FORBIDDEN)"/);
    expectNoSecret(said);
    for (const part of token.split('.')) expect(said).not.toContain(part);
  });

  it.each(['/webhooks/openai', '/nothing-here'])('of %s', async (path) => {
    expectNoSecret(await ask(echo(404), { body: SECRETS.variable }, { path }));
  });
});
