import { expect, it } from 'vitest';
import { graphql } from '../support/operations/index.ts';
import { type AppUnderTest, startApp } from '../support/start-app.ts';
import { startUpstreamStub } from '../support/start-upstream-stub.ts';
import { connectSocket } from '../support/test-socket.ts';
import { createTokenIssuer, jwtSettings } from '../support/token-issuer.ts';

const issuer = await createTokenIssuer();

const ReadAsTenant = graphql(`
  query ReadAsTenant { fineTuningJob(id: "ftjob-1") { id suffix } }
`);

const bearing = async (claims: Readonly<Record<string, unknown>> = {}) => ({
  authorization: `Bearer ${await issuer.token(claims)}`,
});

/** An upstream that knows the same job under each key, and tells whose it is. */
const start = async (settings: Readonly<Record<string, string>> = {}) => {
  const upstream = await startUpstreamStub(({ headers }) => ({
    json: {
      id: 'ftjob-1',
      object: 'fine_tuning.job',
      // One that has ended, so that it is kept.
      status: 'succeeded',
      created_at: 1_700_000_000,
      finished_at: 1_700_000_060,
      model: 'gpt-4o-mini',
      training_file: 'file-1',
      result_files: [],
      user_provided_suffix: `${headers.authorization} ${headers['openai-organization'] ?? 'none'}`,
    },
  }));
  const app = await startApp({
    settings: { ...jwtSettings(issuer), OPENAI_BASE_URL: upstream.url, ...settings },
  });
  return { upstream, app };
};

const suffixFor = async ({ query }: AppUnderTest, tenant: string): Promise<unknown> => {
  const answer = await query(ReadAsTenant, {}, { headers: await bearing({ tenant }) });
  return answer.data?.fineTuningJob?.suffix;
};

it('asks for each tenant with its own key, and shows none what another has read, be the id the same', async () => {
  const { app } = await start();
  const tenants = ['acme', 'globex', 'acme', 'globex'];
  expect(await Promise.all(tenants.map((tenant) => suffixFor(app, tenant)))).toEqual(
    tenants.map((tenant) => `Bearer sk-${tenant} none`),
  );
});

it('keeps nothing of one for the other, also where both are allowed to ask with one key', async () => {
  const { app, upstream } = await start({
    TUNEGRAPH_TENANTS: JSON.stringify({ acme: { apiKey: 'sk-shared' }, globex: { apiKey: 'sk-shared' } }),
    TUNEGRAPH_ALLOW_SHARED_KEYS: 'true',
  });
  for (const tenant of ['acme', 'acme', 'globex', 'globex']) await suffixFor(app, tenant);
  expect(upstream.requests).toHaveLength(2);
});

it('sends the organization and the project of the tenant, whatever the caller says, over HTTP and WebSocket', async () => {
  const { app, upstream } = await start({
    TUNEGRAPH_TENANTS: JSON.stringify({ acme: { apiKey: 'sk-acme', organization: 'org-acme' } }),
    TUNEGRAPH_JOB_CACHE_SIZE: '0',
  });
  const said = { ...(await bearing()), 'OpenAI-Organization': 'org-evil', 'OpenAI-Project': 'proj-evil' };
  await app.query(ReadAsTenant, {}, { headers: said });
  const { subscribe, read } = await connectSocket(app.url, said, { headers: said });
  subscribe('1', '{ fineTuningJob(id: "ftjob-1") { id } }');
  expect(await read()).toMatchObject({ payload: { data: { fineTuningJob: { id: 'ftjob-1' } } } });
  expect(upstream.requests).toHaveLength(2);
  for (const { headers } of upstream.requests) {
    expect(headers['openai-organization']).toBe('org-acme');
    expect(headers).not.toHaveProperty('openai-project');
  }
});

it.each(['none', 'passthrough'])('keeps what mode %s does with them', async (auth) => {
  const upstream = await startUpstreamStub(() => ({ status: 404, json: {} }));
  const { query } = await startApp({ upstream, settings: { TUNEGRAPH_AUTH: auth } });
  await query(
    ReadAsTenant,
    {},
    { headers: { authorization: 'Bearer sk-caller', 'openai-organization': 'org-1' } },
  );
  expect(upstream.requests[0]?.headers['openai-organization']).toBe(auth === 'none' ? undefined : 'org-1');
});

