import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { graphql } from '../support/operations/index.ts';
import { startApp } from '../support/start-app.ts';
import { startUpstreamStub, type UpstreamAnswer } from '../support/start-upstream-stub.ts';
import { createTokenIssuer, jwtSettings } from '../support/token-issuer.ts';

const jobNamed = (id: string) => ({
  id,
  object: 'fine_tuning.job',
  created_at: 1_763_820_000,
  status: 'running',
  model: 'gpt-4o-mini-2024-07-18',
  training_file: 'file-1',
  result_files: [],
});

const idOf = (path: string): string => decodeURIComponent(path.split('/').at(-1) ?? '');

const TRACEPARENT = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

/** An upstream that answers nothing until as many requests as expected are waiting, and then all of them. */
const startGatedUpstream = async (expected: number) => {
  let open: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  let waiting = 0;
  const stub = await startUpstreamStub(async ({ path }): Promise<UpstreamAnswer> => {
    waiting += 1;
    if (waiting === expected) open();
    await gate;
    return { json: jobNamed(idOf(path)) };
  });
  return { stub, open };
};

/** How many requests for this path have reached a server of this process by now. */
const countArrivals = (path: string): (() => number) => {
  let count = 0;
  const listener = (message: unknown): void => {
    if ((message as { request: IncomingMessage }).request.url === path) count += 1;
  };
  subscribe('http.server.request.start', listener);
  onTestFinished(() => void unsubscribe('http.server.request.start', listener));
  return () => count;
};

const ReadOnce = graphql(`
  query ReadOnce($id: ID!) { fineTuningJob(id: $id) { id } }
`);

const ReadFileIds = graphql(`
  query ReadFileIds { fineTuningJob(id: "ftjob-1") { trainingFile { id } resultFiles { id } } }
`);

// Written by hand: codegen reads no document that is put together.
const aliased = (ids: readonly string[]) =>
  `{ ${ids.map((id, index) => `job${index}: fineTuningJob(id: "${id}") { id status }`).join(' ')} }`;

