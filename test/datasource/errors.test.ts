import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { DatasourceOptions } from '../../src/datasource/datasource.ts';
import { UpstreamRejection } from '../../src/domain/upstream-rejection.ts';
import { callerWith, failureOf, start, TOKEN } from './support/datasource.ts';
import { json, type Reply } from './support/upstream.ts';

const errorBody = (message: string, code: string | null = null, param: string | null = null): object => ({
  error: { message, type: 'invalid_request_error', param, code },
});

const failureFor = async (
  reply: Reply,
  options: Partial<DatasourceOptions> = {},
): Promise<{ failure: unknown; logged: readonly string[]; host: string }> => {
  const { datasource, logged, upstream } = await start(reply, options);
  return {
    failure: await failureOf(datasource.jobs.cancel(callerWith(), 'ftjob-1')),
    logged,
    host: upstream.host,
  };
};

describe('an answer that is no success', () => {
  it.each([
    [401, 'UNAUTHENTICATED'],
    [403, 'FORBIDDEN'],
    [408, 'UPSTREAM_TIMEOUT'],
    [429, 'RATE_LIMITED'],
    [500, 'UPSTREAM_ERROR'],
    [502, 'UPSTREAM_ERROR'],
    [503, 'UPSTREAM_ERROR'],
    [529, 'UPSTREAM_ERROR'],
    [304, 'UPSTREAM_ERROR'],
  ])('%i is %s, and carries the id of the request but no word of the body', async (status, code) => {
    const { failure } = await failureFor(
      json(errorBody('secret plans'), status, { 'x-request-id': 'req_9' }),
    );
    expect(failure).toMatchObject({ name: 'ServiceError', code, details: { upstreamRequestId: 'req_9' } });
    expect(String(failure)).not.toContain('secret');
  });

  it.each([301, 302, 307, 308])('%i is UPSTREAM_ERROR: no redirect is followed', async (status) => {
    const { datasource, upstream } = await start(json({}, status, { location: '/v1/elsewhere' }));
    expect(await failureOf(datasource.jobs.get(callerWith(), 'ftjob-1'))).toMatchObject({
      code: 'UPSTREAM_ERROR',
    });
    expect(upstream.seen).toHaveLength(1);
  });

  it.each([400, 402, 404, 409, 413, 415, 422, 451])(
    '%i is a rejection in the upstream’s words',
    async (status) => {
      const body = errorBody('The file is not ready.', 'invalid_file', 'training_file');
      const { failure } = await failureFor(json(body, status, { 'x-request-id': 'req_9' }));
      expect(failure).toBeInstanceOf(UpstreamRejection);
      expect(failure).toMatchObject({
        message: 'The file is not ready.',
        details: { status, upstreamCode: 'invalid_file', param: 'training_file', upstreamRequestId: 'req_9' },
      });
    },
  );

  it.each([
    ['a text in error', { error: 'No.' }, 'No.'],
    ['a detail', { detail: 'No.' }, 'No.'],
    ['a message', { message: 'No.' }, 'No.'],
    ['nothing', {}, 'The upstream refused the request with status 400 and gave no reason.'],
    ['a list', [1], 'The upstream refused the request with status 400 and gave no reason.'],
    ['null', null, 'The upstream refused the request with status 400 and gave no reason.'],
    [
      'numbers',
      { error: { message: 5, code: 17 } },
      'The upstream refused the request with status 400 and gave no reason.',
    ],
  ])('reads an error body that holds %s', async (_, body, message) => {
    expect((await failureFor(json(body, 400))).failure).toMatchObject({ message });
  });

  it('is judged by its status where its body is no JSON, or too large', async () => {
    const html: Reply = (response) => void response.writeHead(404).end('<html>');
    const huge: Reply = (response) => void response.writeHead(409).end('x'.repeat(300_000));
    expect((await failureFor(html)).failure).toMatchObject({ details: { status: 404 } });
    expect((await failureFor(huge)).failure).toMatchObject({ details: { status: 409 } });
  });

  it('is logged when the upstream failed, with the path but without the query', async () => {
    const { datasource, logged } = await start(json({}, 500));
    const metadata = [{ key: 'customer', value: 'ACME' }];
    await failureOf(datasource.jobs.list(callerWith(), { first: 1, after: null, metadata }));
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('"requestId":"request-1"');
    expect(logged[0]).toContain('/v1/fine_tuning/jobs');
    expect(logged[0]).not.toMatch(/customer|ACME|sk-test/);
  });

  it('is not logged when the caller is to blame', async () => {
    expect((await failureFor(json(errorBody('no'), 400))).logged).toEqual([]);
    expect((await failureFor(json(errorBody('no'), 401))).logged).toEqual([]);
  });

  it('hides an upstream request id that is not plain', async () => {
    const { failure } = await failureFor(json({}, 500, { 'x-request-id': '<script>' }));
    expect(failure).toMatchObject({ details: { upstreamRequestId: undefined } });
  });
});

