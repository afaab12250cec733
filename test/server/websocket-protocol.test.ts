import { once } from 'node:events';
import { expect, it } from 'vitest';
import { createFakeClock } from '../emulator/fake-clock.ts';
import { startLiveService } from '../support/live-service.ts';
import { connectSocket, openSocket } from '../support/test-socket.ts';

const TICKS = 'subscription { ticks { count } }';

it('acknowledges a connection', async () => {
  const { url } = await startLiveService();
  const { send, read } = await openSocket(url);
  send({ type: 'connection_init' });
  expect(await read()).toEqual({ type: 'connection_ack' });
});

it('closes a socket that does not introduce itself in time with 4408', async () => {
  const clock = createFakeClock();
  const { url } = await startLiveService({ clock, connections: { initTimeout: 3000 } });
  const { closed, socket } = await openSocket(url);
  clock.advance(2999);
  expect(socket.readyState).toBe(socket.OPEN);
  clock.advance(1);
  expect(await closed).toEqual({ code: 4408, reason: 'Connection initialisation timeout' });
});

it('leaves a socket that has introduced itself alone', async () => {
  const clock = createFakeClock();
  const { url } = await startLiveService({ clock, connections: { initTimeout: 3000, heartbeat: 60_000 } });
  const { send, read } = await connectSocket(url);
  clock.advance(3000);
  send({ type: 'ping' });
  expect(await read()).toEqual({ type: 'pong' });
});

it('closes a socket that introduces itself twice with 4429', async () => {
  const { url } = await startLiveService();
  const { send, closed } = await connectSocket(url);
  send({ type: 'connection_init' });
  expect(await closed).toEqual({ code: 4429, reason: 'Too many initialisation requests' });
});

it('closes a socket that subscribes before it is acknowledged with 4401', async () => {
  const { url } = await startLiveService();
  const { subscribe, closed } = await openSocket(url);
  subscribe('1', TICKS);
  expect(await closed).toEqual({ code: 4401, reason: 'Unauthorized' });
});

it('closes a socket that uses an id twice at once with 4409, and ends what ran on it', async () => {
  const { url, ticks } = await startLiveService();
  const { subscribe, closed } = await connectSocket(url);
  subscribe('1', TICKS);
  await ticks.until(1);
  subscribe('1', '{ who }');
  expect(await closed).toEqual({ code: 4409, reason: 'Subscriber for 1 already exists' });
  await ticks.until(0);
});

it('shortens what does not fit into a close frame', async () => {
  const { url, ticks } = await startLiveService();
  const { subscribe, closed } = await connectSocket(url);
  const id = 'ü'.repeat(200);
  subscribe(id, TICKS);
  await ticks.until(1);
  subscribe(id, TICKS);
  const { code, reason } = await closed;
  expect(code).toBe(4409);
  expect(reason).toMatch(/^Subscriber for ü+…$/);
  expect(Buffer.byteLength(reason)).toBeLessThanOrEqual(123);
});

it.each([
  ['no JSON', '{'],
  ['an empty message', ''],
  ['null', 'null'],
  ['a list', '[]'],
  ['no type', '{}'],
  ['an unknown type', '{"type":"start"}'],
  ['a type that is no text', '{"type":1}'],
  ['a subscription without an id', '{"type":"subscribe","payload":{"query":"{ who }"}}'],
  ['an empty id', '{"type":"subscribe","id":"","payload":{"query":"{ who }"}}'],
  ['an id that is no text', '{"type":"subscribe","id":1,"payload":{"query":"{ who }"}}'],
  ['a subscription without a payload', '{"type":"subscribe","id":"1"}'],
  ['a subscription without a query', '{"type":"subscribe","id":"1","payload":{}}'],
  ['a query that is no text', '{"type":"subscribe","id":"1","payload":{"query":1}}'],
  [
    'variables that are no object',
    '{"type":"subscribe","id":"1","payload":{"query":"{ who }","variables":"x"}}',
  ],
  ['a name that is no text', '{"type":"subscribe","id":"1","payload":{"query":"{ who }","operationName":1}}'],
  [
    'extensions that are no object',
    '{"type":"subscribe","id":"1","payload":{"query":"{ who }","extensions":[]}}',
  ],
  ['a complete without an id', '{"type":"complete"}'],
  ['a ping with a text', '{"type":"ping","payload":"x"}'],
  ["a server's connection_ack", '{"type":"connection_ack"}'],
  ["a server's next", '{"type":"next","id":"1","payload":{}}'],
  ["a server's error", '{"type":"error","id":"1","payload":[{"message":"x"}]}'],
  ['nesting without end', '['.repeat(50_000)],
])('closes a socket that sends %s with 4400', async (_what, message) => {
  const { url, logs } = await startLiveService();
  const { send, closed } = await connectSocket(url);
  send(message);
  expect(await closed).toEqual({ code: 4400, reason: expect.stringMatching(/^Invalid message received/) });
  expect(logs).toEqual([]);
});