it.each([
  ['no token', {}, 401, 'UNAUTHENTICATED'],
  ['a provider key', { authorization: 'Bearer sk-acme' }, 401, 'UNAUTHENTICATED'],
  ['a token of an unknown tenant', bearing({ tenant: 'initech' }), 403, 'FORBIDDEN'],
  ['a token of no tenant', bearing({ tenant: undefined }), 403, 'FORBIDDEN'],
  ['an expired token', bearing({ exp: 1_700_000_000 }), 401, 'UNAUTHENTICATED'],
])('refuses %s before anything is asked upstream', async (_what, headers, status, code) => {
  const { app, upstream } = await start();
  const response = await app.ask(ReadAsTenant, {}, { headers: await headers });
  expect(response.status).toBe(status);
  expect(response.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null);
  expect(await response.json()).toEqual({
    errors: [{ message: expect.any(String), extensions: { code, requestId: expect.any(String) } }],
  });
  expect(upstream.requests).toEqual([]);
});

it('answers 503 while the keys of the issuer can not be had', async () => {
  const keys = await startUpstreamStub(() => ({ status: 500, json: {} }));
  const { app } = await start({
    TUNEGRAPH_JWT_KEYS: '',
    TUNEGRAPH_JWT_JWKS_URL: `${keys.url}/keys`,
  });
  const response = await app.ask(ReadAsTenant, {}, { headers: await bearing() });
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({
    errors: [{ extensions: { code: 'AUTHENTICATION_UNAVAILABLE' } }],
  });
  expect(app.logs).toMatchObject([{ level: 'warn', fields: { reason: 'it answered 500' } }]);
});

it('takes the keys that an issuer publishes', async () => {
  const keys = await startUpstreamStub(() => ({ json: { keys: [issuer.publicKey] } }));
  const { app } = await start({ TUNEGRAPH_JWT_KEYS: '', TUNEGRAPH_JWT_JWKS_URL: `${keys.url}/keys` });
  expect(await suffixFor(app, 'acme')).toBe('Bearer sk-acme none');
});

const CreateAsTenant = graphql(`
  mutation CreateAsTenant {
    createFineTuningJob(input: { model: "gpt-4o-mini", trainingFile: "file-seed-chat" }) { job { id } }
  }
`);

const ReadCreated = graphql(`
  query ReadCreated($id: ID!) { fineTuningJob(id: $id) { id } }
`);

it('gives each tenant an account of its own on the embedded emulator', async () => {
  const app = await startApp({ settings: jwtSettings(issuer) });
  const created = await app.query(CreateAsTenant, {}, { headers: await bearing() });
  const id = created.data?.createFineTuningJob?.job?.id;
  const readAs = async (tenant: string) =>
    app.query(ReadCreated, { id: id ?? '' }, { headers: await bearing({ tenant }) });
  expect(await readAs('acme')).toEqual({ data: { fineTuningJob: { id } } });
  expect(await readAs('globex')).toEqual({ data: { fineTuningJob: null } });
});

const REVOKED = { status: 401, json: { error: { message: 'revoked', code: 'invalid_api_key' } } };

it.each(['WebSocket', 'server-sent events'])(
  'ends what is watched over %s when the upstream no longer takes the key',
  async (transport) => {
    let isRevoked = false;
    const upstream = await startUpstreamStub(() =>
      isRevoked
        ? REVOKED
        : {
            json: {
              id: 'ftjob-1',
              object: 'fine_tuning.job',
              status: 'running',
              created_at: 1_700_000_000,
              model: 'gpt-4o-mini',
              training_file: 'file-1',
              result_files: [],
            },
          },
    );
    const app = await startApp({
      settings: {
        ...jwtSettings(issuer),
        OPENAI_BASE_URL: upstream.url,
        TUNEGRAPH_POLL_INTERVAL_MS: '50',
      },
    });
    const query = 'subscription { fineTuningJobStatusChanged(id: "ftjob-1") { status } }';
    if (transport === 'WebSocket') {
      const { subscribe, read } = await connectSocket(app.url, await bearing());
      subscribe('1', query);
      expect(await read()).toMatchObject({ type: 'next' });
      isRevoked = true;
      expect(await read()).toMatchObject({
        type: 'error',
        payload: [{ extensions: { code: 'UNAUTHENTICATED' } }],
      });
      return;
    }
    const response = await fetch(`${app.url}?query=${encodeURIComponent(query)}`, {
      headers: { accept: 'text/event-stream', ...(await bearing()) },
    });
    isRevoked = true;
    expect(await response.text()).toMatch(/"code":"UNAUTHENTICATED".*event: complete/s);
  },
);
