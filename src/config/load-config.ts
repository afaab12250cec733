import { readFileSync } from 'node:fs';
import type { Config, EmbeddedEmulator, JwtConfig, Provider, TrustedDocumentsConfig } from './config.ts';
import { ConfigurationError } from './configuration-error.ts';
import type { AuthMode, EnvironmentValues, SettingName } from './environment.ts';
import { type ReadFile, readJwt } from './jwt.ts';
import { hostOf, isLoopback, isWildcard } from './listen-address.ts';
import { introspectionOf, limitsOf, readTrustedDocuments, timeoutProblems } from './operation-limits.ts';
import { addressMissing, providerAt } from './provider.ts';
import { type Environment, readSettings } from './read-settings.ts';

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** Where a configuration comes from. */
export interface ConfigSources {
  /** The process's environment, or what stands in for it. An empty string counts as unset. */
  readonly env: Environment;
  /** What the command line says, under the settings' names; it wins over the environment. */
  readonly flags?: Environment;
  /** How TUNEGRAPH_TENANTS_FILE and TUNEGRAPH_TRUSTED_DOCUMENTS_FILE are read. @default from the file system */
  readonly readFile?: ReadFile;
}

/**
 * Reads and checks the whole configuration.
 *
 * @throws ConfigurationError with every problem at once.
 */
export const loadConfig = ({ env, flags = {}, readFile = readTextFile }: ConfigSources): Config => {
  const { values, problems } = readSettings(env, flags);
  const { jwt, problems: jwtProblems } = readJwt(values, authOf(values), readFile);
  const { trustedDocuments, problems: documentProblems } = readTrustedDocuments(values, readFile);
  const found = [
    ...problems,
    ...openDoorProblems(values),
    ...jwtProblems,
    ...addressProblems(values),
    ...timeoutProblems(values),
    ...documentProblems,
  ];
  if (found.length > 0) throw new ConfigurationError(found);
  // Without problems, every setting was read.
  return configOf(values as EnvironmentValues, jwt, trustedDocuments);
};

const readTextFile: ReadFile = (path) => readFileSync(path, 'utf8');

const authOf = (values: Partial<EnvironmentValues>): AuthMode =>
  values.TUNEGRAPH_AUTH ?? (values.OPENAI_BASE_URL && !values.OPENAI_API_KEY ? 'passthrough' : 'none');

const DECIDE_THE_DOOR: readonly SettingName[] = [
  'HOST',
  'OPENAI_API_KEY',
  'OPENAI_BASE_URL',
  'TUNEGRAPH_AUTH',
  'TUNEGRAPH_ALLOW_UNAUTHENTICATED',
];

const openDoorProblems = (values: Partial<EnvironmentValues>): readonly string[] => {
  // What was refused already is no ground for a second complaint.
  if (!DECIDE_THE_DOOR.every((name) => name in values)) return [];
  const { HOST = '', TUNEGRAPH_ALLOW_UNAUTHENTICATED: allowed } = values;
  if (authOf(values) !== 'none' || isLoopback(HOST) || allowed) return [];
  return [
    `HOST is ${JSON.stringify(HOST)}, which other machines reach, and TUNEGRAPH_AUTH is "none", so everybody there could use the service's credential. Allowed: a loopback HOST such as 127.0.0.1, TUNEGRAPH_AUTH=passthrough or jwt, or TUNEGRAPH_ALLOW_UNAUTHENTICATED=true where something in front asks who they are.`,
  ];
};

/** A key without an address, for a provider that has no address of its own. */
const addressProblems = ({
  TUNEGRAPH_PROVIDER: provider,
  OPENAI_API_KEY: key,
  OPENAI_BASE_URL: baseUrl,
}: Partial<EnvironmentValues>): readonly string[] =>
  provider !== undefined && key && providerAt(provider, baseUrl) === null
    ? [addressMissing(provider, 'OPENAI_BASE_URL')]
    : [];

