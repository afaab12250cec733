import type { Config, EmbeddedEmulator, Provider } from './config.ts';
import { ConfigurationError } from './configuration-error.ts';
import type { AuthMode, EnvironmentValues, SettingName } from './environment.ts';
import { hostOf, isLoopback, isWildcard } from './listen-address.ts';
import { type Environment, readSettings } from './read-settings.ts';

const OPENAI = 'https://api.openai.com/v1';
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** Where a configuration comes from. */
export interface ConfigSources {
  /** The process's environment, or what stands in for it. An empty string counts as unset. */
  readonly env: Environment;
  /** What the command line says, under the settings' names; it wins over the environment. */
  readonly flags?: Environment;
}

/**
 * Reads and checks the whole configuration.
 *
 * @throws ConfigurationError with every problem at once.
 */
export const loadConfig = ({ env, flags = {} }: ConfigSources): Config => {
  const { values, problems } = readSettings(env, flags);
  const found = [...problems, ...openDoorProblems(values)];
  if (found.length > 0) throw new ConfigurationError(found);
  // Without problems, every setting was read.
  return configOf(values as EnvironmentValues);
};

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
    `HOST is ${JSON.stringify(HOST)}, which other machines reach, and TUNEGRAPH_AUTH is "none", so everybody there could use the service's credential. Allowed: a loopback HOST such as 127.0.0.1, TUNEGRAPH_AUTH=passthrough, or TUNEGRAPH_ALLOW_UNAUTHENTICATED=true where something in front asks who they are.`,
  ];
};

const upstreamOf = (values: EnvironmentValues): EmbeddedEmulator | Provider => {
  const baseUrl = values.OPENAI_BASE_URL ?? (values.OPENAI_API_KEY && OPENAI);
  return baseUrl
    ? { kind: 'provider', baseUrl }
    : {
        kind: 'emulator',
        speed: values.TUNEGRAPH_EMULATOR_SPEED,
        seed: values.TUNEGRAPH_EMULATOR_SEED,
      };
};

const allowedHostsOf = (values: EnvironmentValues): readonly string[] => {
  const own = isWildcard(values.HOST) ? [] : [hostOf(values.HOST)];
  const names = [...LOOPBACK_NAMES, ...own, ...values.TUNEGRAPH_ALLOWED_HOSTS];
  return Object.freeze([...new Set(names)]);
};

const configOf = (values: EnvironmentValues): Config =>
  Object.freeze({
    host: values.HOST,
    port: values.PORT,
    upstream: Object.freeze(upstreamOf(values)),
    auth: authOf(values),
    ownCredential: Object.freeze({
      apiKey: values.OPENAI_API_KEY ?? null,
      organization: values.OPENAI_ORG_ID ?? null,
      project: values.OPENAI_PROJECT_ID ?? null,
    }),
    allowedHosts: allowedHostsOf(values),
    upstreamTimeout: values.TUNEGRAPH_UPSTREAM_TIMEOUT_MS,
    upstreamConnections: values.TUNEGRAPH_UPSTREAM_CONNECTIONS,
    creation: Object.freeze({
      tagging: values.TUNEGRAPH_TAG_CREATES,
      settle: values.TUNEGRAPH_CREATE_SETTLE_MS,
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
    }),
    shutdownGrace: values.TUNEGRAPH_SHUTDOWN_GRACE_MS,
    logLevel: values.TUNEGRAPH_LOG_LEVEL,
    graphiql: values.TUNEGRAPH_GRAPHIQL ?? values.NODE_ENV !== 'production',
  });
