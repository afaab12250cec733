import type { ClientOptions } from 'ws';
import { connectSocket, openSocket, type TestSocket } from '../../../support/test-socket.ts';
import type { Expected, Probe } from '../support/attack.ts';
import { refusedHandshake } from '../support/handshake.ts';
import { rawRequest, sendRaw } from '../support/raw-request.ts';
import { type Reply, readResult } from '../support/reply.ts';
import type { Target } from '../support/target.ts';

const closed = (code: number): Expected => ({ code: null, closed: code });
const REFUSED: Expected = { status: 400, code: 'BAD_REQUEST' };

const closeOf = async (socket: TestSocket): Promise<Reply> => {
  const { code, reason } = await socket.closed;
  return { status: null, closed: code, codes: [], text: reason };
};

const OVERVIEW = ['GET /fine_tuning/jobs?limit=100'];

type Attack = (socket: TestSocket) => void;

/** Something to do on a socket that has just been opened, until it is closed. */
const onOpen = (name: string, expected: Expected, attack: Attack, protocol?: string | null): Probe => ({
  name,
  expected,
  send: async ({ url }) => {
    const socket = await openSocket(url, protocol === undefined ? {} : { protocol });
    attack(socket);
    return closeOf(socket);
  },
});

/** The same on one that has introduced itself. */
const onReady = (name: string, expected: Expected, attack: Attack): Probe => ({
  name,
  expected,
  send: async ({ url }) => {
    const socket = await connectSocket(url);
    attack(socket);
    return closeOf(socket);
  },
});

const says = (name: string, message: string | object, code = 4400): Probe =>
  onReady(name, closed(code), ({ send }) => send(message));

const HARMLESS = { query: '{ __typename }' };
const MEBIBYTE = 1024 ** 2;

/** A frame as its bytes: final or not, masked or not, of an opcode and with reserved bits. */
const frame = (
  opcode: number,
  payload: Uint8Array,
  { final = true, masked = true, reserved = 0 } = {},
): Buffer => {
  const length = payload.length < 126 ? [payload.length] : [126, payload.length >> 8, payload.length & 255];
  const [first = 0, ...rest] = length;
  const head = [(final ? 128 : 0) | (reserved << 4) | opcode, (masked ? 128 : 0) | first, ...rest];
  // A mask of zeros leaves the payload as it is.
  return Buffer.concat([Buffer.from(head), masked ? Buffer.alloc(4) : Buffer.alloc(0), payload]);
};

const HANDSHAKE = [
  'host: localhost',
  'connection: upgrade',
  'upgrade: websocket',
  'sec-websocket-version: 13',
  'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
  'sec-websocket-protocol: graphql-transport-ws',
];

/** Frames that no client library writes; the service's own close frame tells the code. */
const frames = (name: string, code: number, ...sent: readonly Buffer[]): Probe => ({
  name,
  expected: { code: null, closed: code },
  send: async ({ port }) => {
    const reply = await sendRaw(port, rawRequest({ method: 'GET', bare: true, headers: HANDSHAKE }), ...sent);
    const bytes = Buffer.from(reply.text.slice(reply.text.indexOf('\r\n\r\n') + 4), 'latin1');
    return { ...reply, status: null, closed: bytes[0] === 0x88 ? bytes.readUInt16BE(2) : null };
  },
});

const handshake = (name: string, expected: Expected, options: ClientOptions, path = '/graphql'): Probe => ({
  name,
  expected,
  send: ({ origin }) => refusedHandshake(`${origin}${path}`, options),
});

const upgrade = (name: string, expected: Expected, headers: readonly string[], method = 'GET'): Probe => ({
  name,
  expected,
  send: ({ port }) => sendRaw(port, rawRequest({ method, bare: true, headers })),
});

const without = (header: string): readonly string[] => HANDSHAKE.filter((line) => !line.startsWith(header));

