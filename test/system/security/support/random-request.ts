import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import { type RandomOperation, randomOperation } from './random-operation.ts';

/** One request of a fuzz run, over a transport of its own. */
export type RandomRequest =
  | { readonly over: 'HTTP' | 'SSE' | 'WebSocket'; readonly payload: string }
  | { readonly over: 'GET'; readonly parameters: string }
  | { readonly over: 'bytes'; readonly text: string }
  | { readonly over: 'upload'; readonly form: string; readonly type: string }
  | { readonly over: 'messages'; readonly messages: readonly string[] };

const TRANSPORTS = ['HTTP', 'SSE', 'WebSocket'] as const;

/** What GraphQL is made of, and what it is not. */
const PIECES = [
  ...[
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    ':',
    '$',
    '@',
    '!',
    '...',
    '"',
    '"""',
    '\\',
    '#',
    '&',
    '|',
    '=',
    '\n',
    '\0',
  ],
  ...[
    'query',
    'mutation',
    'subscription',
    'fragment',
    'on',
    'null',
    'true',
    '1e999',
    '-0',
    '\ud800',
    '\ufeff',
  ],
  ...['__typename', '__schema { types { name } }', '@include(if: true)', '_entities', '_service { sdl }'],
];

/** The same text with a few places cut out, doubled, or filled with something else. */
const mutated = (text: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.record({
        at: fc.nat({ max: text.length }),
        length: fc.nat({ max: 12 }),
        how: fc.constantFrom('cut', 'double', 'insert'),
        piece: fc.constantFrom(...PIECES),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((edits) =>
      edits.reduce((before, { at, length, how, piece }) => {
        const head = before.slice(0, at);
        const touched = before.slice(at, at + length);
        const tail = before.slice(at + length);
        if (how === 'cut') return head + tail;
        return how === 'double' ? head + touched + touched + tail : head + piece + touched + tail;
      }, text),
    );

const HEADER_NAMES = [
  'accept',
  'content-type',
  'content-length',
  'transfer-encoding',
  'host',
  'origin',
  'authorization',
  'x-request-id',
  'expect',
  'upgrade',
  'connection',
  'cookie',
  'content-encoding',
  'openai-organization',
];

const headerValue = fc.oneof(
  fc.constantFrom(
    '*/*',
    'text/html',
    'text/event-stream',
    'application/json',
    'multipart/form-data; boundary=b',
    'chunked',
    '0',
    '17',
    '-1',
    'localhost',
    'null',
    'Bearer x',
    '100-continue',
    'websocket',
    'h2c',
    'close',
    'gzip',
  ),
  fc.string({ maxLength: 20 }),
);

/** A request that only looks like HTTP; it always ends, so that whoever waits for more of it gets no more. */
const bytes: fc.Arbitrary<RandomRequest> = fc
  .record({
    method: fc.oneof(
      fc.constantFrom('GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'TRACE', 'CONNECT'),
      fc.string({ maxLength: 8 }),
    ),
    path: fc.oneof(
      fc.constantFrom(
        '/graphql',
        '/',
        '/healthz',
        '/webhooks/openai',
        '/graphql?query={__typename}',
        '*',
        'http://a/graphql',
      ),
      fc.webPath(),
    ),
    headers: fc.array(
      fc.tuple(fc.oneof(fc.constantFrom(...HEADER_NAMES), fc.string({ maxLength: 8 })), headerValue),
      { maxLength: 6 },
    ),
    body: fc.oneof(fc.constant('{"query":"{ __typename }"}'), fc.json(), fc.string()),
  })
  .map(({ method, path, headers, body }) => ({
    over: 'bytes',
    text: [`${method} ${path} HTTP/1.1`, ...headers.map((header) => header.join(': ')), '', body].join(
      '\r\n',
    ),
  }));

const TYPES = [
  'connection_init',
  'connection_ack',
  'ping',
  'pong',
  'subscribe',
  'next',
  'error',
  'complete',
  '__proto__',
  '',
];

const messages = (operation: fc.Arbitrary<string>): fc.Arbitrary<RandomRequest> =>
  fc
    .array(
      fc.oneof(
        {
          weight: 6,
          arbitrary: fc
            .record({
              type: fc.constantFrom(...TYPES),
              id: fc.constantFrom('1', '2', '__proto__', ''),
              payload: operation,
            })
            .map(
              ({ type, id, payload }) =>
                `{"type":${JSON.stringify(type)},"id":${JSON.stringify(id)},"payload":${payload}}`,
            ),
        },
        {
          weight: 2,
          arbitrary: fc
            .record({
              type: fc.constantFrom<unknown>(...TYPES, 1, null),
              id: fc.jsonValue({ maxDepth: 1 }),
              payload: fc.jsonValue({ maxDepth: 2 }),
            })
            .map((message) => JSON.stringify(message)),
        },
        { weight: 1, arbitrary: fc.json() },
        { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((list) => ({ over: 'messages', messages: list }));

const upload = (operation: fc.Arbitrary<string>): fc.Arbitrary<RandomRequest> =>
  fc
    .record({
      parts: fc.array(
        fc.record({
          name: fc.constantFrom('operations', 'map', '0', '1', '__proto__', ''),
          content: fc.oneof(
            operation,
            fc.constantFrom('{"0":["variables.file"]}', '{"0":["variables.__proto__.a"]}', '{}'),
            fc.json(),
          ),
          isFile: fc.boolean(),
        }),
        { maxLength: 4 },
      ),
      end: fc.constantFrom('--b--\r\n', '--b', ''),
      type: fc.constantFrom(
        'multipart/form-data; boundary=b',
        'multipart/form-data; boundary="b"',
        'multipart/form-data',
        'multipart/form-data; boundary=c',
      ),
    })
    .map(({ parts, end, type }) => {
      const written = parts.map(
        ({ name, content, isFile }) =>
          `--b\r\ncontent-disposition: form-data; name="${name}"${isFile ? '; filename="a.jsonl"' : ''}\r\n\r\n${content}\r\n`,
      );
      return { over: 'upload', form: written.join('') + end, type };
    });

const UPLOAD = JSON.stringify({
  query:
    'mutation ($file: Upload!) { uploadFineTuningFile(file: $file) { file { id } userErrors { code path } } }',
  variables: { file: null },
});

/** Requests of every kind, most of them operations against this schema. */
export const randomRequest = (schema: GraphQLSchema): fc.Arbitrary<RandomRequest> => {
  const operation = randomOperation(schema);
  const asJson = operation.map((written) => JSON.stringify(written));
  const broken = operation.chain(({ query, variables }: RandomOperation) =>
    mutated(query).map((text) => JSON.stringify({ query: text, variables })),
  );
  const body = fc.oneof(
    { weight: 6, arbitrary: asJson },
    { weight: 5, arbitrary: broken },
    { weight: 1, arbitrary: asJson.chain(mutated) },
    { weight: 1, arbitrary: fc.json() },
    {
      weight: 1,
      arbitrary: fc
        .record({
          query: fc.jsonValue(),
          variables: fc.jsonValue(),
          operationName: fc.jsonValue(),
          extensions: fc.jsonValue(),
        })
        .map((parameters) => JSON.stringify(parameters)),
    },
  );
  const carried = fc
    .record({ over: fc.constantFrom(...TRANSPORTS), payload: body })
    .map((request): RandomRequest => request);
  const got = operation.map(
    ({ query, variables }): RandomRequest => ({
      over: 'GET',
      parameters: `query=${encodeURIComponent(query.replace(/\p{Surrogate}/gu, '?'))}&variables=${encodeURIComponent(JSON.stringify(variables))}`,
    }),
  );
  return fc.oneof(
    { weight: 20, arbitrary: carried },
    { weight: 2, arbitrary: got },
    { weight: 2, arbitrary: bytes },
    { weight: 2, arbitrary: messages(fc.oneof(asJson, broken)) },
    { weight: 1, arbitrary: upload(fc.oneof(fc.constant(UPLOAD), asJson)) },
  );
};