describe('calls to the upstream', () => {
  it('asks for twenty jobs of one operation at once, not in turn', async () => {
    const { stub } = await startGatedUpstream(20);
    const { query } = await startApp({ upstream: stub });
    const ids = Array.from({ length: 20 }, (_, index) => `ftjob-${index}`);
    const { data, errors } = await query<Record<string, { id: string }>>(aliased(ids));
    expect(errors).toBeUndefined();
    expect(Object.values(data ?? {}).map((job) => job.id)).toEqual(ids);
    expect(stub.requests).toHaveLength(20);
  });

  it('asks once for a job that an operation names twenty times', async () => {
    const { stub } = await startGatedUpstream(1);
    const { query } = await startApp({ upstream: stub });
    const { data } = await query(aliased(Array.from({ length: 20 }, () => 'ftjob-1')));
    expect(Object.keys(data ?? {})).toHaveLength(20);
    expect(stub.requests).toHaveLength(1);
  });

  it('shares one call among clients that ask for the same job at the same moment', async () => {
    const { stub, open } = await startGatedUpstream(Number.POSITIVE_INFINITY);
    const { query } = await startApp({ upstream: stub });
    const arrived = countArrivals('/graphql');
    const watching = Array.from({ length: 64 }, () => query(ReadOnce, { id: 'ftjob-1' }));
    await expect.poll(arrived).toBe(64);
    open();
    const answers = await Promise.all(watching);
    expect(answers).toEqual(
      Array.from({ length: 64 }, () => ({ data: { fineTuningJob: { id: 'ftjob-1' } } })),
    );
    expect(stub.requests.length).toBeLessThanOrEqual(8);
  });

  it('asks for no file when only its id is wanted', async () => {
    const stub = await startUpstreamStub(({ path }) => ({ json: jobNamed(idOf(path)) }));
    const { query } = await startApp({ upstream: stub });
    const { data } = await query(ReadFileIds);
    expect(data).toEqual({ fineTuningJob: { trainingFile: { id: 'file-1' }, resultFiles: [] } });
    expect(stub.requests.map((request) => request.path)).toEqual(['/fine_tuning/jobs/ftjob-1']);
  });

  it('gives up the call when the client goes away', async () => {
    const stub = await startUpstreamStub(() => () => {});
    const { query } = await startApp({ upstream: stub });
    const client = new AbortController();
    const asked = query(ReadOnce, { id: 'ftjob-1' }, { signal: client.signal });
    await expect.poll(() => stub.requests.length).toBe(1);
    client.abort();
    await expect(asked).rejects.toThrow();
    await stub.requests[0]?.abandoned;
  });

  it('makes no call for an id that can be none', async () => {
    const stub = await startUpstreamStub(() => ({ json: { object: 'list', data: [], has_more: false } }));
    const { query } = await startApp({ upstream: stub });
    for (const id of ['', '.', '..', 'x'.repeat(10_000)]) {
      expect(await query(ReadOnce, { id })).toEqual({
        data: { fineTuningJob: null },
      });
    }
    expect(stub.requests).toEqual([]);
  });

  it('keeps an id with a slash inside its place in the path', async () => {
    const stub = await startUpstreamStub(({ path }) => ({ json: jobNamed(idOf(path)) }));
    const { query } = await startApp({ upstream: stub });
    await query(ReadOnce, { id: '../files/file-1?x=1#y' });
    expect(stub.requests.map((request) => request.path)).toEqual([
      '/fine_tuning/jobs/..%2Ffiles%2Ffile-1%3Fx%3D1%23y',
    ]);
  });

  it("sends the client's request id upstream and back", async () => {
    const stub = await startUpstreamStub(({ path }) => ({ json: jobNamed(idOf(path)) }));
    const { ask } = await startApp({ upstream: stub });
    const response = await ask(ReadOnce, { id: 'ftjob-1' }, { headers: { 'x-request-id': 'mine-1' } });
    expect(response.headers.get('x-request-id')).toBe('mine-1');
    expect(stub.requests[0]?.headers['x-request-id']).toBe('mine-1');
  });

  it.each([
    ['as it is', TRACEPARENT, TRACEPARENT],
    ['not when it is broken', `${TRACEPARENT}-more`, undefined],
    ['not when it means nothing', '00-00000000000000000000000000000000-00f067aa0ba902b7-01', undefined],
  ])("sends the client's place in a trace upstream, %s", async (_how, traceparent, sent) => {
    const stub = await startUpstreamStub(({ path }) => ({ json: jobNamed(idOf(path)) }));
    const { query } = await startApp({ upstream: stub });
    await query(ReadOnce, { id: 'ftjob-1' }, { headers: { traceparent } });
    expect(stub.requests[0]?.headers['traceparent']).toBe(sent);
  });

  it.each(['none', 'jwt'])(
    'sends it in the mode %s, too, and logs the trace of a call that fails',
    async (mode) => {
      const stub = await startUpstreamStub(() => ({ json: 'no object' }));
      const issuer = await createTokenIssuer();
      const settings =
        mode === 'jwt' ? jwtSettings(issuer) : { TUNEGRAPH_AUTH: mode, OPENAI_API_KEY: 'sk-ours' };
      const { query, logs } = await startApp({ settings: { ...settings, OPENAI_BASE_URL: stub.url } });
      const headers = { authorization: `Bearer ${await issuer.token()}`, traceparent: TRACEPARENT };
      await query(ReadOnce, { id: 'ftjob-1' }, { headers });
      expect(stub.requests[0]?.headers['traceparent']).toBe(TRACEPARENT);
      expect(logs.filter(({ level }) => level === 'warn')).toMatchObject([
        { fields: { traceId: TRACEPARENT.split('-')[1] } },
      ]);
    },
  );
});
