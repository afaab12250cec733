import { request as httpRequest } from 'node:http';
import { expect, it } from 'vitest';
import { createPassthroughDoor } from '../../src/server/door/passthrough-door.ts';
import { startLiveService } from '../support/live-service.ts';
import { connectSocket, refusedUpgrade } from '../support/test-socket.ts';

const LISTED = 'https://app.example';
const FOREIGN = [
  'https://evil.example',
  'https://app.example.evil.example',
  'https://evil-app.example',
  'http://app.example',
  'https://app.example:8443',
  'https://APP.example',
  'https://app.example, https://evil.example',
  'null',
  'file://',
  'data:',
  '',
  'nonsense',
];
const MUTATION = JSON.stringify({ query: 'mutation { change }' });
const JSON_TYPE = { 'content-type': 'application/json' };

const start = () => startLiveService({ connections: { allowedOrigins: [LISTED] } });

const corsHeaders = ({ headers }: Response): readonly string[] =>
  [...headers.keys()].filter((name) => name.startsWith('access-control-'));

it.each(FOREIGN)('runs nothing for a page of %j, whatever it sends', async (origin) => {
  const { url, ticks, changes, callers } = await start();
  const form = new FormData();
  form.set('operations', MUTATION);
  const ways: readonly RequestInit[] = [
    { method: 'POST', body: MUTATION, headers: { ...JSON_TYPE } },
    { method: 'POST', body: form, headers: { 'graphql-require-preflight': '1' } },
    { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST' } },
    { headers: { accept: 'text/html' } },
  ];
  const asking = [
    ...ways.map((init) => fetch(url, { ...init, headers: { ...(init.headers as object), origin } })),
    fetch(`${url}?query={who}`, { headers: { origin } }),
    fetch(`${url}?query=subscription{ticks{count}}`, { headers: { origin, accept: 'text/event-stream' } }),
  ];
  for (const response of await Promise.all(asking)) {
    expect(response.status).toBe(403);
    expect(corsHeaders(response)).toEqual([]);
    expect(response.headers.get('vary')).toBe('Origin');
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  }
  expect((await refusedUpgrade(url, { headers: { origin } })).status).toBe(403);
  expect([changes(), callers.length, ticks.listeners]).toEqual([0, 0, 0]);
});

it.each(['/', '/healthz', '/nothing'])('refuses a foreign page at %s too', async (path) => {
  const { origin: service } = await start();
  const response = await fetch(service + path, { headers: { origin: 'https://evil.example' } });
  expect([response.status, corsHeaders(response)]).toEqual([403, []]);
});

it('answers a listed page so that it can read it, and never lets it send cookies', async () => {
  const { url } = await start();
  for (const body of [MUTATION, '{', '{"query":"{ nope }"}']) {
    const response = await fetch(url, { method: 'POST', body, headers: { ...JSON_TYPE, origin: LISTED } });
    expect(response.headers.get('access-control-allow-origin')).toBe(LISTED);
    expect(response.headers.get('access-control-expose-headers')).toBe('x-request-id, retry-after');
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    expect(response.headers.get('vary')).toBe('Origin');
  }
  const { send, read } = await connectSocket(url, {}, { headers: { origin: LISTED } });
  send({ type: 'ping' });
  expect(await read()).toEqual({ type: 'pong' });
});

it('lets a listed page read a refusal of the door', async () => {
  const { url } = await startLiveService({
    door: createPassthroughDoor(),
    connections: { allowedOrigins: [LISTED] },
  });
  const headers = { ...JSON_TYPE, origin: LISTED };
  const response = await fetch(url, { method: 'POST', body: MUTATION, headers });
  expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([401, LISTED]);
});

it('tells the browser of a listed page what it may send, without running anything', async () => {
  const { url, changes } = await startLiveService({
    // Browsers send no token with such a question.
    door: createPassthroughDoor(),
    connections: { allowedOrigins: [LISTED] },
  });
  const headers = {
    origin: LISTED,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,content-type',
    'access-control-request-private-network': 'true',
  };
  const response = await fetch(url, { method: 'OPTIONS', headers });
  expect(response.status).toBe(204);
  expect(await response.text()).toBe('');
  const said = Object.fromEntries(corsHeaders(response).map((name) => [name, response.headers.get(name)]));
  expect(said).toEqual({
    'access-control-allow-origin': LISTED,
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': expect.stringMatching(/^authorization, content-type, [a-z, -]+$/),
    'access-control-expose-headers': expect.any(String),
    'access-control-max-age': '7200',
  });
  expect(changes()).toBe(0);
});

it.each([
  ['the service itself', (own: string) => ({ origin: own, 'access-control-request-method': 'POST' })],
  ['no page', () => ({ 'access-control-request-method': 'POST' })],
  ['a listed page that asks nothing', () => ({ origin: LISTED })],
])('knows no OPTIONS from %s', async (_who, headersOf) => {
  const { url, origin } = await start();
  const response = await fetch(url, { method: 'OPTIONS', headers: headersOf(origin) });
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
});

it('takes its own page for its own, and gives it no leave that it does not need', async () => {
  const { url, origin, changes } = await start();
  const response = await fetch(url, { method: 'POST', body: MUTATION, headers: { ...JSON_TYPE, origin } });
  expect(await response.json()).toEqual({ data: { change: 1 } });
  expect(corsHeaders(response)).toEqual([]);
  expect(changes()).toBe(1);
});

it.each(['cross-site', 'same-site'])(
  'asks nobody for an image or a script of a %s page, which have no Origin',
  async (site) => {
    const { url, callers } = await start();
    const headers = { 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors', accept: '*/*' };
    expect((await get(`${url}?query={who}`, headers)).status).toBe(403);
    expect(callers).toEqual([]);
  },
);

it('opens its own page to who follows a link from another site', async () => {
  const { url } = await startLiveService({ graphiql: { withToken: false } });
  const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', accept: 'text/html' };
  expect((await get(url, headers)).status).toBe(200);
});

it('in mode none, shows neither page nor leave under a name that is not its own', async () => {
  const { url, origin } = await startLiveService({
    graphiql: { withToken: false },
    allowedHosts: ['localhost', '127.0.0.1'],
    connections: { allowedOrigins: ['http://evil.example'] },
  });
  const rebound = { host: 'evil.example' };
  const page = await get(url, { ...rebound, accept: 'text/html' });
  const preflight = await get(
    url,
    { ...rebound, origin: 'http://evil.example', 'access-control-request-method': 'POST' },
    'OPTIONS',
  );
  expect([page.status, preflight.status]).toEqual([403, 403]);
  // Who watches over the process asks by whatever address it has, and learns nothing else.
  expect(await get(`${origin}/healthz`, rebound)).toEqual({ status: 200, body: '{"status":"ok"}' });
});

/** As `fetch`, which lets nobody set these headers. */
const get = (url: string, headers: Record<string, string>, method = 'GET') =>
  new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const asked = httpRequest(url, { method, headers }, async (response) => {
      const body = await new Response(response as never).text();
      resolve({ status: response.statusCode, body });
    });
    asked.on('error', reject);
    asked.end();
  });
