import { gzipSync } from 'node:zlib';
import {
  asking,
  type Expected,
  type OperationAttack,
  type OperationExpected,
  type Probe,
} from '../support/attack.ts';
import { JSON_BODY, overEvents, overHttp } from '../support/over-http.ts';
import { jsonHeaders, rawRequest, sendRaw } from '../support/raw-request.ts';

const MEBIBYTE = 1024 ** 2;

const HARMLESS = asking('{ __typename }');

const MALFORMED: OperationExpected = { code: 'BAD_REQUEST', status: 400, eventStatus: 400, closes: 4400 };

const NAMELESS: OperationExpected = { ...MALFORMED, code: 'OPERATION_RESOLUTION_FAILURE' };

/** Parameters that are none. A message that holds them is no message. */
export const parameters: readonly OperationAttack[] = [
  { name: 'a body that is null', payload: 'null', expected: MALFORMED },
  { name: 'a body that is a number', payload: '17', expected: MALFORMED },
  { name: 'a body that is a text', payload: '"{ __typename }"', expected: MALFORMED },
  { name: 'a batch of one', payload: `[${HARMLESS}]`, expected: MALFORMED },
  {
    name: 'a batch of 10,000',
    payload: `[${Array.from({ length: 10_000 }, () => HARMLESS).join()}]`,
    expected: MALFORMED,
  },
  { name: 'a batch of none', payload: '[]', expected: MALFORMED },
  { name: 'no query', payload: '{}', expected: MALFORMED },
  { name: 'a query that is a number', payload: '{"query":17}', expected: MALFORMED },
  { name: 'a query that is a list', payload: '{"query":["{ __typename }"]}', expected: MALFORMED },
  { name: 'a query that is an object', payload: '{"query":{"kind":"Document"}}', expected: MALFORMED },
  {
    name: 'variables that are a text',
    payload: '{"query":"{ __typename }","variables":"{}"}',
    expected: MALFORMED,
  },
  {
    name: 'variables that are a list',
    payload: '{"query":"{ __typename }","variables":[1]}',
    expected: MALFORMED,
  },
  {
    name: 'an operation name that is an object',
    payload: '{"query":"{ __typename }","operationName":{"a":1}}',
    expected: NAMELESS,
  },
  {
    name: 'an operation name that is a number',
    payload: '{"query":"{ __typename }","operationName":1}',
    expected: NAMELESS,
  },
  {
    name: 'extensions that are a text',
    payload: '{"query":"{ __typename }","extensions":"x"}',
    expected: MALFORMED,
  },
  {
    name: 'a query by its hash alone',
    payload: '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}',
    expected: { ...MALFORMED, code: 'PERSISTED_QUERY_NOT_SUPPORTED', eventStatus: 200 },
  },
  {
    name: 'a list 200,000 deep',
    payload: `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
    expected: MALFORMED,
  },
  {
    name: 'an object 50,000 deep',
    payload: `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
    expected: MALFORMED,
  },
];

