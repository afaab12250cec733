import type { Expected, Probe } from '../support/attack.ts';
import { overHttp } from '../support/over-http.ts';
import { rawRequest, sendRaw } from '../support/raw-request.ts';

const UPLOAD =
  'mutation ($file: Upload!) { uploadFineTuningFile(file: $file) { file { id } userErrors { code } } }';
const OPERATIONS = JSON.stringify({ query: UPLOAD, variables: { file: null } });
const MAP = '{"0":["variables.file"]}';

const REFUSED: Expected = { status: 400, code: 'BAD_REQUEST' };

/** One part of a form, as its bytes; its boundary is `b`. */
const part = (disposition: string, content: string): string =>
  `--b\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;

interface Form {
  readonly operations?: string;
  readonly map?: string;
  readonly file?: string;
  readonly end?: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const FILE = part('name="0"; filename="a.jsonl"', '{}');

const upload = (
  name: string,
  {
    operations = part('name="operations"', OPERATIONS),
    map = part('name="map"', MAP),
    file = FILE,
    end = '--b--\r\n',
    type = 'multipart/form-data; boundary=b',
    headers = { 'graphql-require-preflight': '1' },
  }: Form,
  expected: Expected = REFUSED,
): Probe => ({
  name,
  expected,
  send: ({ url }) => overHttp(url, operations + map + file + end, { 'content-type': type, ...headers }),
});

const withOperations = (name: string, operations: string, expected: Expected = REFUSED): Probe =>
  upload(name, { operations: part('name="operations"', operations) }, expected);

const withMap = (name: string, map: string): Probe => upload(name, { map: part('name="map"', map) });

/** What a file's name becomes on its way: nothing but a name. */
const named = (name: string, disposition: string, becomes: string): Probe => ({
  name: `a file called ${name}`,
  expected: {
    status: 200,
    code: null,
    data: { uploadFineTuningFile: { file: { id: 'file-new' }, userErrors: [] } },
    reaches: ['POST /files'],
  },
  send: async (target) => {
    const form =
      part('name="operations"', OPERATIONS) +
      part('name="map"', MAP) +
      part(`name="0"; ${disposition}`, '{}');
    const reply = await overHttp(target.url, `${form}--b--\r\n`, {
      'content-type': 'multipart/form-data; boundary=b',
      'graphql-require-preflight': '1',
    });
    const sent = target.lastCall()?.body ?? '';
    const [, filename] = /name="file"; filename="(.*)"\r\nContent-Type/.exec(sent) ?? [];
    if (filename !== becomes) throw new Error(`The file went on as ${JSON.stringify(filename)}.`);
    if (sent.split('Content-Disposition').length !== 3)
      throw new Error(`The form went on with other parts:\n${sent}`);
    return reply;
  },
});

const FORM = ['graphql-require-preflight: 1', 'content-type: multipart/form-data; boundary=b'];
const BEFORE_FILE = part('name="operations"', OPERATIONS) + part('name="map"', MAP);
const FILE_HEAD = '--b\r\ncontent-disposition: form-data; name="0"; filename="a.jsonl"\r\n\r\n';

/** In chunks, so that nobody knows how long it is. */
const endless = (): readonly Buffer[] => {
  const pieces = [
    Buffer.from(BEFORE_FILE + FILE_HEAD),
    ...Array.from({ length: 512 }, () => Buffer.alloc(64 * 1024, '{}\n')),
  ];
  return pieces.map((piece) =>
    Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]),
  );
};

/** Forms with files that are no uploads. The target takes files of 1 MiB. */
export const uploads: readonly Probe[] = [
  upload(
    'an upload without the header that asks first',
    { headers: {} },
    { status: 400, code: 'PREFLIGHT_REQUIRED' },
  ),
  upload('an upload without operations', { operations: '' }),
  upload('an upload without a map', { map: '' }),
  upload('an upload without a file', { file: '' }),
  upload('an upload whose file comes first', {
    operations: '',
    map: FILE,
    file: part('name="operations"', OPERATIONS),
  }),
  upload('an upload with two files', {
    file: FILE + part('name="1"; filename="b.jsonl"', '{}'),
    map: part('name="map"', '{"0":["variables.file"],"1":["variables.file"]}'),
  }),
  upload('an upload with 10,000 parts', {
    operations: part('name="operations"', OPERATIONS) + part('name="a"', 'x').repeat(10_000),
  }),
  upload('an upload with another boundary', { type: 'multipart/form-data; boundary=c' }),
  upload('an upload without a boundary', { type: 'multipart/form-data' }),
  upload('an upload with a boundary of 10,000 characters', {
    type: `multipart/form-data; boundary=${'b'.repeat(10_000)}`,
  }),
  upload('an upload that is cut off before its file', { file: '', end: '' }),
  upload('an upload whose part has a header of 1 MiB', {
    file: `--b\r\ncontent-disposition: form-data; name="0"; filename="${'x'.repeat(1024 ** 2)}"\r\n\r\n{}\r\n`,
  }),
  upload('an upload whose file is named otherwise', { file: part('name="9"; filename="a.jsonl"', '{}') }),
  withOperations(
    'operations of 2 MiB',
    JSON.stringify({ query: UPLOAD, variables: { file: null }, a: 'x'.repeat(2 * 1024 ** 2) }),
  ),
  withOperations('operations that are no JSON', '{'),
  withOperations('operations that are a batch', `[${OPERATIONS}]`),
  withOperations(
    'operations 100,000 deep',
    `{"query":"x","variables":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  ),
  withOperations('operations without variables', JSON.stringify({ query: UPLOAD })),
  withOperations(
    'a file for a query that takes none',
    JSON.stringify({ query: '{ fineTuningJob(id: "ftjob-live") { nope } }', variables: { file: null } }),
    { status: 400, code: 'GRAPHQL_VALIDATION_FAILED' },
  ),
  withOperations(
    'a file for a text',
    JSON.stringify({
      query: 'query ($file: ID!) { fineTuningJob(id: $file) { id } }',
      variables: { file: null },
    }),
    { status: 400, code: 'BAD_USER_INPUT' },
  ),
  withMap('a map that is no JSON', '{'),
  withMap('a map that is a list', '[["variables.file"]]'),
  withMap('a map of two places', '{"0":["variables.file","variables.other"]}'),
  withMap('a map of no place', '{"0":[]}'),
  withMap('a map of a place that is no text', '{"0":[1]}'),
  withMap('a map to __proto__', '{"0":["__proto__.polluted"]}'),
  withMap('a map to the prototype of the variables', '{"0":["variables.__proto__.polluted"]}'),
  withMap('a map to a constructor', '{"0":["variables.constructor.prototype.polluted"]}'),
  withMap('a map to the query', '{"0":["query"]}'),
  withMap('a map to what is taken', '{"0":["variables"]}'),
  withMap('a map 10,000 deep', `{"0":["variables${'.a'.repeat(10_000)}"]}`),
  withMap('a map of a file called __proto__', '{"__proto__":["variables.file"]}'),
  named('as a way up', 'filename="../../etc/passwd"', 'passwd'),
  named('as a way up on Windows', 'filename="..\\..\\boot.ini"', 'boot.ini'),
  named(
    'with an encoded line break',
    "filename*=utf-8''a%0d%0aX-Evil%3A%201%0d%0a.jsonl",
    'aX-Evil: 1.jsonl',
  ),
  named(
    'with a quote that ends it',
    "filename*=utf-8''a%22%3B%20name%3D%22purpose.jsonl",
    'a%22; name=%22purpose.jsonl',
  ),
  named('with a NUL', "filename*=utf-8''a%00.jsonl", 'a.jsonl'),
  named('with 10,000 characters', `filename="${'x'.repeat(10_000)}"`, 'x'.repeat(255)),
  {
    name: 'a file without an end',
    // Who goes on writing to a connection that was closed may never get to the answer.
    expected: { code: null, reaches: ['POST /files'] },
    send: ({ port }) =>
      sendRaw(port, rawRequest({ headers: [...FORM, 'transfer-encoding: chunked'] }), ...endless()),
  },
  {
    name: 'a file that says it has no end',
    expected: { code: null, reaches: ['POST /files'] },
    send: ({ port }) =>
      sendRaw(
        port,
        rawRequest({
          headers: [...FORM, `content-length: ${1024 ** 4}`],
          body: `${BEFORE_FILE + FILE_HEAD}{}`,
        }),
      ),
  },
];