/** Handshakes that are none. */
export const handshakes: readonly Probe[] = [
  handshake('a socket elsewhere', { status: 404, code: 'NOT_FOUND' }, {}, '/sockets'),
  handshake('a socket for webhooks', { status: 404, code: 'NOT_FOUND' }, {}, '/webhooks/openai'),
  upgrade('a socket of another version', REFUSED, [
    ...without('sec-websocket-version'),
    'sec-websocket-version: 1',
  ]),
  upgrade('a socket without a key', REFUSED, without('sec-websocket-key')),
  upgrade('a socket with a key that is too long', REFUSED, [
    ...without('sec-websocket-key'),
    `sec-websocket-key: ${'A'.repeat(1000)}`,
  ]),
  upgrade('a socket with a malformed protocol', REFUSED, [
    ...without('sec-websocket-protocol'),
    'sec-websocket-protocol: a,,b',
  ]),
  upgrade('a socket by POST', { code: 'BAD_REQUEST' }, HANDSHAKE, 'POST'),
  upgrade('a socket for two Hosts', REFUSED, [...HANDSHAKE, 'host: evil.example']),
  {
    name: 'a socket for a foreign Host',
    expected: { code: null, closed: 4403 },
    send: async ({ url }) => {
      const socket = await openSocket(url, { headers: { host: 'evil.example' } });
      socket.send({ type: 'connection_init', payload: { host: 'localhost', Host: 'localhost' } });
      return closeOf(socket);
    },
  },
];

const many = async (target: Target, start: (socket: TestSocket) => void, count: number): Promise<Reply> => {
  const socket = await connectSocket(target.url);
  start(socket);
  const codes = new Set<string>();
  for (let read = 0; read < count; read += 1) {
    const { type, payload } = await socket.read();
    if (type === 'error') for (const code of readResult({ errors: payload }).codes) codes.add(code);
  }
  socket.socket.terminate();
  return { status: null, closed: null, codes: [...codes], text: '' };
};

const times = (count: number, act: (index: number) => void): void => {
  for (let index = 0; index < count; index += 1) act(index);
};

