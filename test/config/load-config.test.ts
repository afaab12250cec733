import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ConfigurationError, loadConfig } from '../../src/config/index.ts';

type Environment = Readonly<Record<string, string>>;

const problemsOf = (env: Environment, flags: Environment = {}): readonly string[] => {
  try {
    loadConfig({ env, flags });
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
};

describe('without any setting', () => {
  it('listens on loopback and asks the embedded emulator', () => {
    expect(loadConfig({ env: {} })).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      upstream: { kind: 'emulator', speed: 1, seed: 'tunegraph' },
      auth: 'none',
      allowedHosts: ['localhost', '127.0.0.1', '[::1]'],
      upstreamTimeout: 15_000,
      upstreamConnections: 512,
      maxUpstreamCallsPerCaller: 256,
      connections: { maxSocketsPerCaller: 1000, maxEventStreamsPerCaller: 10_000, maxConnections: 50_000 },
      shutdownGrace: 10_000,
      logLevel: 'info',
      graphiql: true,
    });
  });

  it.each([
    ['64', 32],
    ['9', 4],
    ['1', 1],
  ])('leaves half of %s connections to the other callers', (connections, calls) => {
    const env = { TUNEGRAPH_UPSTREAM_CONNECTIONS: connections };
    expect(loadConfig({ env }).maxUpstreamCallsPerCaller).toBe(calls);
    const chosen = { ...env, TUNEGRAPH_MAX_UPSTREAM_CALLS_PER_CALLER: '100' };
    expect(loadConfig({ env: chosen }).maxUpstreamCallsPerCaller).toBe(100);
  });

  it('takes bodies of 1 MiB, as it does messages', () => {
    const { maxBodyBytes, connections } = loadConfig({ env: {} });
    expect([maxBodyBytes, connections.maxMessageBytes]).toEqual([1024 ** 2, 1024 ** 2]);
  });

  it('counts an empty variable as unset', () => {
    const env = { PORT: '', OPENAI_API_KEY: '', OPENAI_BASE_URL: '', TUNEGRAPH_AUTH: '', TUNEGRAPH_NOPE: '' };
    expect(loadConfig({ env })).toEqual(loadConfig({ env: {} }));
  });

  it('can be changed by nobody afterwards', () => {
    const config = loadConfig({ env: {} });
    for (const part of [config, config.upstream, config.ownCredential, config.allowedHosts]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });
});

describe('the upstream', () => {
  it("is OpenAI's with a key alone", () => {
    const { upstream, auth, ownCredential } = loadConfig({ env: { OPENAI_API_KEY: 'sk-own' } });
    expect({ upstream, auth, key: ownCredential.apiKey?.reveal() }).toEqual({
      upstream: { kind: 'provider', provider: 'openai', baseUrl: 'https://api.openai.com/v1' },
      auth: 'none',
      key: 'sk-own',
    });
  });

  it('is asked with the callers’ tokens with an address alone', () => {
    expect(loadConfig({ env: { OPENAI_BASE_URL: 'http://localhost:8080/v1//' } })).toMatchObject({
      upstream: { kind: 'provider', baseUrl: 'http://localhost:8080/v1' },
      auth: 'passthrough',
    });
  });

  it('is asked with the own key with both, organization and project included', () => {
    const env = {
      OPENAI_API_KEY: 'sk-own',
      OPENAI_BASE_URL: 'https://provider.example/v1',
      OPENAI_ORG_ID: 'org-1',
      OPENAI_PROJECT_ID: 'proj-1',
    };
    expect(loadConfig({ env })).toMatchObject({
      auth: 'none',
      upstream: { baseUrl: 'https://provider.example/v1' },
      ownCredential: { organization: 'org-1', project: 'proj-1' },
    });
  });

  it('may be the emulator with passthrough, and a provider without any key, when that is asked for', () => {
    expect(loadConfig({ env: { TUNEGRAPH_AUTH: 'passthrough' } })).toMatchObject({
      auth: 'passthrough',
      upstream: { kind: 'emulator' },
    });
    expect(
      loadConfig({ env: { TUNEGRAPH_AUTH: 'none', OPENAI_BASE_URL: 'http://localhost/v1' } }),
    ).toMatchObject({
      auth: 'none',
      ownCredential: { apiKey: null },
    });
  });
});

