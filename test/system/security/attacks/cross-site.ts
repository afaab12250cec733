import type { Expected, Probe } from '../support/attack.ts';
import { refusedHandshake } from '../support/handshake.ts';
import { JSON_BODY, overEvents, overHttp, read } from '../support/over-http.ts';

const CANCEL = 'mutation Cancel { cancelFineTuningJob(id: "ftjob-live") { job { id } } }';
const MUTATION = JSON.stringify({ query: CANCEL });

const UNSUPPORTED: Expected = { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' };
const WRONG_METHOD: Expected = { status: 405, code: 'METHOD_NOT_ALLOWED' };
/** No browser lets the page read the answer. */
const UNREADABLE: Expected = { status: 403, code: 'FORBIDDEN', withholds: 'access-control-allow-origin' };

const post = (
  name: string,
  headers: Readonly<Record<string, string>>,
  expected: Expected,
  body: BodyInit = MUTATION,
): Probe => ({
  name,
  expected,
  send: ({ url }) => overHttp(url, body, headers),
});

const form = 'application/x-www-form-urlencoded';

/** What a form or a script of a foreign page can send without asking first. */
export const forms: readonly Probe[] = [
  post('a form', { 'content-type': form }, UNSUPPORTED, `query=${encodeURIComponent(CANCEL)}`),
  post('a form of plain text', { 'content-type': 'text/plain' }, UNSUPPORTED),
  post(
    'a form of plain text that hides JSON',
    { 'content-type': 'text/plain;charset=utf-8' },
    UNSUPPORTED,
    `{"query":${JSON.stringify(CANCEL)},"a":"="}`,
  ),
  post(
    'a multipart form',
    { 'content-type': 'multipart/form-data; boundary=b' },
    { status: 400, code: 'PREFLIGHT_REQUIRED' },
    `--b\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${MUTATION}\r\n--b--\r\n`,
  ),
  ...[
    'text/plain; application/json',
    'text/plain, application/json',
    'application/json, text/plain',
    `${form}; charset=application/json`,
    'application/jsonp',
    'text/json',
    'application/graphql',
    'application/json/x',
    'multipart/mixed',
    'multipart/related; boundary=b',
  ].map((type) => post(`the content type ${type}`, { 'content-type': type }, UNSUPPORTED)),
  {
    name: 'no content type',
    expected: UNSUPPORTED,
    send: ({ url }) => overHttp(url, new Blob([MUTATION])),
  },
];

const get = (
  name: string,
  parameters: Readonly<Record<string, string>>,
  expected: Expected = WRONG_METHOD,
  accept = 'application/graphql-response+json',
): Probe => ({
  name,
  expected,
  send: async ({ url }) =>
    read(await fetch(`${url}?${new URLSearchParams(parameters)}`, { headers: { accept } })),
});

const EITHER = `query Look { __typename } ${CANCEL}`;

/** What an image or a link of a foreign page can send. */
export const gets: readonly Probe[] = [
  get('a mutation by GET', { query: CANCEL }),
  get('a mutation by GET, asked for as JSON', { query: CANCEL }, WRONG_METHOD, 'application/json'),
  get('a mutation by GET, asked for as anything', { query: CANCEL }, WRONG_METHOD, '*/*'),
  get(
    'a mutation by GET, asked for as events',
    { query: CANCEL },
    { code: 'METHOD_NOT_ALLOWED' },
    'text/event-stream',
  ),
  get('a mutation by GET, picked among operations', { query: EITHER, operationName: 'Cancel' }),
  get(
    'a mutation by GET, picked among operations, asked for as events',
    { query: EITHER, operationName: 'Cancel' },
    { code: 'METHOD_NOT_ALLOWED' },
    'text/event-stream',
  ),
  get('a mutation by GET behind a comment', { query: `# query { __typename }\n${CANCEL}` }),
  get('a mutation by GET in a fragment', {
    query: `mutation { ...A } fragment A on Mutation ${CANCEL.slice(CANCEL.indexOf('{'))}`,
  }),
  get(
    'a mutation by GET whose operation nobody picks',
    { query: EITHER },
    { status: 400, code: 'OPERATION_RESOLUTION_FAILURE' },
  ),
  {
    name: 'a mutation by GET behind a query of the same name',
    expected: { code: 'METHOD_NOT_ALLOWED' },
    send: async ({ url }) =>
      read(
        await fetch(`${url}?query=${encodeURIComponent(CANCEL)}&query=${encodeURIComponent('{__typename}')}`),
      ),
  },
  {
    name: 'a mutation by GET with a body that hides it',
    expected: { status: 400, code: 'BAD_REQUEST' },
    send: async ({ url }) =>
      read(await fetch(url, { headers: { ...JSON_BODY, accept: 'application/graphql-response+json' } })),
  },
];

const ORIGINS = [
  'https://evil.example',
  'null',
  'http://localhost.evil.example',
  'http://localhost:1',
  'file://',
  'http://127.0.0.1.nip.io',
  'chrome-extension://abc',
];

/** Scripts of foreign pages, which a browser marks with their origin. */
export const origins: readonly Probe[] = ORIGINS.flatMap((origin): readonly Probe[] => [
  {
    name: `a preflight from ${origin}`,
    expected: UNREADABLE,
    send: async ({ url }) =>
      read(
        await fetch(url, {
          method: 'OPTIONS',
          headers: {
            origin,
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'content-type',
          },
        }),
      ),
  },
  {
    name: `a mutation from ${origin}, over HTTP`,
    expected: UNREADABLE,
    send: ({ url }) => overHttp(url, MUTATION, { ...JSON_BODY, origin }),
  },
  {
    name: `a mutation from ${origin}, over SSE`,
    expected: UNREADABLE,
    send: ({ url }) => overEvents(url, MUTATION, { origin }),
  },
  {
    name: `a socket from ${origin}`,
    expected: { status: 403, code: 'FORBIDDEN' },
    send: ({ url }) => refusedHandshake(url, { origin }),
  },
]);
