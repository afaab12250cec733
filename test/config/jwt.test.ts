import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { exportJWK, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { type Config, type ConfigurationError, loadConfig } from '../../src/config/index.ts';
import { createTokenIssuer, jwtSettings } from '../support/token-issuer.ts';

type Settings = Readonly<Record<string, string | undefined>>;

const usual: Settings = jwtSettings(await createTokenIssuer());

/** Of the usual settings, but for what is said. */
const load = (differing: Settings = {}): Config => loadConfig({ env: { ...usual, ...differing } });

const problemsOf = (differing: Settings): readonly string[] => {
  try {
    load(differing);
    return [];
  } catch (error) {
    return (error as ConfigurationError).problems;
  }
};

it('takes tokens by the defaults that are documented', () => {
  expect(load()).toMatchObject({
    auth: 'jwt',
    upstream: { kind: 'emulator' },
    jwt: {
      issuer: 'https://login.example',
      audience: 'tunegraph',
      keys: { kind: 'static' },
      algorithms: ['RS256', 'ES256', 'EdDSA'],
      clockTolerance: 30,
      tenantClaim: 'tenant',
    },
  });
});

it('takes what is set in their place', () => {
  const { jwt } = load({
    TUNEGRAPH_JWT_KEYS: '',
    TUNEGRAPH_JWT_JWKS_URL: 'https://login.example/keys?p=policy',
    TUNEGRAPH_JWT_ALGORITHMS: 'PS256, ES384',
    TUNEGRAPH_JWT_CLOCK_TOLERANCE_S: '0',
    TUNEGRAPH_JWT_TENANT_CLAIM: 'https://example.com/claims:tenant',
  });
  expect(jwt).toMatchObject({
    keys: { kind: 'remote', url: 'https://login.example/keys?p=policy' },
    algorithms: ['PS256', 'ES384'],
    clockTolerance: 0,
    tenantClaim: 'https://example.com/claims:tenant',
  });
});

it('has no such thing in another mode', () => {
  expect(loadConfig({ env: {} }).jwt).toBeNull();
});

it('says what is missing, all at once', () => {
  expect(
    problemsOf({
      TUNEGRAPH_JWT_ISSUER: '',
      TUNEGRAPH_JWT_AUDIENCE: '',
      TUNEGRAPH_JWT_KEYS: '',
      TUNEGRAPH_TENANTS: '',
    }),
  ).toEqual([
    expect.stringMatching(/^TUNEGRAPH_JWT_ISSUER is missing\./),
    expect.stringMatching(/^TUNEGRAPH_JWT_AUDIENCE is missing\./),
    expect.stringMatching(/^TUNEGRAPH_JWT_JWKS_URL and TUNEGRAPH_JWT_KEYS are both missing\./),
    expect.stringMatching(/^TUNEGRAPH_TENANTS and TUNEGRAPH_TENANTS_FILE are both missing\./),
  ]);
});

it.each([
  ['TUNEGRAPH_JWT_JWKS_URL', 'https://login.example/keys'],
  ['TUNEGRAPH_TENANTS_FILE', '/etc/tenants.json'],
])('does not choose between %s and its other', (name, value) => {
  expect(problemsOf({ [name]: value })).toEqual([
    expect.stringMatching(/ and .* are both set\. Set one of them/),
  ]);
});

it("refuses the service's own key, which nobody would ask with", () => {
  expect(problemsOf({ OPENAI_API_KEY: 'sk-own' })).toEqual([
    expect.stringMatching(
      /^OPENAI_API_KEY is set, but with TUNEGRAPH_AUTH=jwt each tenant asks with the key of its own/,
    ),
  ]);
});

it.each(['none', 'passthrough'])('refuses its settings in mode %s, where they would do nothing', (auth) => {
  const problems = problemsOf({
    TUNEGRAPH_AUTH: auth,
    TUNEGRAPH_JWT_ALGORITHMS: 'RS256',
    TUNEGRAPH_JWT_CLOCK_TOLERANCE_S: '30',
    TUNEGRAPH_JWT_TENANT_CLAIM: 'org',
    TUNEGRAPH_ALLOW_SHARED_KEYS: 'false',
  });
  expect(problems).toHaveLength(8);
  for (const problem of problems)
    expect(problem).toMatch(
      new RegExp(`^TUNEGRAPH_\\w+ is set, but TUNEGRAPH_AUTH is "${auth}".*TUNEGRAPH_AUTH=jwt`),
    );
});

it('says nothing further of a mode that was refused', () => {
  expect(problemsOf({ TUNEGRAPH_AUTH: 'jtw' })).toEqual([
    'TUNEGRAPH_AUTH is "jtw". Allowed: passthrough, jwt or none.',
  ]);
});

it('may listen on an address that other machines reach', () => {
  expect(load({ HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
});

describe('the address of the keys', () => {
  const publishedAt = (url: string) => ({ TUNEGRAPH_JWT_KEYS: '', TUNEGRAPH_JWT_JWKS_URL: url });

  it.each([
    'https://login.example/keys',
    'http://127.0.0.1:8080/keys',
    'http://localhost/keys',
    'http://[::1]/keys',
  ])('may be %s', (url) => {
    expect(load(publishedAt(url)).jwt?.keys).toEqual({ kind: 'remote', url });
  });

  it.each([
    'http://login.example/keys',
    'http://127.0.0.1.evil.example/keys',
    'https://user:hunter2@login.example/keys',
    'https://login.example/keys#1',
    'file:///etc/keys',
    'login.example/keys',
  ])('may not be %s', (url) => {
    const problems = problemsOf(publishedAt(url));
    expect(problems).toEqual([
      expect.stringMatching(/^TUNEGRAPH_JWT_JWKS_URL is .*Allowed: an https address/),
    ]);
    expect(problems[0]).not.toContain('hunter2');
  });
});

const keySet = (...keys: readonly unknown[]): string => JSON.stringify({ keys });
const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
const PUBLIC = await exportJWK(publicKey);
const PRIVATE = await exportJWK(privateKey);
const WEAK = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'jwk' });
const SECRET = Buffer.alloc(32, 's').toString('base64url');

describe('static keys', () => {
  it.each<[string, string, string]>([
    ['that are no JSON', 'sk-secret', 'holds something else than a JSON Web Key Set'],
    ['that are one key', JSON.stringify(PUBLIC), 'holds something else than a JSON Web Key Set'],
    ['that are none', keySet(), 'holds no key'],
    ['that are texts', keySet('sk-secret'), 'the key at 0 is no JSON Web Key'],
    ['of which one is private', keySet(PUBLIC, PRIVATE), 'the key at 1 is a private key'],
    ['that are for encryption', keySet({ ...PUBLIC, use: 'enc' }), 'is not for signatures'],
    ['that only sign', keySet({ ...PUBLIC, key_ops: ['sign'] }), 'is not for checking signatures'],
    ['that are malformed', keySet({ ...PUBLIC, x: 'AA' }), 'is malformed'],
    ['that are weak', keySet({ ...WEAK }), 'has fewer than 2048 bits'],
    [
      'of another algorithm',
      keySet({ ...PUBLIC, alg: 'ES512' }),
      'fits none of the algorithms RS256, ES256, EdDSA',
    ],
    ['of a type that nobody knows', keySet({ kty: 'constructor' }), 'fits none of the algorithms'],
    [
      'that are secrets',
      keySet({ kty: 'oct', k: SECRET }),
      'is a shared secret (`oct`), which is taken only when',
    ],
  ])('%s are refused, and nothing of them is shown', (_what, text, problem) => {
    const problems = problemsOf({ TUNEGRAPH_JWT_KEYS: text });
    expect(problems).toEqual([expect.stringContaining(problem)]);
    expect(problems[0]).toMatch(/^TUNEGRAPH_JWT_KEYS/);
    for (const hidden of ['sk-secret', String(PRIVATE.d), String(PUBLIC.x), SECRET])
      expect(problems[0]).not.toContain(hidden);
  });

  it('may be shared secrets once their algorithm is pinned', () => {
    const settings = {
      TUNEGRAPH_JWT_KEYS: keySet({ kty: 'oct', k: SECRET }),
      TUNEGRAPH_JWT_ALGORITHMS: 'HS256',
    };
    const config = load(settings);
    expect(config.jwt?.algorithms).toEqual(['HS256']);
    expect(inspect(config, { depth: 9, showHidden: true }) + JSON.stringify(config)).not.toContain(SECRET);
  });

  it.each([
    ['HS256', Buffer.alloc(31, 's').toString('base64url'), 'has fewer than 32 bytes'],
    ['HS512', SECRET, 'has fewer than 64 bytes'],
    ['HS256', 'not base64!', 'is malformed'],
  ])('of %s may not be short or malformed', (algorithm, k, problem) => {
    const settings = { TUNEGRAPH_JWT_KEYS: keySet({ kty: 'oct', k }), TUNEGRAPH_JWT_ALGORITHMS: algorithm };
    expect(problemsOf(settings)).toEqual([expect.stringContaining(problem)]);
  });
});

describe('algorithms', () => {
  it.each(['none', 'RS256,none', 'None', 'RS1', ','])('may not be %s', (algorithms) => {
    expect(problemsOf({ TUNEGRAPH_JWT_ALGORITHMS: algorithms })).toEqual([
      expect.stringMatching(/^TUNEGRAPH_JWT_ALGORITHMS is .*Allowed: RS256, /),
    ]);
  });

  it.each([
    ['beside those with public keys', { TUNEGRAPH_JWT_ALGORITHMS: 'RS256,HS256' }],
    [
      'with keys that are published',
      {
        TUNEGRAPH_JWT_ALGORITHMS: 'HS256',
        TUNEGRAPH_JWT_KEYS: '',
        TUNEGRAPH_JWT_JWKS_URL: 'https://login.example/keys',
      },
    ],
  ])('with shared secrets are refused %s', (_what, settings) => {
    expect(problemsOf(settings)).toEqual([
      expect.stringMatching(
        /^TUNEGRAPH_JWT_ALGORITHMS holds HS256, whose keys are shared secrets\. They stand alone/,
      ),
    ]);
  });
});

describe('a file of tenants', () => {
  const fromFile = (readFile: (path: string) => string) =>
    loadConfig({
      env: { ...usual, TUNEGRAPH_TENANTS: '', TUNEGRAPH_TENANTS_FILE: '/etc/tenants.json' },
      readFile,
    });

  it('is read from where it is said to be', () => {
    const paths: string[] = [];
    const config = fromFile((path) => {
      paths.push(path);
      return '{"acme": {"apiKey": "sk-acme"}}';
    });
    expect(paths).toEqual(['/etc/tenants.json']);
    expect([...(config.jwt?.tenants.keys() ?? [])]).toEqual(['acme']);
  });

  it('is checked like the setting', () => {
    expect(() => fromFile(() => '{"acme": {}}')).toThrowError(
      /TUNEGRAPH_TENANTS_FILE: "acme"\.apiKey is missing/,
    );
  });

  it('that is not there is named, with the reason', () => {
    const env = { ...usual, TUNEGRAPH_TENANTS: '', TUNEGRAPH_TENANTS_FILE: '/nowhere/tenants.json' };
    expect(() => loadConfig({ env })).toThrowError(
      'TUNEGRAPH_TENANTS_FILE is "/nowhere/tenants.json", which can\'t be read (ENOENT).',
    );
  });
});
