import { createHmac, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { exportSPKI, importJWK, type JWTPayload } from 'jose';
import { expect, it } from 'vitest';
import type { TokenAlgorithm } from '../../src/domain/verification-key.ts';
import { createJwtDoor, type JwtDoorParts } from '../../src/server/door/jwt-door.ts';
import { createStaticKeys } from '../../src/server/door/token-keys.ts';
import { createFakeClock } from '../live/support/fake-clock.ts';
import { AUDIENCE, createTokenIssuer, ISSUER } from '../support/token-issuer.ts';

const NOW = Date.UTC(2026, 10, 22, 12) / 1000;

const issuer = await createTokenIssuer('RS256');
const clock = createFakeClock(NOW * 1000);

const aDoor = (differing: Partial<JwtDoorParts> = {}) => {
  const algorithms: readonly TokenAlgorithm[] = differing.algorithms ?? ['RS256', 'ES256'];
  return createJwtDoor({
    issuer: ISSUER,
    audience: AUDIENCE,
    algorithms,
    keys: createStaticKeys([{ ...issuer.publicKey }], algorithms),
    clockTolerance: 30,
    tenantClaim: 'tenant',
    tenants: new Map([
      ['acme', { token: 'sk-acme', organization: 'org-acme', project: null }],
      ['globex', { token: 'sk-acme', organization: 'org-acme', project: null }],
    ]),
    clock,
    ...differing,
  });
};

const admit = (token: string, door = aDoor(), headers: Readonly<Record<string, string>> = {}) => {
  const all: Readonly<Record<string, string>> = { authorization: `Bearer ${token}`, ...headers };
  const signal = new AbortController().signal;
  return Promise.resolve(door.admit({ requestId: 'request-1', signal, header: (name) => all[name] }));
};

const refusal = async (token: string, door = aDoor()): Promise<{ code: string; message: string }> =>
  admit(token, door).then(
    () => {
      throw new Error('This token was taken.');
    },
    (error: { code: string; message: string }) => error,
  );

it("makes of a token the credential of its tenant, its scopes, and its end with the clocks' tolerance", async () => {
  const { credential, access } = await admit(
    await issuer.token({ scope: 'openid jobs:read files:write', exp: NOW + 60 }),
  );
  expect(credential.reveal()).toEqual({ token: 'sk-acme', organization: 'org-acme', project: null });
  expect(access).toEqual({
    scopes: new Set(['jobs:read', 'files:write']),
    expiresAt: (NOW + 60 + 30) * 1000,
  });
});

it.each([
  ['a text', { scope: 'jobs:read' }, ['jobs:read']],
  ['a list', { scope: ['jobs:read', 'jobs:write'] }, ['jobs:read', 'jobs:write']],
  ['`scp` as a list', { scope: undefined, scp: ['jobs:write', 7, null] }, ['jobs:write']],
  ['`scp` as a text', { scope: undefined, scp: 'files:write admin' }, ['files:write', 'admin']],
  ['`scope` before `scp`', { scope: 'jobs:read', scp: 'admin' }, ['jobs:read']],
  ['others than ours', { scope: 'openid jobs:readx JOBS:READ constructor' }, []],
  ['an empty text', { scope: '' }, []],
  ['something else', { scope: { admin: true } }, []],
  ['nothing', { scope: undefined }, []],
])('reads scopes from %s', async (_what, claims, scopes) => {
  const { access } = await admit(await issuer.token(claims));
  expect(access.scopes).toEqual(new Set(scopes));
});

it('ignores the organization and the project that a caller sends', async () => {
  const headers = { 'openai-organization': 'org-evil', 'openai-project': 'proj-evil' };
  const { credential } = await admit(await issuer.token(), aDoor(), headers);
  expect(credential.reveal()).toMatchObject({ organization: 'org-acme', project: null });
});

it('keeps two tenants apart that ask with one key, and knows the same one again', async () => {
  const door = aDoor();
  const [one, again, other] = await Promise.all(
    ['acme', 'acme', 'globex'].map(async (tenant) => admit(await issuer.token({ tenant }), door)),
  );
  expect(again?.credential.id).toBe(one?.credential.id);
  expect(other?.credential.id).not.toBe(one?.credential.id);
  expect(other?.credential.sign('a create')).not.toBe(one?.credential.sign('a create'));
});

it('finds the tenant in a claim whose name is an address', async () => {
  const claim = 'https://example.com/claims:tenant';
  const token = await issuer.token({ [claim]: 'acme', tenant: undefined });
  expect((await admit(token, aDoor({ tenantClaim: claim }))).credential.reveal().token).toBe('sk-acme');
});

it.each([
  ['a missing one', undefined, 'names no tenant'],
  ['one that is no text', ['acme'], 'names no tenant'],
  ['an unknown one', 'initech', 'does not know the tenant'],
  ['one that every object has', 'constructor', 'does not know the tenant'],
  ["an object's own prototype", '__proto__', 'does not know the tenant'],
])('refuses %s for a tenant', async (_what, tenant, message) => {
  expect(await refusal(await issuer.token({ tenant }))).toMatchObject({
    code: 'FORBIDDEN',
    message: expect.stringContaining(message),
  });
});

it('finds no tenant by the claim that every object has', async () => {
  const door = aDoor({ tenantClaim: 'constructor' });
  expect(await refusal(await issuer.token(), door)).toMatchObject({ code: 'FORBIDDEN' });
});

it.each<[string, Readonly<Record<string, unknown>>, string]>([
  ['has expired', { exp: NOW - 30 }, 'has expired'],
  ['never ends', { exp: undefined }, '`exp`'],
  ['ends at no time', { exp: 'tomorrow' }, '`exp`'],
  ['is not valid yet', { nbf: NOW + 31 }, '`nbf` lies in the future'],
  ['begins at no time', { nbf: 'tomorrow' }, 'claim of the token is malformed'],
  ['was issued at no time', { iat: 'yesterday' }, 'claim of the token is malformed'],
  ['is of another issuer', { iss: 'https://login.example.evil' }, '`iss`'],
  ['is of no issuer', { iss: undefined }, '`iss`'],
  ['is for another service', { aud: 'payroll' }, '`aud`'],
  ['is for other services', { aud: ['payroll', 'tunegraphs'] }, '`aud`'],
  ['is for nobody', { aud: undefined }, '`aud`'],
])('refuses a token that %s, and says so', async (_what, claims, message) => {
  expect(await refusal(await issuer.token(claims))).toMatchObject({
    code: 'UNAUTHENTICATED',
    message: expect.stringContaining(message),
  });
});

it.each<[string, Readonly<Record<string, unknown>>]>([
  ['a token that has just ended', { exp: NOW - 29 }],
  ['a token that is about to begin', { nbf: NOW + 30 }],
  ['a token for several services', { aud: ['payroll', AUDIENCE] }],
])('takes %s', async (_what, claims) => {
  await expect(admit(await issuer.token(claims))).resolves.toBeDefined();
});

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const GOOD: JWTPayload = { iss: ISSUER, aud: AUDIENCE, exp: NOW + 60, tenant: 'acme', scope: 'admin' };

/** A token signed by hand: a library would refuse to. */
const forged = (header: object, signature: (signed: string) => Buffer): string => {
  const signed = `${part(header)}.${part(GOOD)}`;
  return `${signed}.${signature(signed).toString('base64url')}`;
};

const publicPem = await exportSPKI((await importJWK(issuer.publicKey, 'RS256')) as CryptoKey);
const hmac = (hash: string, secret: string) => (signed: string) =>
  createHmac(hash, secret).update(signed).digest();

/** The same key id and claims, and a key of one's own. */
const impostor = await createTokenIssuer('RS256');
const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ format: 'jwk' });

