import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mayResolveTo } from '../../src/server/callback/address-rules.ts';
import { allowedTarget } from '../../src/server/callback/allowed-target.ts';
import { AddressRefused, systemResolve } from '../../src/server/callback/checked-lookup.ts';
import { createRouterClient } from '../../src/server/callback/router-client.ts';
import { startLiveService } from '../support/live-service.ts';
import { selfSigned } from '../support/self-signed.ts';
import { likeApolloRouter, startRouter, subscribeByCallback } from '../support/start-router.ts';

const address = (text: string): LookupAddress => ({ address: text, family: text.includes(':') ? 6 : 4 });

describe('a name that is listed', () => {
  it.each(['8.8.8.8', '93.184.215.14', '2606:4700:4700::1111', '2a00:1450::1'])('may resolve to %s', (text) =>
    expect(mayResolveTo('router.example', text, false)).toBe(true),
  );

  it.each([
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    'fd12:3456::1',
    'fc00::1',
  ])('may resolve to the private %s only where that is allowed', (text) => {
    expect(mayResolveTo('router.internal', text, false)).toBe(false);
    expect(mayResolveTo('router.internal', text, true)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '127.8.9.10',
    '::1',
    '0.0.0.0',
    '0.1.2.3',
    '::',
    '169.254.169.254',
    '169.254.0.1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    '168.63.129.16',
    '100.100.100.200',
    'fd00:ec2::254',
    'fd20:ce::254',
    '224.0.0.1',
    'ff02::1',
    '255.255.255.255',
    '240.0.0.1',
    '192.0.0.1',
    '192.0.0.192',
    '192.0.2.1',
    '192.88.99.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '::ffff:0:127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::a00:1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    '100::1',
    '5f00::1',
    '4000::1',
    '0x7f.1',
    '2130706433',
    'router.example',
    '',
  ])('may not resolve to %s, private addresses allowed or not', (text) => {
    expect(mayResolveTo('router.example', text, false)).toBe(false);
    expect(mayResolveTo('router.example', text, true)).toBe(false);
  });

  it('may resolve to loopback, and to nothing else that is not public, when it is localhost', () => {
    expect(mayResolveTo('localhost', '127.0.0.1', false)).toBe(true);
    expect(mayResolveTo('localhost', '::1', false)).toBe(true);
    expect(mayResolveTo('localhost', '10.0.0.1', false)).toBe(false);
    expect(mayResolveTo('localhost', '::ffff:127.0.0.1', false)).toBe(false);
    expect(mayResolveTo('localhost.evil.example', '127.0.0.1', false)).toBe(false);
  });
});

describe('an address with a path', () => {
  it.each([
    ['http://router.example:4000/callback', true],
    ['http://router.example:4000/callback/', true],
    ['http://router.example:4000/callback/some-id?part=1', true],
    ['HTTP://ROUTER.example:4000/other/../callback/some-id', true],
    ['http://router.example:4000/', false],
    ['http://router.example:4000/callbacks', false],
    ['http://router.example:4000/callback/../admin', false],
    ['http://router.example:4000/callback/%2e%2e/admin', false],
    ['http://router.example:4000/callback/..%2fadmin', false],
    ['http://router.example:4000/callback/..%5Cadmin', false],
    ['http://router.example:4000/callback\\..\\admin', false],
  ])('stands for what lies under it: %s → %s', (url, isAllowed) => {
    expect(allowedTarget(url, ['http://router.example:4000/callback/']) !== null).toBe(isAllowed);
  });

  it('knows a default port, written out or not', () => {
    expect(allowedTarget('https://router.example:443/', ['https://router.example'])?.host).toBe(
      'router.example',
    );
    expect(allowedTarget('https://router.example/', ['https://router.example:443'])).not.toBeNull();
    expect(allowedTarget('https://router.example:80/', ['https://router.example'])).toBeNull();
    expect(allowedTarget('https://bücher.example/', ['https://xn--bcher-kva.example'])).not.toBeNull();
  });
});

/** Every one leads to the victim on loopback, or elsewhere than to the listed router, if it is taken at its word. */
const hostile = (port: number): readonly string[] => [
  `http://127.0.0.1:${port}/`,
  `http://127.1:${port}/`,
  `http://127.0.0.1.:${port}/`,
  `http://2130706433:${port}/`,
  `http://0x7f000001:${port}/`,
  `http://0x7f.1:${port}/`,
  `http://017700000001:${port}/`,
  `http://0177.0.0.01:${port}/`,
  `http://0:${port}/`,
  `http://0.0.0.0:${port}/`,
  `http://localhost:${port}/`,
  `http://LOCALHOST:${port}/`,
  `http://localhost.:${port}/`,
  `http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:${port}/`,
  `http://１２７.０.０.１:${port}/`,
  `http://127。0。0。1:${port}/`,
  `http://[::1]:${port}/`,
  `http://[0:0:0:0:0:0:0:1]:${port}/`,
  `http://[::]:${port}/`,
  `http://[::ffff:127.0.0.1]:${port}/`,
  `http://[::ffff:7f00:1]:${port}/`,
  `http://[::127.0.0.1]:${port}/`,
  `http://[64:ff9b::7f00:1]:${port}/`,
  `http://[2002:7f00:1::]:${port}/`,
  `http://[fe80::1%25lo]:${port}/`,
  'http://169.254.169.254/latest/meta-data/',
  'http://2852039166/latest/meta-data/',
  'http://[fd00:ec2::254]/',
  'http://10.0.0.1/',
  'http://172.16.0.1/',
  'http://192.168.0.1/',
  'http://100.64.0.1/',
  `http://router.example@127.0.0.1:${port}/`,
  `http://router.example:${port}@127.0.0.1:${port}/`,
  `http://router.example%00@127.0.0.1:${port}/`,
  `http://user:password@router.example:${port}/`,
  `http://user@router.example:${port}/`,
  `http://127.0.0.1:${port}#@router.example:${port}/`,
  `http://127.0.0.1:${port}\\@router.example:${port}/`,
  `http://127.0.0.1:${port}/?http://router.example:${port}/`,
  `http://router.example.:${port}/`,
  `http://router.example.evil.example:${port}/`,
  `http://xrouter.example:${port}/`,
  `http://router.example:${port + 1}/`,
  'http://router.example/',
  `https://router.example:${port}/`,
  `ftp://router.example:${port}/`,
  `ws://router.example:${port}/`,
  `gopher://127.0.0.1:${port}/`,
  'file:///etc/passwd',
  'data:text/plain,router.example',
  `//router.example:${port}/`,
  '/callback',
];

describe('the wall', () => {
  const refusal = { errors: [{ extensions: { code: 'CALLBACK_REFUSED' } }] };

  it.each(hostile(4000))('does not take %s for a listed address', (callbackUrl) => {
    expect(allowedTarget(callbackUrl, ['http://router.example:4000'])).toBeNull();
  });

  it('lets no spelling of another address pass, and connects to none', async () => {
    const victim = await startRouter();
    const { url, ticks } = await startLiveService({
      callbacks: {
        targets: [`http://router.example:${victim.port}`],
        allowPrivate: true,
        resolve: async () => [address('127.0.0.1')],
      },
    });
    for (const callbackUrl of hostile(victim.port)) {
      const response = await subscribeByCallback(url, { callbackUrl });
      expect({ callbackUrl, status: response.status }).toEqual({ callbackUrl, status: 403 });
      expect(await response.json()).toMatchObject(refusal);
    }
    expect(victim.requests).toEqual([]);
    expect(ticks.listeners).toBe(0);
  });

  it('calls a listed address under every spelling that means it', async () => {
    const router = await startRouter();
    const { url } = await startLiveService({ callbacks: { targets: [router.origin], allowPrivate: false } });
    const spellings = ['127.0.0.1', '2130706433', '0x7f.1', '017700000001', '127.0.0.1.', '１２７.０.０.１'];
    for (const host of spellings) {
      const response = await subscribeByCallback(url, { callbackUrl: `http://${host}:${router.port}/` });
      expect({ host, status: response.status }).toEqual({ host, status: 200 });
    }
    expect(router.actions()).toEqual(spellings.map(() => 'check'));
  });

  it.each([
    ['to loopback', ['127.0.0.1']],
    ['to loopback over IPv6', ['::1']],
    ['to loopback within IPv6', ['::ffff:127.0.0.1']],
    ['to cloud metadata', ['169.254.169.254']],
    ['to a private address', ['10.0.0.1']],
    ['to a public and a forbidden address', ['93.184.215.14', '127.0.0.1']],
    ['nowhere', []],
  ])('refuses a listed name that resolves %s, at once', async (_where, addresses) => {
    const victim = await startRouter();
    let lookups = 0;
    const { url, ticks, logs } = await startLiveService({
      callbacks: {
        targets: [`http://router.example:${victim.port}`],
        allowPrivate: false,
        resolve: async () => {
          lookups += 1;
          return addresses.map(address);
        },
      },
    });
    const callbackUrl = `http://router.example:${victim.port}/?key=hidden`;
    const response = await subscribeByCallback(url, { callbackUrl });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject(refusal);
    expect(lookups).toBe(1);
    expect(victim.requests).toEqual([]);
    await ticks.until(0);
    expect(logs).toMatchObject([{ level: 'warn', fields: { host: `router.example:${victim.port}` } }]);
    expect(JSON.stringify(logs)).not.toContain('hidden');
  });

  it('connects to the very address that was checked, however the name resolves a moment later', async () => {
    const checked = await startRouter();
    const other = await startRouter(likeApolloRouter, '127.0.0.2');
    const answers = [[address('127.0.0.1')], [address('93.184.215.14')], [address('127.0.0.2')]];
    let lookups = 0;
    const client = createRouterClient(async () => answers[lookups++] ?? [], false);
    onTestFinished(() => client.close());
    const { signal } = new AbortController();
    const target = new URL(`http://localhost:${checked.port}/`);
    expect(await client.post(target, '{"action":"check"}', signal)).toMatchObject({ status: 204 });
    expect({ lookups, taken: checked.requests.length }).toEqual({ lookups: 1, taken: 1 });
    expect(checked.requests[0]?.headers.host).toBe(`localhost:${checked.port}`);
    expect(other.requests).toEqual([]);
  });

  it('checks again with each connection', async () => {
    const victim = await startRouter();
    const answers = [[address('127.0.0.1')], [address('127.0.0.1'), address('10.0.0.1')]];
    const client = createRouterClient(async () => answers.shift() ?? [], false);
    onTestFinished(() => client.close());
    const { signal } = new AbortController();
    victim.reply(() => ({ status: 204, headers: { connection: 'close' } }));
    const target = new URL(`http://localhost:${victim.port}/`);
    await client.post(target, '{"action":"check"}', signal);
    await expect(client.post(target, '{"action":"check"}', signal)).rejects.toThrow(AddressRefused);
    expect(victim.requests).toHaveLength(1);
  });

  it.each([301, 302, 303, 307, 308])('follows no redirect with the status %i', async (status) => {
    const victim = await startRouter();
    const router = await startRouter(() => ({ status, headers: { location: `${victim.origin}/` } }));
    const { url } = await startLiveService({
      callbacks: { targets: [router.origin], allowPrivate: false },
    });
    const response = await subscribeByCallback(url, { callbackUrl: `${router.origin}/` });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'CALLBACK_FAILED' } }] });
    expect(router.requests).toHaveLength(1);
    expect(victim.requests).toEqual([]);
  });

  it('sends nothing to a router whose certificate nobody vouches for', async () => {
    let requests = 0;
    const server = createHttpsServer(selfSigned(), (_request, response) => {
      requests += 1;
      response.writeHead(204).end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const client = createRouterClient(systemResolve, false);
    onTestFinished(() => client.close());
    const { port } = server.address() as AddressInfo;
    const url = new URL(`https://127.0.0.1:${port}/`);
    await expect(client.post(url, '{}', new AbortController().signal)).rejects.toMatchObject({
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    expect(requests).toBe(0);
  });
});
