import { createServer, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { expect, it, onTestFinished } from 'vitest';
import { callerWith, failureOf, start } from './support/datasource.ts';
import { jobBody } from './support/job-body.ts';
import { json, type Reply } from './support/upstream.ts';

const failureFor = async (reply: Reply): Promise<{ failure: unknown; logged: readonly string[] }> => {
  const { datasource, logged } = await start(reply);
  return { failure: await failureOf(datasource.jobs.get(callerWith(), 'ftjob-1')), logged };
};

const text =
  (body: string, contentType = 'application/json'): Reply =>
  (response) =>
    void response.writeHead(200, { 'content-type': contentType }).end(body);

/** An upstream below HTTP: it writes these bytes, whatever it is asked. */
const startRaw = async (answer: (socket: Socket) => void): Promise<string> => {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => answer(socket));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
};

it.each([
  ['truncated JSON', text('{"id":"ftjob-1","sta')],
  ['a page of HTML', text('<html>sk-test-0123456789abcdef</html>', 'text/html')],
  ['nothing', text('')],
  ['a bare number', text('17')],
  ['null', text('null')],
  ['a list where a job is due', text('[]')],
  ['a job without an id', json({ object: 'fine_tuning.job' })],
  ['a job whose id is a number', json(jobBody({ id: 5 }))],
  ['a job whose id is empty', json(jobBody({ id: '' }))],
])('%s is UPSTREAM_ERROR', async (_, reply) => {
  const { failure, logged } = await failureFor(reply);
  expect(failure).toMatchObject({ code: 'UPSTREAM_ERROR' });
  expect(logged).toHaveLength(1);
  expect(logged[0]).not.toContain('sk-test');
});

it.each([
  ['an object without data', { object: 'list' }],
  ['data that is no list', { object: 'list', data: {} }],
  ['no object', [jobBody()]],
])('%s is no list: UPSTREAM_ERROR', async (_, body) => {
  const { datasource } = await start(json(body));
  const failure = await failureOf(datasource.jobs.list(callerWith(), { first: 20, after: null }));
  expect(failure).toMatchObject({ code: 'UPSTREAM_ERROR' });
});

it('a body of more than 16 MiB is UPSTREAM_ERROR, and is not read to its end', async () => {
  const piece = Buffer.alloc(1024 * 1024, ' ');
  let sent = 0;
  let closed = (): void => {};
  const ended = new Promise<void>((resolve) => {
    closed = resolve;
  });
  const { failure } = await failureFor((response) => {
    response.on('close', closed);
    const pour = (): void => {
      while (!response.destroyed && response.write(piece)) sent += 1;
    };
    response.on('drain', pour);
    pour();
  });
  expect(failure).toMatchObject({ code: 'UPSTREAM_ERROR' });
  await ended;
  expect(sent).toBeLessThan(64);
});

it('a connection that is reset in the middle of the body is UPSTREAM_UNAVAILABLE', async () => {
  const { failure } = await failureFor((response) => {
    response
      .writeHead(200, { 'content-length': '1000' })
      .write('{"id":', () => response.socket?.resetAndDestroy());
  });
  expect(failure).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
});

it('a connection that is reset before an answer is UPSTREAM_UNAVAILABLE, and nothing below sends the call again', async () => {
  const { datasource, upstream } = await start((response) => void response.socket?.resetAndDestroy());
  const content = Readable.from(['{}\n']);
  const upload = { filename: 'a.jsonl', purpose: 'fine-tune', content };
  expect(await failureOf(datasource.files.upload(callerWith(), upload))).toMatchObject({
    code: 'UPSTREAM_UNAVAILABLE',
  });
  expect(upstream.seen).toHaveLength(1);
});

it.each([
  ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
  ['headers without end', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}`],
  ['a false chunk size', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzzz\r\n'],
])('%s is UPSTREAM_ERROR', async (_, bytes) => {
  const baseUrl = await startRaw((socket) => void socket.write(bytes));
  const { datasource } = await start(json({}), { baseUrl });
  expect(await failureOf(datasource.jobs.get(callerWith(), 'ftjob-1'))).toMatchObject({
    code: 'UPSTREAM_ERROR',
  });
});

it('keys that mean something to JavaScript mean nothing', async () => {
  const body = `{"id":"ftjob-1","__proto__":{"status":"succeeded","polluted":true},"constructor":{"prototype":{"polluted":true}},
    "metadata":{"__proto__":"a","constructor":"b"},"status":"running"}`;
  const { datasource } = await start(text(body));
  const job = await datasource.jobs.get(callerWith(), 'ftjob-1');
  expect(job).toMatchObject({
    status: 'RUNNING',
    metadata: [
      { key: '__proto__', value: 'a' },
      { key: 'constructor', value: 'b' },
    ],
  });
  expect({}).not.toHaveProperty('polluted');
});

it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'the status %j is just another unknown one',
  async (status) => {
    const { datasource } = await start(json(jobBody({ status, method: { type: status } })));
    expect(await datasource.jobs.get(callerWith(), 'ftjob-1')).toMatchObject({
      status: 'UNKNOWN',
      rawStatus: status,
      method: { type: 'UNKNOWN', rawType: status },
    });
  },
);