describe('mode none', () => {
  const PUBLIC = ['0.0.0.0', '::', '10.0.0.5', 'tunegraph.internal', '::ffff:127.0.0.1'];
  const LOOPBACK = ['127.0.0.1', '127.1.2.3', '::1', '0:0:0:0:0:0:0:1', 'localhost', 'LocalHost'];

  it.each(PUBLIC)('is refused on %s, and says what to do', (HOST) => {
    for (const env of [{ HOST }, { HOST, OPENAI_API_KEY: 'sk-own' }, { HOST, TUNEGRAPH_AUTH: 'none' }]) {
      expect(problemsOf(env)).toEqual([
        expect.stringMatching(
          /^HOST is ".*TUNEGRAPH_AUTH=passthrough or jwt, or TUNEGRAPH_ALLOW_UNAUTHENTICATED=true/,
        ),
      ]);
    }
  });

  it.each(PUBLIC)('is allowed on %s when somebody says so, and passthrough always', (HOST) => {
    expect(problemsOf({ HOST, TUNEGRAPH_ALLOW_UNAUTHENTICATED: 'true' })).toEqual([]);
    expect(problemsOf({ HOST, TUNEGRAPH_AUTH: 'passthrough' })).toEqual([]);
  });

  it.each(LOOPBACK)('is allowed on %s', (HOST) => {
    expect(problemsOf({ HOST })).toEqual([]);
  });

  it('knows origins in the spelling that browsers use', () => {
    const env = {
      TUNEGRAPH_ALLOWED_ORIGINS: 'https://App.Example.com:443, http://localhost:5173,http://[::1]:80',
    };
    expect(loadConfig({ env }).connections.allowedOrigins).toEqual([
      'https://app.example.com',
      'http://localhost:5173',
      'http://[::1]',
    ]);
  });

  it('answers to its own address and to every name that is added', () => {
    const env = {
      HOST: '10.0.0.5',
      TUNEGRAPH_ALLOW_UNAUTHENTICATED: '1',
      TUNEGRAPH_ALLOWED_HOSTS: 'tunegraph.internal, [fd00::5],localhost',
    };
    expect(loadConfig({ env }).allowedHosts).toEqual([
      'localhost',
      '127.0.0.1',
      '[::1]',
      '10.0.0.5',
      'tunegraph.internal',
      '[fd00::5]',
    ]);
  });

  it('does not answer to the wildcard as a name', () => {
    const env = { HOST: '::', TUNEGRAPH_ALLOW_UNAUTHENTICATED: '1' };
    expect(loadConfig({ env }).allowedHosts).toEqual(['localhost', '127.0.0.1', '[::1]']);
  });
});

describe('GraphiQL', () => {
  it.each([
    [{}, true],
    [{ NODE_ENV: 'development' }, true],
    [{ NODE_ENV: 'production' }, false],
    [{ NODE_ENV: 'production', TUNEGRAPH_GRAPHIQL: 'true' }, true],
    [{ TUNEGRAPH_GRAPHIQL: '0' }, false],
  ])('with %o is %s', (env, graphiql) => {
    expect(loadConfig({ env }).graphiql).toBe(graphiql);
  });
});