it.each<[string, () => string | Promise<string>]>([
  ['unsigned', () => forged({ alg: 'none' }, () => Buffer.alloc(0))],
  ['unsigned in other letters', () => forged({ alg: 'None', kid: 'key-1' }, () => Buffer.alloc(0))],
  [
    'signed with the public key for a secret',
    () => forged({ alg: 'HS256', kid: 'key-1' }, hmac('sha256', publicPem)),
  ],
  [
    'signed with the public modulus for a secret',
    () => forged({ alg: 'HS256', kid: 'key-1' }, hmac('sha256', String(issuer.publicKey.n))),
  ],
  ['signed with an empty secret', () => forged({ alg: 'HS512' }, hmac('sha512', ''))],
  ['signed by somebody else under the same key id', () => impostor.token()],
  ['signed under a key id that nobody knows', () => issuer.token({}, { kid: 'key-2' })],
  [
    'signed with the key that it brings along',
    () => impostor.token({}, { kid: 'own', jwk: impostor.publicKey as never }),
  ],
  [
    'signed with a key that is to be fetched from where it says',
    () => impostor.token({}, { kid: 'own', jku: 'http://127.0.0.1:1/keys' }),
  ],
  [
    'signed with an algorithm that is not pinned',
    () =>
      forged({ alg: 'RS512', kid: 'key-1' }, (signed) =>
        sign('sha512', Buffer.from(signed), createPrivateKey({ key: weak, format: 'jwk' })),
      ),
  ],
  [
    'changed after it was signed',
    async () => {
      const [header, , signature] = (await issuer.token({ tenant: 'globex' })).split('.');
      return `${header}.${part(GOOD)}.${signature}`;
    },
  ],
  [
    'critical of an extension that nobody knows',
    () => forged({ alg: 'RS256', kid: 'key-1', crit: ['exp2'], exp2: 1 }, () => Buffer.alloc(256)),
  ],
])('refuses a token that is %s, without saying which check failed', async (_what, token) => {
  const { code, message } = await refusal(await token());
  expect(code).toBe('UNAUTHENTICATED');
  expect(message).toMatch(
    /not signed with a key and an algorithm that this service trusts|no JSON Web Token/,
  );
});