it.each([null, 'graphql-ws', 'json'])(
  'closes a socket that speaks %s with 4406, so that it can be read',
  async (protocol) => {
    const { url } = await startLiveService();
    const { closed } = await openSocket(url, { protocol });
    expect(await closed).toEqual({ code: 4406, reason: 'Subprotocol not acceptable' });
  },
);

it('chooses its protocol among several', async () => {
  const { url } = await startLiveService();
  const { socket } = await openSocket(url, { protocol: ['graphql-ws', 'graphql-transport-ws'] });
  expect(socket.protocol).toBe('graphql-transport-ws');
});

it('answers a ping, with its payload, before and after the introduction', async () => {
  const { url } = await startLiveService();
  const { send, read } = await openSocket(url);
  send({ type: 'ping', payload: { n: 1 } });
  expect(await read()).toEqual({ type: 'pong', payload: { n: 1 } });
  send({ type: 'connection_init' });
  await read();
  send({ type: 'ping' });
  expect(await read()).toEqual({ type: 'pong' });
});

it('takes a pong that it did not ask for, and a complete of what it does not know', async () => {
  const { url } = await startLiveService();
  const { send, read } = await connectSocket(url);
  send({ type: 'pong', payload: {} });
  send({ type: 'complete', id: 'nobody' });
  send({ type: 'ping' });
  expect(await read()).toEqual({ type: 'pong' });
});

it('answers a ping of the WebSocket itself', async () => {
  const { url } = await startLiveService();
  const { socket } = await openSocket(url);
  socket.ping('mine');
  const [data] = await once(socket, 'pong');
  expect(String(data)).toBe('mine');
});

it('reads a message from binary frames too', async () => {
  const { url } = await startLiveService();
  const { send, read } = await openSocket(url);
  send(Buffer.from('{"type":"ping"}'));
  expect(await read()).toEqual({ type: 'pong' });
});

it('closes a socket that sends bytes which are no message with 4400', async () => {
  const { url } = await startLiveService();
  const { send, closed } = await openSocket(url);
  send(Buffer.from([0xff, 0xfe, 0]));
  expect((await closed).code).toBe(4400);
});

it('closes a socket that sends too much at once with 1009, and leaves others alone', async () => {
  const { url, logs } = await startLiveService({ connections: { maxMessageBytes: 1024 } });
  const other = await connectSocket(url);
  const { subscribe, closed } = await connectSocket(url);
  subscribe('1', `{ who } # ${'x'.repeat(1024)}`);
  expect((await closed).code).toBe(1009);
  other.subscribe('1', '{ who }');
  expect(await other.read()).toMatchObject({ type: 'next' });
  expect(logs).toEqual([]);
});

it('ignores what a client says behind its mistake', async () => {
  const { url, changes } = await startLiveService();
  const { send, subscribe, closed } = await connectSocket(url);
  send('{');
  subscribe('1', 'mutation { change }');
  await closed;
  expect(changes()).toBe(0);
});

it('takes an operation id of 256 characters, and closes a socket with 4400 for a longer one', async () => {
  const { url } = await startLiveService();
  const { subscribe, read, closed } = await connectSocket(url);
  subscribe('x'.repeat(256), '{ __typename }');
  expect(await read()).toMatchObject({ id: 'x'.repeat(256), type: 'next' });
  subscribe('x'.repeat(257), '{ __typename }');
  expect(await closed).toEqual({
    code: 4400,
    reason: 'Invalid message received: an id has at most 256 characters',
  });
});
