import { asking, type Expected, type Probe } from '../support/attack.ts';
import { jsonHeaders, type RawRequest, rawRequest, sendRaw } from '../support/raw-request.ts';

const HARMLESS = asking('{ __typename }');

const MALFORMED: Expected = { status: 400, code: 'BAD_REQUEST' };
const TOO_LARGE: Expected = { status: 431, code: 'BAD_REQUEST' };
const FOREIGN: Expected = { status: 403, code: 'FORBIDDEN' };
const NOWHERE: Expected = { status: 404, code: 'NOT_FOUND' };
const WRONG_METHOD: Expected = { status: 405, code: 'METHOD_NOT_ALLOWED' };
const ANSWERED: Expected = { status: 200, code: null, data: { __typename: 'Query' } };

const asked = (name: string, expected: Expected, request: RawRequest): Probe => ({
  name,
  expected,
  send: ({ port }) => sendRaw(port, rawRequest(request)),
});

/** A request that is right but for these header lines, the Host among them. */
const withHeaders = (name: string, expected: Expected, headers: readonly string[]): Probe =>
  asked(name, expected, {
    bare: true,
    headers: ['connection: close', ...headers, ...jsonHeaders(HARMLESS)],
    body: HARMLESS,
  });

const host = (name: string, expected: Expected, value: string): Probe =>
  withHeaders(`the Host ${name}`, expected, [`host: ${value}`]);

/** Names under which a foreign page might reach this address. */
export const hosts: readonly Probe[] = [
  host('of somebody else', FOREIGN, 'evil.example'),
  host('that begins like ours', FOREIGN, 'localhost.evil.example'),
  host('that ends like ours', { code: 'FORBIDDEN' }, 'evil-localhost'),
  host('with ours as its user', MALFORMED, 'localhost@evil.example'),
  host('with ours as its port', MALFORMED, 'evil.example:localhost'),
  host('of two', MALFORMED, 'localhost, evil.example'),
  host('of nothing', MALFORMED, ''),
  host('with a path', MALFORMED, 'localhost/evil'),
  host('with a NUL', MALFORMED, 'localhost\u0000.evil.example'),
  host('of the cloud', FOREIGN, '169.254.169.254'),
  withHeaders('no Host', MALFORMED, []),
  withHeaders('two Hosts, ours first', MALFORMED, ['host: localhost', 'host: evil.example']),
  withHeaders('two Hosts, ours last', MALFORMED, ['host: evil.example', 'host: localhost']),
  withHeaders('a foreign Host that was forwarded for ours', FOREIGN, [
    'host: evil.example',
    'x-forwarded-host: localhost',
    'forwarded: host=localhost',
  ]),
  asked("a whole address of somebody else as the request's target", NOWHERE, {
    path: 'http://evil.example/graphql',
    headers: jsonHeaders(HARMLESS),
    body: HARMLESS,
  }),
];

const MUTATION = asking('mutation { cancelFineTuningJob(id: "ftjob-live") { job { id } } }');

/** Requests that are barely HTTP. */
export const headers: readonly Probe[] = [
  withHeaders('a header of 100 KB', TOO_LARGE, ['host: localhost', `x-a: ${'x'.repeat(100_000)}`]),
  withHeaders('5,000 headers', TOO_LARGE, [
    'host: localhost',
    ...Array.from({ length: 5000 }, (_, index) => `x-${index}: x`),
  ]),
  asked('a target of 1 MiB', TOO_LARGE, { method: 'GET', path: `/graphql?query=${'x'.repeat(1024 ** 2)}` }),
  withHeaders('a NUL in a header', MALFORMED, ['host: localhost', 'x-a: \u0000']),
  withHeaders('a space in a header name', MALFORMED, ['host: localhost', 'x a: b']),
  withHeaders('a folded header', MALFORMED, ['host: localhost', 'x-a: b\r\n c: d']),
  withHeaders('a line feed alone', MALFORMED, ['host: localhost', 'x-a: b\nx-c: d']),
  withHeaders('a header without a colon', MALFORMED, ['host: localhost', 'x-a']),
  withHeaders('an expectation that nobody knows', { status: 417, code: 'BAD_REQUEST' }, [
    'host: localhost',
    'expect: 200-maybe',
  ]),
  withHeaders('a request id of 10,000 characters', { ...ANSWERED, withholds: 'xxxxxxxx' }, [
    'host: localhost',
    `x-request-id: ${'x'.repeat(10_000)}`,
  ]),
  withHeaders('a request id of markup', { ...ANSWERED, withholds: '<script>' }, [
    'host: localhost',
    'x-request-id: <script>',
  ]),
  withHeaders('a request id that is encoded lines', { ...ANSWERED, withholds: '%0d' }, [
    'host: localhost',
    'x-request-id: a%0d%0aset-cookie:x',
  ]),
  ...['TRACE', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'PROPFIND', 'PURGE'].map((method) =>
    asked(`the method ${method}`, method === 'HEAD' ? { status: 405, code: null } : WRONG_METHOD, {
      method,
      headers: jsonHeaders(MUTATION),
      body: MUTATION,
    }),
  ),
  asked('the method CONNECT', { status: null, code: null }, { method: 'CONNECT', path: 'evil.example:443' }),
  asked('a method that nobody knows', MALFORMED, { method: 'PWN' }),
  asked('a method that is overridden', WRONG_METHOD, {
    method: 'PUT',
    headers: ['x-http-method-override: POST', ...jsonHeaders(MUTATION)],
    body: MUTATION,
  }),
  {
    name: 'HTTP/2 without asking',
    expected: { code: 'BAD_REQUEST' },
    send: ({ port }) => sendRaw(port, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  },
  {
    name: 'TLS',
    expected: MALFORMED,
    send: ({ port }) => sendRaw(port, Buffer.from('160301020001000001fc0303', 'hex')),
  },
  {
    name: 'another protocol',
    expected: MALFORMED,
    send: ({ port }) => sendRaw(port, 'SSH-2.0-OpenSSH_9.6\r\n'),
  },
  {
    name: 'HTTP of another age',
    expected: MALFORMED,
    send: ({ port }) => sendRaw(port, 'GET /graphql HTTP/9.9\r\n\r\n'),
  },
  ...[
    '/graphql/',
    '//graphql',
    '/graphql/../graphql',
    '/GraphQL',
    '/graphql%00',
    '/graphql;a',
    '/.env',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/../../etc/passwd',
    '/server-status',
    '*',
  ].map((path) =>
    asked(`the path ${path}`, NOWHERE, { path, headers: jsonHeaders(HARMLESS), body: HARMLESS }),
  ),
];
