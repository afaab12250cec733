import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { SECURITY_HEADERS } from '../../src/server/http/security-headers.ts';
import { countedSchema } from '../support/counted-schema.ts';
import { rawHttp } from '../support/raw-http.ts';
import { startService } from '../support/start-service.ts';

const start = () =>
  startService({
    schema: countedSchema().schema,
    graphiql: { withToken: false },
    allowedHosts: ['127.0.0.1'],
  });

it.each([
  ['an answer', '/graphql?query={fine}', {}],
  ['an error', '/graphql?query={', {}],
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