describe('callbacks', () => {
  it('go to nobody unless somebody is listed', () => {
    expect(loadConfig({ env: {} }).callbacks).toEqual({ targets: [], allowPrivate: false });
  });

  it.each(['http://10.0.0.5:4000/', 'http://[::1]:4000/', 'http://[fd12::5]/', 'https://8.8.8.8/'])(
    'go to %s, an address at which a router may be',
    (address) => {
      const env = { TUNEGRAPH_CALLBACK_HOSTS: address };
      expect(loadConfig({ env }).callbacks.targets).toEqual([address]);
    },
  );

  it('go to the listed addresses, however those are spelled', () => {
    const env = {
      TUNEGRAPH_CALLBACK_HOSTS: 'HTTPS://Router.Internal:443/callback, http://0x7f.1:4000',
      TUNEGRAPH_CALLBACK_ALLOW_PRIVATE: 'true',
    };
    const { callbacks } = loadConfig({ env });
    expect(callbacks).toEqual({
      targets: ['https://router.internal/callback', 'http://127.0.0.1:4000/'],
      allowPrivate: true,
    });
    expect(Object.isFrozen(callbacks) && Object.isFrozen(callbacks.targets)).toBe(true);
  });
});

describe('a value that is not allowed', () => {
  it.each([
    ['PORT', '65536', 'a whole number from 0 to 65535'],
    ['PORT', '-1', 'a whole number'],
    ['PORT', '80a', 'a whole number'],
    ['PORT', ' 80', 'a whole number'],
    ['PORT', '1e3', 'a whole number'],
    ['HOST', 'localhost:4000', 'without a port'],
    ['HOST', '[::1]', 'an IP address or a host name'],
    ['HOST', 'a b', 'an IP address or a host name'],
    ['OPENAI_BASE_URL', 'api.openai.com', 'an http or https address'],
    ['OPENAI_BASE_URL', 'ftp://api.openai.com', 'an http or https address'],
    ['OPENAI_ORG_ID', 'org 1', 'visible ASCII'],
    ['OPENAI_PROJECT_ID', 'proj\n1', 'visible ASCII'],
    ['TUNEGRAPH_AUTH', 'oauth', 'passthrough, jwt or none'],
    ['TUNEGRAPH_ALLOW_UNAUTHENTICATED', 'yes', 'true or 1, false or 0'],
    ['TUNEGRAPH_ALLOWED_HOSTS', 'a.example:80', 'without ports'],
    ['TUNEGRAPH_ALLOWED_HOSTS', 'a.example,,b.example', 'with commas between them'],
    ['TUNEGRAPH_ALLOWED_HOSTS', '*', 'host names'],
    ['TUNEGRAPH_ALLOWED_ORIGINS', '*', 'such as https://app.example.com'],
    ['TUNEGRAPH_ALLOWED_ORIGINS', 'app.example.com', 'origins'],
    ['TUNEGRAPH_ALLOWED_ORIGINS', 'https://app.example.com/', 'origins'],
    ['TUNEGRAPH_ALLOWED_ORIGINS', 'https://app.example.com:99999', 'origins'],
    ['TUNEGRAPH_ALLOWED_ORIGINS', 'null', 'origins'],
    ['TUNEGRAPH_CALLBACK_HOSTS', '*', 'http and https addresses'],
    ['TUNEGRAPH_CALLBACK_HOSTS', 'router.internal:4000', 'http and https addresses'],
    ['TUNEGRAPH_CALLBACK_HOSTS', 'https://*.internal', 'http and https addresses'],
    ['TUNEGRAPH_CALLBACK_HOSTS', 'ftp://router.internal', 'http and https addresses'],
    ['TUNEGRAPH_CALLBACK_HOSTS', 'http://0.0.0.0:4000', 'http and https addresses'],
    ['TUNEGRAPH_CALLBACK_HOSTS', 'http://[::]:4000', 'http and https addresses'],
    ['TUNEGRAPH_CALLBACK_HOSTS', 'http://169.254.169.254', 'http and https addresses'],
    ['TUNEGRAPH_CALLBACK_HOSTS', 'http://100.100.100.200', 'http and https addresses'],
    ['TUNEGRAPH_CALLBACK_HOSTS', 'http://[fe80::1]:4000', 'http and https addresses'],
    ['TUNEGRAPH_CALLBACK_HOSTS', 'http://[::ffff:7f00:1]:4000', 'http and https addresses'],
    ['TUNEGRAPH_CALLBACK_HOSTS', 'http://[64:ff9b::7f00:1]:4000', 'http and https addresses'],
    ['TUNEGRAPH_CALLBACK_HOSTS', 'http://224.0.0.1', 'http and https addresses'],
    ['TUNEGRAPH_CALLBACK_ALLOW_PRIVATE', 'yes', 'true or 1, false or 0'],
    ['TUNEGRAPH_MAX_MESSAGE_BYTES', '1023', 'from 1024'],
    ['TUNEGRAPH_MAX_OPERATIONS_PER_SOCKET', '0', 'from 1 to 100000'],
    ['TUNEGRAPH_MAX_SOCKETS_PER_CALLER', '0', 'from 1 to 1000000'],
    ['TUNEGRAPH_UPSTREAM_TIMEOUT_MS', '0', 'from 1 to 600000'],
    ['TUNEGRAPH_UPSTREAM_TIMEOUT_MS', '15s', 'milliseconds'],
    ['TUNEGRAPH_UPSTREAM_CONNECTIONS', '10001', 'from 1 to 10000'],
    ['TUNEGRAPH_EMULATOR_SPEED', '0', 'from 0.001'],
    ['TUNEGRAPH_EMULATOR_SPEED', 'Infinity', 'from 0.001 to 100000'],
    ['TUNEGRAPH_EMULATOR_SEED', 'x'.repeat(101), 'at most 100 characters'],
    ['TUNEGRAPH_SHUTDOWN_GRACE_MS', '600001', 'from 0 to 600000'],
    ['TUNEGRAPH_LOG_LEVEL', 'trace', 'debug, info, warn, error, silent'],
    ['TUNEGRAPH_GRAPHIQL', 'on', 'true or 1, false or 0'],
  ])('%s=%j is named with its value and with what is allowed', (name, value, allowed) => {
    const [problem, ...others] = problemsOf({ [name]: value });
    expect(others).toEqual([]);
    expect(problem).toContain(`${name} is ${JSON.stringify(value.slice(0, 100)).slice(0, -1)}`);
    expect(problem).toMatch(/Allowed: .*\.$/);
    expect(problem).toContain(allowed);
  });

  it.each(['sk-line\nbreak', 'sk space', 'sk-ü', `sk-${'x'.repeat(5000)}`])(
    'of a secret is not shown: %j',
    (OPENAI_API_KEY) => {
      const [problem] = problemsOf({ OPENAI_API_KEY });
      expect(problem).toMatch(/^OPENAI_API_KEY holds a value that is not allowed/);
      expect(problem).not.toContain('sk');
    },
  );

  it.each([
    'https://user:secret@provider.example/v1',
    'https://secret@provider.example/v1',
    'https://provider.example/v1?api-key=secret',
    'https://provider.example/v1#secret',
  ])('of an address is shown without what may be secret in it: %s', (OPENAI_BASE_URL) => {
    const [problem] = problemsOf({ OPENAI_BASE_URL });
    expect(problem).toMatch(/^OPENAI_BASE_URL is ".*provider\.example/);
    expect(problem).not.toContain('secret');
  });

  it('hides no other: all come at once, the flags’ under their own names', () => {
    const env = { PORT: 'x', TUNEGRAPH_AUTH: 'y', TUNEGRAPH_AUHT: 'none', HOST: '0.0.0.0' };
    expect(problemsOf(env, { PORT: '70000' })).toEqual([
      'TUNEGRAPH_AUHT ("none") is not a setting. Did you mean TUNEGRAPH_AUTH?',
      '--port is "70000". Allowed: a whole number from 0 to 65535; 0 takes any free port.',
      'TUNEGRAPH_AUTH is "y". Allowed: passthrough, jwt or none.',
    ]);
  });
});

it.each([
  'https://user:pa/ss@host/v1',
  'user:pw@host',
  'https:\\\\user:pw@host\\v1',
  'sk-proj-REALKEY',
  'https://user:pw@host/v1',
])('never shows a secret that stands in OPENAI_BASE_URL: %s', (address) => {
  const [problem = ''] = problemsOf({ OPENAI_BASE_URL: address });
  expect(problem).toMatch(/^OPENAI_BASE_URL /);
  expect(problem).not.toMatch(/pa\/ss|pw|REALKEY/);
});

describe('an unknown variable', () => {
  it.each([
    ['TUNEGRAPH_GRAPHQL', 'TUNEGRAPH_GRAPHIQL'],
    ['TUNEGRAPH_UPSTREAM_TIMEOUT', 'TUNEGRAPH_UPSTREAM_TIMEOUT_MS'],
    ['TUNEGRAPH_LOGLEVEL', 'TUNEGRAPH_LOG_LEVEL'],
  ])('%s is refused with its value, and %s is suggested', (name, suggestion) => {
    expect(problemsOf({ [name]: 'on' })).toEqual([
      `${name} ("on") is not a setting. Did you mean ${suggestion}?`,
    ]);
  });

  it('that resembles nothing is told what there is', () => {
    expect(problemsOf({ TUNEGRAPH_SOMETHING_ELSE: '1' })).toEqual([
      expect.stringMatching(
        /^TUNEGRAPH_SOMETHING_ELSE \("1"\) is not a setting\. Allowed: TUNEGRAPH_PROVIDER, TUNEGRAPH_AUTH, /,
      ),
    ]);
  });

  it.each([
    ['TUNEGRAPH_API_KEY', 'abc'],
    ['TUNEGRAPH_ATH', 'sk-proj-abc'],
  ])('%s keeps its value to itself: it may have been meant for a secret', (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([expect.stringContaining('(value not shown)')]);
    expect(problemsOf({ [name]: value })[0]).not.toContain(value);
  });

  it('that is none of ours is left alone', () => {
    expect(problemsOf({ PATH: '/bin', OPENAI_LOG: 'debug', TUNEGRAPHER: 'x' })).toEqual([]);
  });
});

it('takes one webhook secret, or several while one replaces another', () => {
  const secrets = (text: string) =>
    loadConfig({ env: { OPENAI_WEBHOOK_SECRET: text } }).webhookSecrets.map((secret) => secret.reveal());
  expect(secrets('whsec_c2VjcmV0')).toEqual(['whsec_c2VjcmV0']);
  expect(secrets('whsec_c2VjcmV0, whsec_b3RoZXIgc2VjcmV0')).toEqual([
    'whsec_c2VjcmV0',
    'whsec_b3RoZXIgc2VjcmV0',
  ]);
  expect(loadConfig({ env: {} }).webhookSecrets).toEqual([]);
});

it.each(['c2VjcmV0c2VjcmV0', 'whsec_short', 'whsec_not base64', 'whsec_c2VjcmV0,'])(
  'refuses %s as a webhook secret, without showing it',
  (text) => {
    const [problem = ''] = problemsOf({ OPENAI_WEBHOOK_SECRET: text });
    expect(problem).toMatch(/^OPENAI_WEBHOOK_SECRET .*whsec_/);
    expect(problem).not.toContain(text);
  },
);

it('lets the flags win over the environment', () => {
  const { port, host } = loadConfig({ env: { PORT: '1', HOST: '::1' }, flags: { PORT: '2' } });
  expect({ port, host }).toEqual({ port: 2, host: '::1' });
});

it('shows the key nowhere, however the configuration is printed', () => {
  const config = loadConfig({ env: { OPENAI_API_KEY: 'sk-own' } });
  expect(
    JSON.stringify(config) +
      inspect(config, { depth: 9, showHidden: true }) +
      String(config.ownCredential.apiKey),
  ).not.toContain('sk-own');
});
