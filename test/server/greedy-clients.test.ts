import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { silentLogger } from '../../src/domain/logger.ts';
import { createHttpServer } from '../../src/server/http/http-server.ts';
import { countedSchema } from '../support/counted-schema.ts';
import { deferred } from '../support/deferred.ts';
import { startLiveService } from '../support/live-service.ts';
import { rawHttp } from '../support/raw-http.ts';
import { startService } from '../support/start-service.ts';
import { connectSocket, openSocket } from '../support/test-socket.ts';

const MUTATION = JSON.stringify({ query: 'mutation { change }' });

const post = (headers: readonly string[], body = MUTATION, length = Buffer.byteLength(body)): string =>
  ['POST /graphql HTTP/1.1', 'connection: close', ...headers, `content-length: ${length}`, '', body].join(
    '\r\n',
  );

const USUAL = ['host: localhost', 'content-type: application/json'];

it.each([
  ['two Hosts', [...USUAL, 'Host: evil.example']],
  ['the same Host twice', [...USUAL, 'host: localhost']],
  ['two Authorizations', [...USUAL, 'authorization: Bearer sk-a', 'authorization: Bearer sk-b']],
  ['two content types', ['content-type: text/plain', ...USUAL]],
  ['two Origins', [...USUAL, 'origin: http://localhost', 'origin: https://evil.example']],
  ['two organizations', [...USUAL, 'openai-organization: org-a', 'openai-organization: org-b']],
  ['two lengths', [...USUAL, 'content-length: 3']],
  ['a length and chunks', [...USUAL, 'transfer-encoding: chunked']],
  ['a folded header', [...USUAL, 'x-a: b', ' content-type: text/plain']],
  ['a header without a name', [...USUAL, ': b']],
])('runs nothing of a request with %s', async (_what, headers) => {
  const { schema, changes } = countedSchema();
  const { port, logs } = await startService({ schema });
  const answer = await rawHttp(port, post(headers));
  expect(answer).toMatch(/^HTTP\/1\.1 40[03] .*"code":"(BAD_REQUEST|FORBIDDEN)"/s);
  expect(changes()).toBe(0);
  expect(logs).toEqual([]);
});

it('says which header came twice, and not what it held', async () => {
  const { schema } = countedSchema();
  const { port } = await startService({ schema });
  const twice = ['authorization: Bearer sk-a', 'authorization: Bearer sk-secret'];
  const answer = await rawHttp(port, post([...USUAL, ...twice]));
  expect(answer).toContain('The header authorization is there twice.');
  expect(answer).not.toContain('sk-');
});

it('answers 431 to more headers than anybody sends, rather than to leave some out', async () => {
  const { schema, changes } = countedSchema();
  const { port } = await startService({ schema });
  const many = (count: number) => [...USUAL, ...Array.from({ length: count }, (_, index) => `a${index}: b`)];
  expect(await rawHttp(port, post(many(190)))).toMatch(/^HTTP\/1\.1 200 /);
  expect(await rawHttp(port, post(many(210)))).toMatch(/^HTTP\/1\.1 431 .*"code":"BAD_REQUEST"/s);
  expect(changes()).toBe(1);
});

it.each([
  ['text/plain; x=application/json'],
  ['text/plain;charset=application/json'],
  ['multipart/form-data, application/json'],
  ['application/x-www-form-urlencoded; application/json'],
  ['"application/json"'],
  ['application/json/x'],
])('runs nothing of a body whose type only mentions JSON: %s', async (type) => {
  const { schema, changes } = countedSchema();
  const { port } = await startService({ schema });
  const answer = await rawHttp(port, post(['host: localhost', `content-type: ${type}`]));
  expect(answer).toMatch(/^HTTP\/1\.1 415 /);
  expect(changes()).toBe(0);
});

it('refuses a body that says beforehand that it is too large, without waiting for it', async () => {
  const { schema } = countedSchema();
  const { port } = await startService({ schema });
  const socket = connect(port, '127.0.0.1');
  socket.write(post(USUAL, '', 5 * 1024 ** 2));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(String(answer)).toMatch(/^HTTP\/1\.1 413 /);
  socket.destroy();
});