describe('the upstream’s words', () => {
  it('never hold the credential, however the upstream repeats it', async () => {
    const echoes = `${TOKEN} ${encodeURIComponent(TOKEN)} ${TOKEN.slice(0, 9)}\u0000${TOKEN.slice(9)} sk-other-key-123`;
    const { failure } = await failureFor(json(errorBody(echoes, TOKEN, TOKEN), 400));
    const said = `${failure} ${JSON.stringify(failure)}`;
    expect(said).toContain('[redacted]');
    expect(said).not.toMatch(/sk-|0123456789abcdef/);
  });

  it('never hold a token that looks like no key', async () => {
    const { datasource } = await start(json(errorBody('Bearer pa$$w.rd+(x) is wrong'), 400));
    const failure = await failureOf(datasource.jobs.cancel(callerWith({ token: 'pa$$w.rd+(x)' }), 'ftjob-1'));
    expect(failure).toMatchObject({ message: 'Bearer [redacted] is wrong' });
  });

  it('never hold the upstream’s address', async () => {
    const reply: Reply = (response, seen) =>
      json(errorBody(`See http://${seen.headers.host}/docs and 127.0.0.1`), 400)(response, seen);
    const { failure } = await failureFor(reply);
    expect(failure).toMatchObject({ message: 'See http://the upstream/docs and the upstream' });
  });

  it('are one line of at most 500 characters', async () => {
    const { failure } = await failureFor(json(errorBody(`a\n\tb\u001b[31m\u202e${'😀'.repeat(1000)}`), 400));
    const { message } = failure as Error;
    expect(message.startsWith('a b[31m😀')).toBe(true);
    expect(message.length).toBeLessThanOrEqual(500);
    expect(message).not.toMatch(/\p{Surrogate}/u);
  });
});

describe('429', () => {
  it.each([
    [{ 'retry-after': '7' }, 7],
    [{ 'retry-after-ms': '1500', 'retry-after': '9' }, 1.5],
    [{ 'retry-after': '-5' }, undefined],
    [{ 'retry-after': 'soon' }, undefined],
    [{}, undefined],
  ])('with %j asks to wait %s seconds', async (headers, retryAfter) => {
    // Less time than it asks for, so that nobody waits.
    const { failure } = await failureFor(json({}, 429, headers), { timeout: 1000 });
    expect(failure).toMatchObject({ details: { retryAfter } });
  });
});

describe('an upstream that is not there', () => {
  const unreachable = async (
    baseUrl: string,
  ): Promise<{ failures: unknown[]; logged: readonly string[] }> => {
    const { datasource, logged } = await start(json({}), { baseUrl, connections: 1 });
    const ids = ['ftjob-1', 'ftjob-2', 'ftjob-3'];
    const failures = await Promise.all(ids.map((id) => failureOf(datasource.jobs.get(callerWith(), id))));
    return { failures, logged };
  };

  it('is UPSTREAM_UNAVAILABLE at a refused connection, for those that wait behind it too', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await new Promise((resolve) => server.close(resolve));

    const { failures, logged } = await unreachable(`http://127.0.0.1:${port}/v1`);
    for (const failure of failures) {
      expect(failure).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
      expect(String(failure)).not.toMatch(/127\.0\.0\.1|ECONN/);
    }
    expect(logged[0]).toContain('ECONNREFUSED');
  });

  it('is UPSTREAM_UNAVAILABLE at a host that nobody knows', async () => {
    const { failures } = await unreachable('http://nobody.invalid/v1');
    expect(failures).toMatchObject([{ code: 'UPSTREAM_UNAVAILABLE' }, {}, {}]);
  });

  it('is UPSTREAM_UNAVAILABLE where TLS finds none', async () => {
    const { upstream } = await start(json({}));
    const { failures } = await unreachable(`https://${upstream.host}/v1`);
    expect(failures).toMatchObject([{ code: 'UPSTREAM_UNAVAILABLE' }, {}, {}]);
  });

  it('is UPSTREAM_UNAVAILABLE once the datasource is closed', async () => {
    const { datasource } = await start(json({}));
    await datasource.close();
    expect(await failureOf(datasource.jobs.get(callerWith(), 'ftjob-1'))).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
    });
  });
});
