import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { connect } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { SECURITY_HEADERS } from '../../src/server/http/security-headers.ts';
import { countedSchema } from '../support/counted-schema.ts';
import { rawHttp } from '../support/raw-http.ts';
import { aSchema, startService } from '../support/start-service.ts';

const start = () =>
  startService({
    schema: countedSchema().schema,
    graphiql: { withToken: false },
    allowedHosts: ['127.0.0.1'],
  });

const posted = (query: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', 'x-request-id': 'mine' },
  body: JSON.stringify({ query }),
});

it.each([
  ['an answer', '/graphql?query={fine}', {}],
  ['an error', '/graphql?query={', {}],
  ['an answer to what is posted', '/graphql', posted('{ fine }')],
  ['an error in what is posted', '/graphql', posted('{ nothing }')],
  ['what yoga answers to a post', '/graphql', posted('')],
  ['events', '/graphql?query={fine}', { headers: { accept: 'text/event-stream' } }],
  ['a refusal', '/graphql', { method: 'PUT' }],
  ['a foreign origin', '/graphql', { headers: { origin: 'https://evil.example' } }],
  ['its health', '/healthz', {}],
  ['the redirect', '/', { redirect: 'manual' as const }],
  ['nothing', '/nothing', {}],
])('sends its security headers with %s', async (_what, path, init) => {
  const { origin } = await start();
  const { headers } = await fetch(origin + path, init);
  expect(Object.fromEntries(headers)).toMatchObject(SECURITY_HEADERS);
  expect([headers.get('server'), headers.get('x-powered-by')]).toEqual([null, null]);
});

it('says with every answer under which id it stands, and that it depends on the page', async () => {
  const { url } = await start();
  const { status, headers } = await fetch(url, posted('{ fine }'));
  expect([status, headers.get('x-request-id'), headers.get('vary')]).toEqual([200, 'mine', 'Origin']);
  const refused = await fetch(url, { ...posted('{ fine }'), method: 'PUT' });
  expect([refused.headers.get('x-request-id'), refused.headers.get('vary')]).toEqual(['mine', 'Origin']);
});

it('sends a text beyond ASCII whole, and says how long it is', async () => {
  const schema = aSchema('type Query { city: String }', { Query: { city: () => 'Zürich 東京' } });
  const { url } = await startService({ schema });
  const answer = await fetch(url, posted('{ city }'));
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(answer.headers.get('content-length')).toBe(String(bytes.length));
  expect(bytes.toString()).toBe('{"data":{"city":"Zürich 東京"}}');
});

it('answers a body alike, however it is cut into pieces', async () => {
  const { port } = await start();
  const body = JSON.stringify({ query: '{ fine }' });
  const head = [
    'POST /graphql HTTP/1.1',
    'host: 127.0.0.1',
    'content-type: application/json',
    'connection: close',
  ];
  const whole = [...head, `content-length: ${body.length}`, '', body].join('\r\n');
  const chunks = [...body].map((letter) => `1\r\n${letter}\r\n`).join('');
  const chunked = [...head, 'transfer-encoding: chunked', '', `${chunks}0\r\n\r\n`].join('\r\n');
  const resultIn = (answer: string) => answer.slice(answer.indexOf('{'));
  const cut = await new Promise<string>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true).write(whole.slice(0, -3));
    setImmediate(() => socket.write(whole.slice(-3)));
    void text(socket).then(resolve);
  });
  expect(resultIn(await rawHttp(port, whole))).toBe('{"data":{"fine":1}}');
  expect(resultIn(await rawHttp(port, chunked))).toBe('{"data":{"fine":1}}');
  expect(resultIn(cut)).toBe('{"data":{"fine":1}}');
});

