import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Harness, start } from './harness.ts';

let harness: Harness;
afterEach(async () => {
  // Whatever happened, it still answers.
  expect((await harness.get('/fine_tuning/jobs/ftjob-seed-running')).status).toBe(200);
});

const deep = (open: string, close: string, depth = 100_000): string =>
  open.repeat(depth) + close.repeat(depth);

/** Writes these bytes to the emulator's port and gives what comes back until the connection ends. */
function sendRaw(bytes: string): Promise<string> {
  const { hostname, port } = new URL(harness.emulator.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let answer = '';
    socket.on('data', (piece) => {
      answer += piece.toString();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

const ids = [
  '__proto__',
  'constructor',
  'toString',
  '%00',
  '%2e%2e',
  '%F0%9F%9A%B2',
  `x${'y'.repeat(8_000)}`,
  '{id}',
  "'",
];

describe('hostile input is refused, and nothing breaks', () => {
  it.each(ids)('as an id: %s', async (id) => {
    harness = await start();
    for (const path of [
      '/fine_tuning/jobs/ID',
      '/fine_tuning/jobs/ID/events',
      '/files/ID',
      '/files/ID/content',
    ]) {
      const reply = await harness.get(path.replace('ID', id));
      expect(reply.status).toBe(404);
      expect(reply.text.length).toBeLessThan(500);
    }
    expect((await harness.post(`/fine_tuning/jobs/${id}/cancel`)).status).toBe(404);
    expect((await harness.ask('DELETE', `/files/${id}`)).status).toBe(404);
  });

  it('as broken percent encoding', async () => {
    harness = await start();
    expect((await harness.get('/files/%E0%A4%A')).body.error.code).toBe('invalid_url');
    expect((await harness.get('/files?after=%E0%A4%A')).status).toBe(400);
  });

  it.each([
    ['deep lists', deep('[', ']')],
    ['deep objects', deep('{"a":', '}').replace(':}', ':1}')],
    ['deep metadata', `{"model":"gpt-4o","training_file":"f","metadata":{"a":${deep('[', ']')}}}`],
    [
      'a deep grader',
      `{"model":"gpt-4o","training_file":"f","method":{"type":"reinforcement","reinforcement":{"grader":${deep('{"type":"multi","name":"m","calculate_output":"x","graders":', '}', 10_000).replace(':}', ':1}')}}}}`,
    ],
    ['a polluted prototype', '{"__proto__":{"model":"gpt-4o"},"constructor":{"prototype":{}}}'],
    ['a huge number', '{"model":"gpt-4o","training_file":"f","seed":1e999}'],
    ['a lone surrogate', '{"model":"\\ud800","training_file":"\\udfff"}'],
  ])('as a body with %s', async (_what, raw) => {
    harness = await start();
    const reply = await harness.post('/fine_tuning/jobs', undefined, {
      raw,
      headers: { 'content-type': 'application/json' },
    });
    expect(reply.status).toBe(400);
    expect(reply.text.length).toBeLessThan(1_000);
  });

  it('as any JSON at all', async () => {
    harness = await start();
    const known = fc.record(
      {
        model: fc.oneof(fc.constant('gpt-4o'), fc.jsonValue()),
        training_file: fc.oneof(fc.constant('file-seed-chat'), fc.jsonValue()),
        suffix: fc.jsonValue(),
        metadata: fc.jsonValue(),
        integrations: fc.jsonValue(),
        method: fc.oneof(
          fc.jsonValue(),
          fc.record({
            type: fc.constant('reinforcement'),
            reinforcement: fc.record({ grader: fc.jsonValue(), hyperparameters: fc.jsonValue() }),
          }),
        ),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(known, fc.jsonValue()), async (json) => {
        const reply = await harness.post('/fine_tuning/jobs', json);
        expect([200, 400]).toContain(reply.status);
      }),
      { numRuns: 200 },
    );
  });

  it('as any multipart at all', async () => {
    harness = await start();
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 200 }), async (body) => {
        const raw = `--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n${body}`;
        const reply = await harness.post('/files', undefined, {
          raw,
          headers: { 'content-type': 'multipart/form-data; boundary=x' },
        });
        expect(reply.status).toBe(400);
      }),
      { numRuns: 50 },
    );
  });

  it('as an upload that stops half-way', async () => {
    const own = await mkdtemp(join(tmpdir(), 'hostile-test-'));
    vi.stubEnv('TMPDIR', own);
    harness = await start();
    const head =
      'POST /v1/files HTTP/1.1\r\nhost: x\r\nauthorization: Bearer k\r\ncontent-length: 1000\r\n' +
      'content-type: multipart/form-data; boundary=x\r\n\r\n';
    const { hostname, port } = new URL(harness.emulator.url);
    const socket = connect(Number(port), hostname, () =>
      socket.write(`${head}--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n{`),
    );
    const uploads = async () => (await readdir(own, { recursive: true })).length;
    await vi.waitFor(async () => expect(await uploads()).toBe(2));
    socket.destroy();
    await vi.waitFor(async () => expect(await uploads()).toBe(1));
    expect((await harness.get('/files')).body.data).toHaveLength(8);
    vi.unstubAllEnvs();
    await rm(own, { recursive: true });
  });

  it.each([
    ['no HTTP', 'hello\r\n\r\n', '400'],
    ['a head too large', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, '431'],
    [
      'a target that is another host',
      'GET //evil/v1/files HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      '404',
    ],
    [
      'a target with a scheme',
      'GET http://x/v1/files HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      '404',
    ],
    ['a star', 'OPTIONS * HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', '404'],
    ['a method of its own', 'PROPFIND /v1/files HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', '405'],
  ])('as %s', async (_what, bytes, status) => {
    harness = await start();
    const answer = await sendRaw(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toContain('"error":{"message":');
  });

  it('as an address or method that does not exist', async () => {
    harness = await start();
    expect((await harness.get('/fine_tuning')).body.error.code).toBe('unknown_url');
    expect((await harness.get('/fine_tuning/jobs/')).body.error.code).toBe('unknown_url');
    const reply = await harness.ask('PATCH', '/fine_tuning/jobs', { json: {} });
    expect([reply.status, reply.body.error.code]).toEqual([405, 'method_not_supported']);
  });
});