it('lets nobody go on for ever with a body whose answer is written', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { schema } = countedSchema();
  const { port } = await startService({ schema });
  const socket = connect(port, '127.0.0.1');
  socket.write(post(['host: localhost', 'content-type: text/plain'], '', 1000));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(String(answer)).toMatch(/^HTTP\/1\.1 415 /);
  const closed = once(socket, 'close');
  socket.write('x');
  vi.advanceTimersByTime(30_000);
  await closed;
});

it.each([
  ['more than it said', post(USUAL, MUTATION, 10), /^HTTP\/1\.1 400 /],
  ['a length that is no number', post(USUAL, MUTATION, Number.NaN), /^HTTP\/1\.1 400 /],
  ['a negative length', post(USUAL, MUTATION, -1), /^HTTP\/1\.1 400 /],
])('runs nothing of a body with %s', async (_what, bytes, expected) => {
  const { schema, changes } = countedSchema();
  const { port } = await startService({ schema });
  expect(await rawHttp(port, bytes)).toMatch(expected);
  expect(changes()).toBe(0);
});

it.each([
  ['{"__proto__":{"query":"mutation { change }"}}', 400],
  ['{"query":"{ fine }","__proto__":{"polluted":1}}', 400],
  [
    '{"query":"{ fine }","variables":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
    200,
  ],
  ['{"query":"{ fine }","extensions":{"__proto__":{"polluted":1}}}', 200],
])('takes no prototype from %s', async (body, status) => {
  const { schema, changes } = countedSchema();
  const { ask } = await startService({ schema });
  const response = await ask('', {}, { body });
  expect(response.status).toBe(status);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  expect(changes()).toBe(0);
});

it.each([
  'extensions={"persistedQuery":{"version":1,"sha256Hash":"a"}}&query=mutation{change}',
  'query=mutation{change}&operationName=',
  'query=query A{fine}mutation B{change}&operationName=B',
  'query={fine}&query=mutation{change}',
])('changes nothing by GET: %s', async (parameters) => {
  const { schema, changes } = countedSchema();
  const { url } = await startService({ schema });
  await (await fetch(`${url}?${parameters}`, { headers: { accept: 'application/json' } })).text();
  expect(changes()).toBe(0);
});

/** A server of nothing but its own rules. */
const startServer = async (
  parts: Partial<Parameters<typeof createHttpServer>[0]>,
): Promise<{ readonly port: number; dial(): Socket }> => {
  const server = createHttpServer({
    handle: ({ response }) => void response.end('answered'),
    sockets: { take: () => {} },
    logger: silentLogger,
    maxConnections: 100,
    stallTimeout: 30_000,
    ...parts,
  });
  const port = Number(new URL(await server.listen('127.0.0.1', 0)).port);
  onTestFinished(() => server.close(0));
  return {
    port,
    dial: () => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {});
      onTestFinished(() => void socket.destroy());
      return socket;
    },
  };
};

it.each([
  ['says nothing', ''],
  ['drips its headers', 'GET / HTTP/1.1\r\nhost: loc'],
])('gives up a client that %s', async (_how, bytes) => {
  const { dial } = await startServer({ times: { headersTimeout: 50, connectionsCheckingInterval: 20 } });
  const socket = dial();
  socket.write(bytes);
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 .*"code":"BAD_REQUEST"/s);
});

it('closes a connection too many, and takes another once one has closed', async () => {
  const warnings: string[] = [];
  const logger = { ...silentLogger, warn: (_fields: object, message: string) => void warnings.push(message) };
  const { dial } = await startServer({ maxConnections: 2, logger });
  const first = dial();
  await Promise.all([first, dial()].map((socket) => once(socket, 'connect')));
  for (const socket of [dial(), dial()]) expect(await text(socket).catch(() => '')).toBe('');
  expect(warnings).toHaveLength(1);

  first.destroy();
  await expect
    .poll(async () => {
      const socket = dial();
      socket.write('GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n');
      return text(socket).catch(() => '');
    })
    .toMatch(/^HTTP\/1\.1 200 /);
});