it.each([
  ['what is no HTTP', 'garbage\r\n\r\n'],
  [
    'a handshake with another path',
    'GET /x HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
  ],
])('sends them with its answer to %s', async (_what, bytes) => {
  const { port } = await start();
  const answer = await rawHttp(port, bytes);
  for (const [name, value] of Object.entries(SECURITY_HEADERS))
    expect(answer).toContain(`${name}: ${value}\r\n`);
});

it('repeats nothing of what was asked, where nothing is', async () => {
  const { origin } = await start();
  const path = '/%3Cscript%3Esk-secret?a=sk-secret';
  const response = await fetch(origin + path, { redirect: 'manual' });
  expect(await response.text()).not.toMatch(/secret|script/);
  const root = await fetch(`${origin}/?next=https://evil.example`, { redirect: 'manual' });
  expect([root.headers.get('location'), await root.text()]).toEqual(['/graphql', '']);
});

it.each(['POST', 'PUT', 'DELETE'])('takes no %s where there is only something to read', async (method) => {
  const { origin } = await start();
  for (const path of ['/', '/healthz']) {
    const response = await fetch(origin + path, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  }
});

/** The page as it is on the wire; `fetch` would unpack it. */
const getPage = (url: string, headers: Record<string, string> = {}) =>
  new Promise<{ status?: number | undefined; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
    (resolve, reject) => {
      const asked = request(url, { headers: { accept: 'text/html', ...headers } }, async (response) => {
        resolve({ status: response.statusCode, headers: response.headers, body: await buffer(response) });
      });
      asked.on('error', reject);
      asked.end();
    },
  );

it('lets the page run its own scripts alone, ask nobody else, and stand in no other page', async () => {
  const { url } = await start();
  const { headers, body } = await getPage(url);
  const policy = String(headers['content-security-policy']);
  const rules = new Map(policy.split('; ').map((rule) => [rule.split(' ', 1)[0], rule]));
  expect(policy).not.toContain('unsafe-eval');
  expect(rules.get('default-src')).toBe("default-src 'none'");
  expect(rules.get('script-src')).toMatch(/^script-src( 'sha256-[A-Za-z0-9+/]{43}=')+$/);
  expect(rules.get('connect-src')).toBe("connect-src 'self'");
  expect(rules.get('frame-ancestors')).toBe("frame-ancestors 'none'");
  expect(rules.get('base-uri')).toBe("base-uri 'none'");
  expect(rules.get('form-action')).toBe("form-action 'none'");
  expect(headers['x-frame-options']).toBe('DENY');
  const page = body.toString();
  const script = page.slice(page.indexOf('<script>') + '<script>'.length, page.indexOf('</script>'));
  expect(policy).toContain(createHash('sha256').update(script).digest('base64'));
});

it('sends the page compressed, and not again to a browser that has it', async () => {
  const { url } = await start();
  const plain = await getPage(url);
  const zipped = await getPage(url, { 'accept-encoding': 'gzip, deflate' });
  const brotli = await getPage(url, { 'accept-encoding': 'gzip, br;q=0.9' });
  const declined = await getPage(url, { 'accept-encoding': 'br;q=0, gzip;q=0.0' });
  expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true);
  expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
  expect(declined.body.equals(plain.body)).toBe(true);
  expect(zipped.body.length).toBeLessThan(plain.body.length / 3);
  const etags = [plain, zipped, brotli].map(({ headers }) => String(headers['etag']));
  expect(new Set(etags).size).toBe(3);

  for (const known of [etags[1], `"other", W/${etags[1]}`] as const) {
    const again = await getPage(url, { 'accept-encoding': 'gzip', 'if-none-match': String(known) });
    expect([again.status, again.body.length, again.headers['etag']]).toEqual([304, 0, etags[1]]);
    expect(again.headers).toMatchObject({
      vary: 'Origin, Accept, Accept-Encoding',
      'cache-control': 'no-cache',
    });
  }
  const other = await getPage(url, { 'accept-encoding': 'br', 'if-none-match': String(etags[1]) });
  expect(other.status).toBe(200);
});