const upstreamOf = (values: EnvironmentValues): EmbeddedEmulator | Provider => {
  const { TUNEGRAPH_PROVIDER: provider, OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: key } = values;
  const found = baseUrl || key ? providerAt(provider, baseUrl) : null;
  return (
    found ??
    Object.freeze({
      kind: 'emulator',
      provider,
      speed: values.TUNEGRAPH_EMULATOR_SPEED,
      seed: values.TUNEGRAPH_EMULATOR_SEED,
    })
  );
};

const allowedHostsOf = (values: EnvironmentValues): readonly string[] => {
  const own = isWildcard(values.HOST) ? [] : [hostOf(values.HOST)];
  const names = [...LOOPBACK_NAMES, ...own, ...values.TUNEGRAPH_ALLOWED_HOSTS];
  return Object.freeze([...new Set(names)]);
};

/** So that one caller never takes them all; a single one can't be shared out. */
const halfOf = (connections: number): number => Math.max(1, Math.floor(connections / 2));

const configOf = (
  values: EnvironmentValues,
  jwt: JwtConfig | null,
  trustedDocuments: TrustedDocumentsConfig,
): Config =>
  Object.freeze({
    host: values.HOST,
    port: values.PORT,
    upstream: upstreamOf(values),
    auth: authOf(values),
    jwt,
    ownCredential: Object.freeze({
      apiKey: values.OPENAI_API_KEY ?? null,
      organization: values.OPENAI_ORG_ID ?? null,
      project: values.OPENAI_PROJECT_ID ?? null,
    }),
    allowedHosts: allowedHostsOf(values),
    upstreamTimeout: values.TUNEGRAPH_UPSTREAM_TIMEOUT_MS,
    upstreamConnections: values.TUNEGRAPH_UPSTREAM_CONNECTIONS,
    maxUpstreamCallsPerCaller:
      values.TUNEGRAPH_MAX_UPSTREAM_CALLS_PER_CALLER ?? halfOf(values.TUNEGRAPH_UPSTREAM_CONNECTIONS),
    creation: Object.freeze({
      tagging: values.TUNEGRAPH_TAG_CREATES,
      settle: values.TUNEGRAPH_CREATE_SETTLE_MS ?? null,
      timeout: values.TUNEGRAPH_CREATE_TIMEOUT_MS,
    }),
    jobCache: Object.freeze({
      size: values.TUNEGRAPH_JOB_CACHE_SIZE,
      endedFor: values.TUNEGRAPH_JOB_CACHE_TTL_MS,
      liveFor: values.TUNEGRAPH_JOB_STALENESS_MS,
    }),
    webhookSecrets: Object.freeze(values.OPENAI_WEBHOOK_SECRET),
    pollInterval: values.TUNEGRAPH_POLL_INTERVAL_MS,
    maxBodyBytes: values.TUNEGRAPH_MAX_BODY_BYTES,
    maxUploadBytes: values.TUNEGRAPH_MAX_UPLOAD_BYTES,
    connections: Object.freeze({
      allowedOrigins: Object.freeze(values.TUNEGRAPH_ALLOWED_ORIGINS),
      maxMessageBytes: values.TUNEGRAPH_MAX_MESSAGE_BYTES,
      maxOperationsPerSocket: values.TUNEGRAPH_MAX_OPERATIONS_PER_SOCKET,
      maxSocketsPerCaller: values.TUNEGRAPH_MAX_SOCKETS_PER_CALLER,
      maxEventStreamsPerCaller: values.TUNEGRAPH_MAX_EVENT_STREAMS_PER_CALLER,
      maxConnections: values.TUNEGRAPH_MAX_CONNECTIONS,
    }),
    callbacks: Object.freeze({
      targets: Object.freeze(values.TUNEGRAPH_CALLBACK_HOSTS),
      allowPrivate: values.TUNEGRAPH_CALLBACK_ALLOW_PRIVATE,
    }),
    shutdownGrace: values.TUNEGRAPH_SHUTDOWN_GRACE_MS,
    logLevel: values.TUNEGRAPH_LOG_LEVEL,
    graphiql: values.TUNEGRAPH_GRAPHIQL ?? values.NODE_ENV !== 'production',
    introspection: introspectionOf(values),
    inlineTrace: values.TUNEGRAPH_INLINE_TRACE,
    limits: limitsOf(values),
    trustedDocuments,
  });
