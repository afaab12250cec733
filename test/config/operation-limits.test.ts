import { describe, expect, it } from 'vitest';
import { ConfigurationError, loadConfig } from '../../src/config/index.ts';
import { DEFAULT_LIMITS } from '../../src/server/pipeline/limits.ts';

type Environment = Readonly<Record<string, string>>;

const files = (path: string): string => {
  if (path === 'manifest.json') return '{}';
  throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
};

const problemsOf = (env: Environment): readonly string[] => {
  try {
    loadConfig({ env, readFile: files });
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
};

it('has the limits by default that the server has by itself', () => {
  expect(loadConfig({ env: {} }).limits).toEqual(DEFAULT_LIMITS);
});

it.each([
  ['TUNEGRAPH_MAX_TOKENS', '200', { maxTokens: 200 }],
  ['TUNEGRAPH_MAX_DEPTH', '9', { maxDepth: 9 }],
  ['TUNEGRAPH_MAX_FIELDS', '9', { maxFields: 9 }],
  ['TUNEGRAPH_MAX_ALIASES', '0', { maxAliases: 0 }],
  ['TUNEGRAPH_MAX_DIRECTIVES', '0', { maxDirectives: 0 }],
  ['TUNEGRAPH_MAX_ROOT_FIELDS', '1', { maxRootFields: 1 }],
  ['TUNEGRAPH_MAX_COST', '1000', { maxCost: 1000 }],
  ['TUNEGRAPH_MAX_ANSWER_LENGTH', '2000', { maxAnswerLength: 2000 }],
  ['TUNEGRAPH_MAX_SUBSCRIPTION_MEMORY_BYTES', '1048576', { maxSubscriptionMemory: 1_048_576 }],
  ['TUNEGRAPH_MAX_REQUESTS_PER_MINUTE', '0', { maxRequestsPerMinute: 0 }],
  ['TUNEGRAPH_OPERATION_TIMEOUT_MS', '60000', { timeout: 60_000 }],
])('%s=%s is heeded', (name, value, limits) => {
  expect(loadConfig({ env: { [name]: value } }).limits).toEqual({ ...DEFAULT_LIMITS, ...limits });
});

it.each([
  ['TUNEGRAPH_CREATE_TIMEOUT_MS', '120001'],
  ['TUNEGRAPH_UPSTREAM_TIMEOUT_MS', '300000'],
])('refuses to give operations up before their calls: %s=%s', (name, value) => {
  expect(problemsOf({ [name]: value })).toEqual([
    `TUNEGRAPH_OPERATION_TIMEOUT_MS is 120000, shorter than ${name} with ${value}, so operations would be given up whose outcome is about to be known. Allowed: ${value} or more, or a lower ${name}.`,
  ]);
  expect(problemsOf({ [name]: value, TUNEGRAPH_OPERATION_TIMEOUT_MS: value })).toEqual([]);
});

describe('introspection', () => {
  it.each([
    [{}, true],
    [{ TUNEGRAPH_GRAPHIQL: 'false' }, true],
    [{ NODE_ENV: 'production' }, false],
    [{ NODE_ENV: 'production', TUNEGRAPH_GRAPHIQL: 'true' }, true],
    [{ NODE_ENV: 'production', TUNEGRAPH_INTROSPECTION: 'true' }, true],
    [{ NODE_ENV: 'production', TUNEGRAPH_GRAPHIQL: 'true', TUNEGRAPH_INTROSPECTION: 'false' }, false],
    [{ TUNEGRAPH_INTROSPECTION: '0' }, false],
  ])('with %o is %s', (env, introspection) => {
    expect(loadConfig({ env }).introspection).toBe(introspection);
  });
});

describe('trusted documents', () => {
  const FILE = { TUNEGRAPH_TRUSTED_DOCUMENTS_FILE: 'manifest.json' };

  it.each(['optional', 'required'])('are read in mode %s', (mode) => {
    const env = { ...FILE, TUNEGRAPH_TRUSTED_DOCUMENTS: mode };
    expect(loadConfig({ env, readFile: files }).trustedDocuments).toEqual({ mode, manifest: '{}' });
  });

  it('are off unless somebody says so', () => {
    expect(loadConfig({ env: {}, readFile: files }).trustedDocuments).toEqual({
      mode: 'off',
      manifest: null,
    });
  });

  it.each([
    [
      { TUNEGRAPH_TRUSTED_DOCUMENTS: 'required' },
      /^TUNEGRAPH_TRUSTED_DOCUMENTS is "required" and .*_FILE is not set/,
    ],
    [
      { TUNEGRAPH_TRUSTED_DOCUMENTS: 'optional', TUNEGRAPH_TRUSTED_DOCUMENTS_FILE: 'nowhere.json' },
      /^TUNEGRAPH_TRUSTED_DOCUMENTS_FILE is "nowhere.json", which can't be read \(ENOENT\)/,
    ],
    [{ TUNEGRAPH_TRUSTED_DOCUMENTS: 'on' }, /^TUNEGRAPH_TRUSTED_DOCUMENTS is "on"/],
    [{ ...FILE, TUNEGRAPH_TRUSTED_DOCUMENTS: 'on' }, /^TUNEGRAPH_TRUSTED_DOCUMENTS is "on"/],
    [FILE, /^TUNEGRAPH_TRUSTED_DOCUMENTS_FILE is set, but TUNEGRAPH_TRUSTED_DOCUMENTS is "off", so any/],
  ])('%o is refused', (env: Environment, problem) => {
    expect(problemsOf(env)).toEqual([expect.stringMatching(problem)]);
  });
});
