import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { readTenants } from '../../src/config/tenants.ts';

const read = (value: unknown, allowSharedKeys = false) =>
  readTenants(typeof value === 'string' ? value : JSON.stringify(value), {
    source: 'TUNEGRAPH_TENANTS',
    provider: 'openai',
    allowSharedKeys,
  });

it('reads each tenant with what goes upstream for it', () => {
  const { tenants, problems } = read({
    acme: { apiKey: 'sk-acme', organization: 'org-1', project: 'proj-1' },
    'urn:globex': { apiKey: 'sk-globex', organization: null },
  });
  expect(problems).toEqual([]);
  expect([...tenants].map(([name, { apiKey, ...rest }]) => [name, apiKey.reveal(), rest])).toEqual([
    ['acme', 'sk-acme', { organization: 'org-1', project: 'proj-1', upstream: null }],
    ['urn:globex', 'sk-globex', { organization: null, project: null, upstream: null }],
  ]);
});

it('reads where a tenant’s jobs are, when that is not where everybody’s are', () => {
  const { tenants, problems } = read({
    acme: { apiKey: 'sk-acme', baseUrl: 'https://gateway.example.com/v1/' },
    globex: { apiKey: 'sk-globex', provider: 'openai' },
  });
  expect(problems).toEqual([]);
  expect([...tenants.values()].map(({ upstream }) => upstream)).toEqual([
    { kind: 'provider', provider: 'openai', baseUrl: 'https://gateway.example.com/v1' },
    { kind: 'provider', provider: 'openai', baseUrl: 'https://api.openai.com/v1' },
  ]);
  expect(read({ acme: { apiKey: 'sk-acme', provider: 'nobody' } }).problems).toEqual([
    expect.stringMatching(/^TUNEGRAPH_TENANTS: "acme"\.provider is missing or not allowed\. Allowed: openai/),
  ]);
  expect(read({ acme: { apiKey: 'sk-acme', baseUrl: 'https://u:p@example.com' } }).problems).toEqual([
    'TUNEGRAPH_TENANTS: "acme".baseUrl is missing or not allowed. Allowed: an http or https address without user, password or fragment, or null.',
  ]);
});

it('finds no tenant that nobody has named', () => {
  const { tenants } = read({ acme: { apiKey: 'sk-acme' } });
  for (const name of ['__proto__', 'constructor', 'toString', '']) expect(tenants.get(name)).toBeUndefined();
});

it('takes a name that every object has for a name like any other', () => {
  const { tenants, problems } = read('{"__proto__": {"apiKey": "sk-1"}, "constructor": {"apiKey": "sk-2"}}');
  expect(problems).toEqual([]);
  expect([...tenants.keys()]).toEqual(['__proto__', 'constructor']);
});

it.each([
  ['no JSON', 'sk-secret'],
  ['a list', '[{"apiKey": "sk-secret"}]'],
  ['a text', '"sk-secret"'],
  ['null', 'null'],
])('refuses %s, and says what belongs there', (_what, text) => {
  expect(read(text).problems).toEqual([
    expect.stringMatching(/^TUNEGRAPH_TENANTS holds something else\. Allowed: a JSON object/),
  ]);
});

it('refuses an object without tenants, because nobody could ask', () => {
  expect(read({}).problems).toEqual([expect.stringContaining('names no tenant')]);
});

it('tells every problem at once, each with its place, and none with a value', () => {
  const { problems } = read({
    acme: { apiKey: 'sk-secret one', organisation: 'org-1' },
    globex: { organization: '', project: 7 },
    initech: 'sk-secret',
    'sk-secret': { apiKey: 'sk-fine' },
    'a\nb': { apiKey: 'sk-fine-too' },
    hooli: { apiKey: 'sk-other', 'sk-secret': true },
  });
  const allowed = 'Allowed: visible ASCII characters without spaces or line breaks, at most 4096';
  expect(problems).toEqual([
    `TUNEGRAPH_TENANTS: "acme".apiKey is missing or not allowed. ${allowed}.`,
    'TUNEGRAPH_TENANTS: "acme" has "organisation", which is not known. Allowed: apiKey, organization, project, provider, baseUrl.',
    `TUNEGRAPH_TENANTS: "globex".apiKey is missing or not allowed. ${allowed}.`,
    `TUNEGRAPH_TENANTS: "globex".organization is missing or not allowed. ${allowed}, or null.`,
    `TUNEGRAPH_TENANTS: "globex".project is missing or not allowed. ${allowed}, or null.`,
    'TUNEGRAPH_TENANTS: "initech" is no object. Allowed: {"apiKey": "…"}.',
    'TUNEGRAPH_TENANTS: the tenant "a\\nb" has a name that is not allowed. Allowed: 1 to 200 characters, no control characters.',
    'TUNEGRAPH_TENANTS: "hooli" has (a name that looks like a key), which is not known. Allowed: apiKey, organization, project, provider, baseUrl.',
  ]);
});

const SHARED = {
  acme: { apiKey: 'sk-shared', project: 'proj-1' },
  globex: { apiKey: 'sk-shared' },
  initech: { apiKey: 'sk-own' },
};

it('refuses two tenants with one key, says why, and shows the key nowhere', () => {
  const { problems } = read(SHARED);
  expect(problems).toEqual([
    'TUNEGRAPH_TENANTS: "acme" and "globex" have the same apiKey, so at the provider each would see the jobs and files of the other. Give each a key of its own, or set TUNEGRAPH_ALLOW_SHARED_KEYS=true where that is meant.',
  ]);
});

it('takes them where that is said to be meant', () => {
  const { tenants, problems } = read(SHARED, true);
  expect(problems).toEqual([]);
  expect(tenants.size).toBe(3);
});

it('shows no key, however the tenants are printed', () => {
  const { tenants } = read(SHARED, true);
  expect(inspect(tenants, { depth: 9, showHidden: true }) + JSON.stringify([...tenants])).not.toContain(
    'sk-',
  );
});