const TOO_LARGE: Expected = { status: 413, code: 'REQUEST_ENTITY_TOO_LARGE' };
const REFUSED: Expected = { status: 400, code: 'BAD_REQUEST' };
const UNSUPPORTED: Expected = { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' };

const large = (): string => `{"query":"{ __typename }","padding":"${'x'.repeat(20 * MEBIBYTE)}"}`;

const chunked = async function* (): AsyncGenerator<Uint8Array> {
  const piece = Buffer.alloc(64 * 1024, ' ');
  for (let sent = 0; sent < 20 * MEBIBYTE; sent += piece.length) yield piece;
};

const raw = (name: string, expected: Expected, headers: readonly string[], body = ''): Probe => ({
  name,
  expected,
  send: ({ port }) =>
    sendRaw(port, rawRequest({ headers: ['content-type: application/json', ...headers], body })),
});

/** Bodies that are too large, too small, or not what they say. */
export const bodies: readonly Probe[] = [
  { name: '20 MiB that say so', expected: TOO_LARGE, send: ({ url }) => overHttp(url, large(), JSON_BODY) },
  {
    name: '20 MiB that say so, asked for as events',
    expected: TOO_LARGE,
    send: ({ url }) => overEvents(url, large()),
  },
  {
    name: '20 MiB in chunks',
    expected: TOO_LARGE,
    send: ({ url }) => overHttp(url, chunked(), JSON_BODY),
  },
  raw('20 MiB that are announced and do not come', TOO_LARGE, [`content-length: ${20 * MEBIBYTE}`]),
  raw('a length beyond every number', REFUSED, [`content-length: ${'9'.repeat(40)}`]),
  raw('a negative length', REFUSED, ['content-length: -1']),
  raw('a length that is no number', REFUSED, ['content-length: 0x10']),
  raw('two lengths', REFUSED, ['content-length: 5', 'content-length: 26'], HARMLESS),
  raw(
    'a length and chunks',
    REFUSED,
    ['content-length: 5', 'transfer-encoding: chunked'],
    `0\r\n\r\n${HARMLESS}`,
  ),
  raw('a length that cuts the body short', REFUSED, ['content-length: 10'], HARMLESS),
  raw(
    'chunks of a size beyond every number',
    REFUSED,
    ['transfer-encoding: chunked'],
    'FFFFFFFFFFFFFFFFFF\r\n',
  ),
  raw('a chunk size that is none', REFUSED, ['transfer-encoding: chunked'], 'zz\r\n'),
  raw(
    'a chunk extension of 1 MiB',
    { code: 'BAD_REQUEST' },
    ['transfer-encoding: chunked'],
    `1;${'x'.repeat(MEBIBYTE)}\r\n`,
  ),
  raw('an unknown transfer encoding', REFUSED, ['transfer-encoding: cow'], HARMLESS),
  raw('an encoding after chunks', REFUSED, ['transfer-encoding: chunked, gzip'], HARMLESS),
  ...['gzip', 'deflate', 'br', 'zstd', 'gzip, gzip', 'identity, gzip'].map((encoding) => ({
    name: `a bomb in ${encoding}`,
    expected: UNSUPPORTED,
    send: ({ url }: { readonly url: string }) =>
      overHttp(url, gzipSync(Buffer.alloc(10 * MEBIBYTE, ' ')), {
        ...JSON_BODY,
        'content-encoding': encoding,
      }),
  })),
  ...['{', '{"query":', "{'query':'{a}'}", '{"query":"{a}"}}', 'undefined', '\u0000', 'NaN', ''].map(
    (body) => ({
      name: `a body of ${JSON.stringify(body)}`,
      expected: REFUSED,
      send: ({ url }: { readonly url: string }) => overHttp(url, body, JSON_BODY),
    }),
  ),
  {
    name: 'a body in UTF-16',
    expected: REFUSED,
    send: ({ url }) => overHttp(url, new Uint8Array(Buffer.from(HARMLESS, 'utf16le')), JSON_BODY),
  },
  {
    name: 'a body that is no UTF-8',
    expected: { status: 400, code: 'GRAPHQL_PARSE_FAILED' },
    send: ({ url }) =>
      overHttp(url, new Uint8Array(Buffer.from('{"query":"\xff\xfe"}', 'latin1')), JSON_BODY),
  },
  {
    name: 'a second request behind a body that is too short for its length',
    // What follows is part of the first one's body, and no request of its own.
    expected: REFUSED,
    send: ({ port }) => {
      const smuggled = rawRequest({ headers: jsonHeaders(HARMLESS), body: HARMLESS });
      return sendRaw(
        port,
        rawRequest({
          headers: ['content-type: application/json', `content-length: ${smuggled.length}`],
          body: smuggled,
        }),
      );
    },
  },
];
