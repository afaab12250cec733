import type { Expected, Probe } from '../support/attack.ts';
import { JSON_BODY, overHttp } from '../support/over-http.ts';

/** What the target is told to call back. Nobody listens there: whoever is refused was not even tried. */
export const CALLBACK_TARGET = 'http://127.0.0.1:9/callback';

const ADDRESSES = [
  'http://169.254.169.254/latest/meta-data',
  'http://[::ffff:169.254.169.254]/callback',
  'http://metadata.google.internal/callback',
  'http://localhost:9/callback',
  'http://127.1:9/callback/../../admin',
  'http://127.0.0.1:9/',
  'http://127.0.0.1:9/callbacks',
  'http://127.0.0.1:9/callback/../admin',
  'http://127.0.0.1:9/callback/%2e%2e/admin',
  'http://127.0.0.1:9/callback/..%2fadmin',
  'http://127.0.0.1:9/callback%5c..%5cadmin',
  'http://127.0.0.1:10/callback',
  'http://127.0.0.1:9@evil.example/callback',
  'http://evil.example#@127.0.0.1:9/callback',
  'http://user:password@127.0.0.1:9/callback',
  'http://127.0.0.1:9.evil.example/callback',
  'https://127.0.0.1:9/callback',
  'http://127.0.0.2:9/callback',
  'http://0.0.0.0:9/callback',
  'http://[::1]:9/callback',
  'file:///etc/passwd',
  'gopher://127.0.0.1:9/callback',
  'javascript:alert(1)',
  'data:text/plain,x',
  '//127.0.0.1:9/callback',
  '/callback',
  'http://',
  'http://127.0.0.1:9/callback\r\nx: y',
  'x'.repeat(2000),
];

const REFUSED: Expected = { code: 'CALLBACK_REFUSED' };
const MALFORMED: Expected = { code: 'BAD_REQUEST' };

const QUERY = 'subscription { fineTuningJobsStatusChanged { status } }';

const asked = (name: string, expected: Expected, subscription: unknown, query = QUERY): Probe => ({
  name,
  expected,
  send: ({ url }) =>
    overHttp(url, JSON.stringify({ query, extensions: { subscription } }), {
      ...JSON_BODY,
      accept: 'application/json;callbackSpec=1.0',
    }),
});

const to = (callbackUrl: unknown): object => ({ callbackUrl, subscriptionId: 'a', verifier: 'b' });

/** Addresses that a service in somebody's network must not be talked into calling. */
export const callbacks: readonly Probe[] = [
  ...ADDRESSES.map((address) =>
    asked(`a callback to ${JSON.stringify(address.slice(0, 60))}`, REFUSED, to(address)),
  ),
  asked('a callback to a list', MALFORMED, to(['http://127.0.0.1:9/callback'])),
  asked('a callback to nothing', MALFORMED, to('')),
  asked('a callback to 10,000 characters', MALFORMED, to(`${CALLBACK_TARGET}?${'x'.repeat(10_000)}`)),
  asked('a callback without an id', MALFORMED, { callbackUrl: CALLBACK_TARGET, verifier: 'b' }),
  asked('a callback whose verifier is an object', MALFORMED, { ...to(CALLBACK_TARGET), verifier: { a: 1 } }),
  asked('a callback with a heartbeat of 1 ms', MALFORMED, { ...to(CALLBACK_TARGET), heartbeatIntervalMs: 1 }),
  asked('a callback that says nothing', MALFORMED, null),
  asked(
    'a callback to a router that is not there',
    { code: 'CALLBACK_FAILED', reaches: ['GET /fine_tuning/jobs?limit=100'] },
    to(CALLBACK_TARGET),
  ),
  asked(
    'a callback for a mutation',
    { code: null, reaches: [] },
    to('http://169.254.169.254/'),
    'mutation { deleteFineTuningFile(id: "..") { deletedId } }',
  ),
];
