import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { createPassthroughDoor } from '../../src/server/door/passthrough-door.ts';
import { startLiveService } from '../support/live-service.ts';
import { rawHttp } from '../support/raw-http.ts';
import { connectSocket, openSocket, refusedUpgrade } from '../support/test-socket.ts';

const startPassthrough = () => startLiveService({ door: createPassthroughDoor() });

it.each([
  ['the upgrade', undefined, { authorization: 'Bearer sk-caller' }],
  ['connection_init', { authorization: 'Bearer sk-caller' }, {}],
  ['connection_init in capitals', { Authorization: 'Bearer sk-caller' }, {}],
  [
    'connection_init before the upgrade',
    { authorization: 'Bearer sk-caller' },
    { authorization: 'Bearer sk-other' },
  ],
  ['the upgrade behind a null', { authorization: null }, { authorization: 'Bearer sk-caller' }],
])('takes the token of %s', async (_where, params, headers) => {
  const { url, callers } = await startPassthrough();
  const { subscribe, read } = await connectSocket(url, params, { headers });
  subscribe('1', '{ who }');
  await read(2);
  expect(callers[0]?.credential.reveal().token).toBe('sk-caller');
});

it('takes organization and project of either', async () => {
  const { url, callers } = await startPassthrough();
  const { subscribe, read } = await connectSocket(
    url,
    { authorization: 'Bearer sk-caller', 'OpenAI-Organization': 'org-1' },
    { headers: { 'openai-project': 'proj-1' } },
  );
  subscribe('1', '{ who }');
  await read(2);
  expect(callers[0]?.credential.reveal()).toEqual({
    token: 'sk-caller',
    organization: 'org-1',
    project: 'proj-1',
  });
});

it.each([
  ['no token', {}],
  ['a malformed one', { authorization: 'Basic c2stc2VjcmV0' }],
  ['one with a line break', { authorization: 'Bearer sk-secret\r\nx: y' }],
  ['one that is no text', { authorization: ['Bearer sk-secret'] }],
])('closes a socket that brings %s with 4403, without repeating it', async (_what, params) => {
  const { url, logs } = await startPassthrough();
  const { send, closed } = await openSocket(url);
  send({ type: 'connection_init', payload: params });
  const { code, reason } = await closed;
  expect({ code, reason }).toEqual({ code: 4403, reason: expect.stringMatching(/^UNAUTHENTICATED: /) });
  expect(reason).not.toMatch(/secret|c2stc2VjcmV0/);
  expect(logs).toEqual([]);
});

it("closes a socket that came under a foreign page's name with 4403 in mode none", async () => {
  const { port } = await startLiveService();
  const { send, closed } = await openSocket(`http://127.0.0.1:${port}/graphql`, {
    headers: { host: `evil.example:${port}`, origin: `http://evil.example:${port}` },
  });
  send({ type: 'connection_init', payload: { host: 'localhost' } });
  expect(await closed).toEqual({ code: 4403, reason: expect.stringMatching(/^FORBIDDEN: .*evil\.example/) });
});

it('closes a socket whose door breaks with 4500, and logs why', async () => {
  const { url, logs } = await startLiveService({
    door: {
      admit() {
        throw new Error('sk-secret');
      },
    },
  });
  const { send, closed } = await openSocket(url);
  send({ type: 'connection_init' });
  expect(await closed).toEqual({ code: 4500, reason: 'Unexpected error' });
  expect(logs).toHaveLength(1);
});

it.each([
  ['none, as programs do', undefined],
  ["the service's own", 'http://localhost:PORT'],
  ['an allowed one', 'https://app.example'],
])('opens a socket to who sends %s for an Origin', async (_what, origin) => {
  const { port } = await startLiveService({ connections: { allowedOrigins: ['https://app.example'] } });
  const { send, read } = await openSocket(`http://127.0.0.1:${port}/graphql`, {
    headers: {
      host: `localhost:${port}`,
      ...(origin && { origin: origin.replace('PORT', String(port)) }),
    },
  });
  send({ type: 'connection_init' });
  expect(await read()).toEqual({ type: 'connection_ack' });
});