it.each([
  'sk-caller',
  'a.b',
  'a.b.c',
  '..',
  `${part({ alg: 'RS256' })}.${Buffer.from('[]').toString('base64url')}.c2ln`,
  `${part({ alg: 'dir', enc: 'A128GCM' })}..a.b.c`,
])('refuses what is no token, such as %s, without repeating it', async (token) => {
  const { code, message } = await refusal(token);
  expect(code).toBe('UNAUTHENTICATED');
  expect(message).not.toContain(token);
});

it('says what to send to who sends nothing', async () => {
  const signal = new AbortController().signal;
  const nobody = { requestId: 'request-1', signal, header: () => undefined };
  await expect(aDoor().admit(nobody)).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
    message: expect.stringContaining('JSON Web Token'),
  });
});

it.each(['ES256', 'EdDSA', 'PS256', 'ES384'])('takes a token of %s, once that is pinned', async (alg) => {
  const other = await createTokenIssuer(alg);
  const algorithms = [alg as TokenAlgorithm];
  const door = aDoor({ algorithms, keys: createStaticKeys([{ ...other.publicKey }], algorithms) });
  await expect(admit(await other.token(), door)).resolves.toBeDefined();
  expect(await refusal(await issuer.token(), door)).toMatchObject({ code: 'UNAUTHENTICATED' });
});

const secret = Buffer.from('a secret of thirty-two bytes, ok').toString('base64url');
const bySecret = (kid?: string) =>
  forged({ alg: 'HS256', ...(kid && { kid }) }, (signed) =>
    createHmac('sha256', Buffer.from(secret, 'base64url')).update(signed).digest(),
  );

it('takes a token that is signed with a shared secret, once that is pinned', async () => {
  const algorithms: readonly TokenAlgorithm[] = ['HS256'];
  const door = (...kids: readonly string[]) =>
    aDoor({
      algorithms,
      keys: createStaticKeys(
        kids.map((kid) => ({ kty: 'oct', k: secret, kid })),
        algorithms,
      ),
    });
  await expect(admit(bySecret('one'), door('one', 'two'))).resolves.toBeDefined();
  await expect(admit(bySecret(), door('one'))).resolves.toBeDefined();
  // A token that does not say which of several is refused, as with public keys.
  expect(await refusal(bySecret(), door('one', 'two'))).toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(await refusal(bySecret('three'), door('one', 'two'))).toMatchObject({ code: 'UNAUTHENTICATED' });
});
