import { expect, it } from 'vitest';
import { deferred } from '../support/deferred.ts';
import { graphql } from '../support/operations/index.ts';
import { startApp } from '../support/start-app.ts';
import { startUpstreamStub } from '../support/start-upstream-stub.ts';

const NOBODY = {
  status: 404,
  json: { error: { message: 'No such job', type: 'invalid_request_error', param: null, code: null } },
};

const ReadAsCaller = graphql(`
  query ReadAsCaller { fineTuningJob(id: "ftjob-1") { id } }
`);

it("sends the caller's own token, organization and project upstream in passthrough", async () => {
  const upstream = await startUpstreamStub(() => NOBODY);
  const { query } = await startApp({
    upstream,
    settings: { TUNEGRAPH_AUTH: 'passthrough', OPENAI_ORG_ID: 'org-own' },
  });
  const answer = await query(
    ReadAsCaller,
    {},
    {
      headers: {
        authorization: 'Bearer sk-caller',
        'openai-organization': 'org-caller',
        'openai-project': 'proj-caller',
        'x-request-id': 'mine-1',
      },
    },
  );
  expect(answer).toEqual({ data: { fineTuningJob: null } });
  expect(upstream.requests).toMatchObject([
    {
      method: 'GET',
      path: '/fine_tuning/jobs/ftjob-1',
      headers: {
        authorization: 'Bearer sk-caller',
        'openai-organization': 'org-caller',
        'openai-project': 'proj-caller',
        'x-request-id': 'mine-1',
      },
    },
  ]);
});

it('asks nothing upstream for a caller without a token', async () => {
  const upstream = await startUpstreamStub(() => NOBODY);
  const { query } = await startApp({ upstream, settings: { TUNEGRAPH_AUTH: 'passthrough' } });
  expect(await query(ReadAsCaller)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  expect(upstream.requests).toEqual([]);
});

it("sends the service's own credential in mode none, whatever the caller sends", async () => {
  const upstream = await startUpstreamStub(() => NOBODY);
  const { query } = await startApp({ upstream, settings: { OPENAI_ORG_ID: 'org-own' } });
  await query(
    ReadAsCaller,
    {},
    { headers: { authorization: 'Bearer sk-caller', 'openai-organization': 'org-caller' } },
  );
  expect(upstream.requests).toMatchObject([
    { headers: { authorization: 'Bearer sk-test', 'openai-organization': 'org-own' } },
  ]);
  expect(upstream.requests[0]?.headers).not.toHaveProperty('openai-project');
});

it('gives up the call upstream when the client goes away', async () => {
  const { promise: abandoned, resolve } = deferred();
  const client = new AbortController();
  const upstream = await startUpstreamStub((request) => {
    void request.abandoned.then(resolve);
    client.abort();
    return () => {};
  });
  const { ask, logs } = await startApp({ upstream });
  await expect(ask(ReadAsCaller, {}, { signal: client.signal })).rejects.toThrow('aborted');
  await abandoned;
  expect(logs.filter(({ level }) => level === 'error')).toEqual([]);
});

it.each([
  ['a refused connection', null, 'UPSTREAM_UNAVAILABLE'],
  [
    'a server error',
    { status: 500, json: { error: { message: 'sk-secret at 10.0.0.5' } } },
    'UPSTREAM_ERROR',
  ],
  [
    'a rejected key',
    { status: 401, json: { error: { message: 'Incorrect API key provided: sk-secret' } } },
    'UNAUTHENTICATED',
  ],
])('lets nothing of the upstream out with %s', async (_what, answer, code) => {
  const upstream = await startUpstreamStub(() => answer ?? NOBODY);
  if (!answer) await upstream.stop();
  const { ask } = await startApp({ upstream: { url: upstream.url, apiKey: 'sk-secret' } });
  const response = await ask(ReadAsCaller, {}, { headers: { 'x-request-id': 'mine-2' } });
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code, requestId: 'mine-2' } }] });
  expect(text).not.toMatch(/secret|10\.0\.0\.5|127\.0\.0\.1|stack/);
});