it.each([
  'https://evil.example',
  'https://app.example.evil.example',
  'http://app.example',
  'https://app.example:8443',
  'http://localhost',
  'null',
  'file://',
  'nonsense',
])('refuses a page of %s before it is a socket', async (origin) => {
  const { url } = await startLiveService({ connections: { allowedOrigins: ['https://app.example'] } });
  const { status, body, requestId } = await refusedUpgrade(url, { headers: { origin } });
  expect(status).toBe(403);
  expect(body).toEqual({
    errors: [
      {
        message: expect.stringContaining('TUNEGRAPH_ALLOWED_ORIGINS'),
        extensions: { code: 'FORBIDDEN', requestId },
      },
    ],
  });
});

it('gives the handshake the request id of its caller', async () => {
  const { url } = await startLiveService();
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(handshake('/graphql', 'x-request-id: mine'));
  const [data] = await new Promise<Buffer[]>((resolve) => socket.once('data', (chunk) => resolve([chunk])));
  expect(String(data)).toMatch(/^HTTP\/1\.1 101 .*x-request-id: mine\r\n/s);
  socket.destroy();
});

const handshake = (path: string, ...headers: readonly string[]): string =>
  [
    `GET ${path} HTTP/1.1`,
    'host: localhost',
    'connection: Upgrade',
    'upgrade: websocket',
    'sec-websocket-version: 13',
    'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
    'sec-websocket-protocol: graphql-transport-ws',
    ...headers,
    '\r\n',
  ].join('\r\n');

it.each([
  ['another path', handshake('/graphqls'), 404, 'NOT_FOUND'],
  ['the root', handshake('/'), 404, 'NOT_FOUND'],
  ['no Host', handshake('/graphql').replace('host: localhost\r\n', ''), 400, 'BAD_REQUEST'],
  ['a malformed Host', handshake('/graphql').replace('localhost', 'a b'), 400, 'BAD_REQUEST'],
  ['an unknown version', handshake('/graphql').replace('version: 13', 'version: 12'), 400, 'BAD_REQUEST'],
  ['no key', handshake('/graphql').replace(/sec-websocket-key.*\r\n/, ''), 400, 'BAD_REQUEST'],
  ['another method', handshake('/graphql').replace('GET', 'POST'), 400, 'BAD_REQUEST'],
])('answers a handshake with %s as GraphQL does, and closes', async (_what, request, status, code) => {
  const { port, logs } = await startLiveService();
  const answer = await rawHttp(port, request);
  const [, requestId] = /x-request-id: ([0-9a-f-]{36})\r\n/.exec(answer) ?? [];
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(answer).toContain(`"extensions":{"code":"${code}","requestId":"${requestId}"}`);
  expect(logs).toEqual([]);
});

it.each([
  ['GET', 'GET /graphql?query={who} HTTP/1.1', ''],
  ['POST', 'POST /graphql HTTP/1.1', JSON.stringify({ query: '{ who }' })],
])('answers a %s that would rather be HTTP/2 as if it had not said so', async (_method, line, body) => {
  const { port } = await startLiveService();
  const socket = connect(port, '127.0.0.1');
  const head = [
    line,
    'Host: localhost',
    'Connection: Upgrade, HTTP2-Settings',
    'Upgrade: h2c',
    'HTTP2-Settings: AAEAAEAAAAIAAAAAAAMAAAAAAAQBAAAAAAUAAEAAAAYABgAA',
    'Content-Type: application/json',
    'X-Request-Id: mine',
    `Content-Length: ${body.length}`,
    '\r\n',
  ].join('\r\n');
  // The body arrives in two pieces, one of them later.
  socket.write(head + body.slice(0, 5));
  await new Promise((resolve) => setImmediate(resolve));
  socket.write(body.slice(5));
  const first = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
  expect(first).toMatch(/^HTTP\/1\.1 200 .*"who":"mine"/s);
  // The connection goes on.
  socket.write('GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n');
  const second = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
  expect(second).toMatch(/^HTTP\/1\.1 200 .*"status":"ok"/s);
  socket.destroy();
});