/** What a client of the protocol must not say. */
export const messages: readonly Probe[] = [
  onOpen('no subprotocol', closed(4406), () => {}, null),
  onOpen('an older subprotocol', closed(4406), () => {}, 'graphql-ws'),
  onOpen('a subscribe before connection_init', closed(4401), ({ subscribe }) =>
    subscribe('1', '{ __typename }'),
  ),
  onOpen('nothing at all', closed(4408), () => {}),
  onOpen('a ping for ever, and no connection_init', closed(4408), ({ send, socket }) => {
    const timer = setInterval(() => send({ type: 'ping' }), 50);
    socket.once('close', () => clearInterval(timer));
  }),
  onOpen('connection_init with a list', closed(4400), ({ send }) =>
    send({ type: 'connection_init', payload: [] }),
  ),
  onOpen('connection_init with a text', closed(4400), ({ send }) =>
    send({ type: 'connection_init', payload: 'x' }),
  ),
  says('a second connection_init', { type: 'connection_init' }, 4429),
  says('no JSON', 'hello'),
  says('bytes that are no text', Buffer.from([0xff, 0x00, 0xfe])),
  says('nothing', ''),
  says('null', 'null'),
  says('a list', '[]'),
  says('a list 100,000 deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`),
  says('an unknown type', { type: 'pwn' }),
  says('the type __proto__', '{"type":"__proto__"}'),
  says('a type that is an object', { type: { toString: 1 } }),
  says('what only a server says', { type: 'next', id: '1', payload: {} }),
  says("the server's acknowledgement", { type: 'connection_ack' }),
  says('a subscribe without an id', { type: 'subscribe', payload: HARMLESS }),
  says('a subscribe without a text for an id', { type: 'subscribe', id: 1, payload: HARMLESS }),
  says('a subscribe with an empty id', { type: 'subscribe', id: '', payload: HARMLESS }),
  says('an id of 100,000 characters', { type: 'subscribe', id: 'x'.repeat(100_000), payload: HARMLESS }),
  says('a subscribe without a payload', { type: 'subscribe', id: '1' }),
  says(
    'a subscribe whose payload is __proto__',
    '{"type":"subscribe","id":"1","__proto__":{"payload":{"query":"{a}"}}}',
  ),
  says('a ping with a payload that is a text', { type: 'ping', payload: 'x' }),
  says('2 MiB', `{"type":"ping","payload":{"a":"${'x'.repeat(2 * MEBIBYTE)}"}}`, 1009),
  onReady('2 MiB in 2,000 fragments', closed(1009), ({ socket }) => {
    times(2000, (index) => socket.send('x'.repeat(1024), { fin: index === 1999 }));
  }),
  onReady('an id twice', { ...closed(4409), reaches: OVERVIEW }, ({ subscribe }) => {
    const query = 'subscription { fineTuningJobsStatusChanged { status } }';
    subscribe('1', query);
    subscribe('1', query);
  }),
  frames('a frame that claims to be compressed', 1002, frame(1, Buffer.from('x'), { reserved: 4 })),
  frames('a frame with reserved bits', 1002, frame(1, Buffer.from('x'), { reserved: 3 })),
  frames('a frame that is not masked', 1002, frame(1, Buffer.from('x'), { masked: false })),
  frames('a frame of an opcode that is reserved', 1002, frame(5, Buffer.from('x'))),
  frames('a continuation of nothing', 1002, frame(0, Buffer.from('x'))),
  frames('a text that is no UTF-8', 1007, frame(1, Buffer.from([0xff, 0xfe]))),
  frames('a ping of more than 125 bytes', 1002, frame(9, Buffer.alloc(126))),
  frames('a ping in fragments', 1002, frame(9, Buffer.from('x'), { final: false })),
  frames('a close with a code that is none', 1002, frame(8, Buffer.from([0, 1]))),
  frames(
    'a frame of 2^62 bytes',
    1009,
    Buffer.from([0x81, 0xff, 0x3f, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0]),
  ),
];

const WATCH = 'subscription { fineTuningJobsStatusChanged { status } }';

/** What a socket may do, but not so often. */
export const floods: readonly Probe[] = [
  {
    name: '1,000 subscriptions on a socket',
    expected: { code: 'TOO_MANY_OPERATIONS', reaches: OVERVIEW },
    send: (target) => many(target, ({ subscribe }) => times(1000, (id) => subscribe(String(id), WATCH)), 900),
  },
  {
    name: '20,000 pings',
    expected: { code: null },
    send: (target) => many(target, ({ send }) => times(20_000, () => send({ type: 'ping' })), 20_000),
  },
  {
    name: '20,000 pings of the protocol below',
    expected: { code: null },
    send: async (target) => {
      const { socket, send, read } = await connectSocket(target.url);
      times(20_000, () => socket.ping());
      send({ type: 'ping' });
      // Where the answers to them pile up, the socket is cut off.
      const text = await read().then(({ type }) => type, String);
      socket.terminate();
      return { status: null, closed: null, codes: [], text };
    },
  },
  {
    name: '5,000 completes of nothing',
    expected: { code: null },
    send: (target) =>
      many(
        target,
        ({ send }) => {
          times(5000, (id) => send({ type: 'complete', id: String(id) }));
          send({ type: 'ping' });
        },
        1,
      ),
  },
  {
    name: '2,000 operations that are completed at once',
    expected: { code: null, reaches: OVERVIEW },
    send: (target) =>
      many(
        target,
        ({ subscribe, send }) => {
          times(2000, (id) => {
            subscribe(String(id), WATCH);
            send({ type: 'complete', id: String(id) });
          });
          send({ type: 'ping' });
        },
        1,
      ),
  },
  ...['__proto__', 'constructor', 'x'.repeat(256), '\u0000', '"}'].map(
    (id): Probe => ({
      name: `the id ${JSON.stringify(id.slice(0, 20))}`,
      expected: { code: null, data: { __typename: 'Query' } },
      send: async ({ url }) => {
        const { subscribe, read, socket } = await connectSocket(url);
        subscribe(id, '{ __typename }');
        const { payload, ...rest } = await read();
        socket.terminate();
        if (rest.id !== id) throw new Error(`It was answered under the id ${rest.id}.`);
        return { status: null, closed: null, ...readResult(payload), text: JSON.stringify(payload) };
      },
    }),
  ),
];