it('runs a hundred requests of one connection at once, and refuses those that press behind them', async () => {
  const release = deferred();
  let asked = 0;
  const { dial } = await startServer({
    handle: async ({ response }) => {
      asked += 1;
      await release.promise;
      response.end();
    },
  });
  const socket = dial();
  let answers = '';
  socket.setEncoding('latin1').on('data', (piece: string) => {
    answers += piece;
  });
  socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n'.repeat(120));
  await expect.poll(() => asked).toBe(100);
  release.resolve();
  const count = (status: number) => answers.split(`HTTP/1.1 ${status} `).length - 1;
  await expect.poll(() => [count(200), count(429)]).toEqual([100, 20]);
  expect(asked).toBe(100);
});

it('unfolds no compressed messages', async () => {
  const { url } = await startLiveService();
  const { socket } = await openSocket(url, { perMessageDeflate: true });
  expect(socket.extensions).toBe('');
});

it('counts the pieces of a message together, in bytes and in number', async () => {
  const { url } = await startLiveService({ connections: { maxMessageBytes: 64 * 1024 } });
  const large = await connectSocket(url);
  for (let piece = 0; piece < 5; piece += 1) large.socket.send('x'.repeat(16 * 1024), { fin: false });
  expect((await large.closed).code).toBe(1009);

  const scattered = await connectSocket(url);
  for (let piece = 0; piece < 1100; piece += 1) scattered.socket.send('x', { fin: false });
  expect((await scattered.closed).code).toBe(1008);
});

it('answers pings, and gathers no pongs for a client that reads none', async () => {
  const { url, port } = await startLiveService({ connections: { maxBufferedBytes: 64 * 1024 } });
  const polite = await connectSocket(url);
  const pong = once(polite.socket, 'pong');
  polite.socket.ping('here');
  expect(String((await pong)[0])).toBe('here');

  const flood = connect(port, '127.0.0.1');
  onTestFinished(() => void flood.destroy());
  flood.write(
    'GET /graphql HTTP/1.1\r\nhost: localhost\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: graphql-transport-ws\r\n\r\n',
  );
  await once(flood, 'data');
  flood.pause();
  const pings = Buffer.concat(Array.from({ length: 10_000 }, () => pingFrame('x'.repeat(125))));
  const rounds = 30;
  for (let round = 0; round < rounds; round += 1) {
    if (!flood.write(pings)) await once(flood, 'drain');
  }
  // The others are served meanwhile.
  polite.send({ type: 'ping' });
  expect(await polite.read()).toEqual({ type: 'pong' });

  // What did gather fits into the buffers, ours and the system's.
  let received = 0;
  let last = '';
  flood.on('data', (data: Buffer) => {
    received += data.length;
    last = data.subarray(-4).toString();
  });
  flood.resume();
  await expect
    .poll(() => {
      flood.write(pingFrame('last'));
      return last;
    })
    .toBe('last');
  expect(received).toBeLessThan((rounds * pings.length) / 2);
});

/** A masked frame, as a client has to send it, under a mask that changes nothing. */
const pingFrame = (payload: string): Buffer =>
  Buffer.concat([Buffer.from([0x89, 0x80 + payload.length, 0, 0, 0, 0]), Buffer.from(payload)]);

it('cuts off a client that reads nothing of its answer', async () => {
  const taken: Socket[] = [];
  const { dial } = await startServer({
    stallTimeout: 50,
    handle({ request, response }) {
      taken.push(request.socket);
      response.end('x'.repeat(16 * 1024 ** 2));
    },
  });
  dial().pause().write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
  await expect.poll(() => taken.map(({ destroyed }) => destroyed), { timeout: 5000 }).toEqual([true]);
});

it('lets a client take its time that reads, if slowly', async () => {
  const { dial } = await startServer({
    stallTimeout: 50,
    handle: ({ response }) => void response.end('x'.repeat(1024 ** 2)),
  });
  const socket = dial();
  socket.write('GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
  let bytes = 0;
  for await (const piece of socket) {
    bytes += (piece as Buffer).length;
    await setImmediate();
  }
  expect(bytes).toBeGreaterThan(1024 ** 2);
});
