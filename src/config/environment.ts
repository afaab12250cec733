import { z } from 'zod';
import { setting } from './setting.ts';
import {
  baseUrl,
  decimalNumber,
  HEADER_SAFE,
  headerSafe,
  headerSafeSecret,
  hostNames,
  listenAddress,
  ON_OR_OFF,
  onOrOff,
  origins,
  webhookSecrets,
  wholeNumber,
  withoutCredentials,
} from './setting-types.ts';

/** Who may ask: see TUNEGRAPH_AUTH below. */
export const AUTH_MODES = ['passthrough', 'none'] as const;
export type AuthMode = (typeof AUTH_MODES)[number];

/** Which creates carry a tag: see TUNEGRAPH_TAG_CREATES below. */
export const CREATE_TAGGINGS = ['all', 'keyed'] as const;
export type CreateTagging = (typeof CREATE_TAGGINGS)[number];

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Every setting of the service. The messages at start and docs/configuration.md are made from it. */
export const environment = z.object({
  PORT: setting(wholeNumber(0, 65_535).default(4000), {
    flag: 'port',
    allowed: 'a whole number from 0 to 65535; 0 takes any free port',
    description: 'The port to listen on.',
  }),
  HOST: setting(listenAddress.default('127.0.0.1'), {
    flag: 'host',
    allowed: 'an IP address or a host name, without a port',
    description: 'The address to listen on. `0.0.0.0` and `::` listen on every address of the machine.',
  }),
  NODE_ENV: setting(z.string().optional(), {
    allowed: 'anything',
    description: 'With `production`, GraphiQL is off unless TUNEGRAPH_GRAPHIQL asks for it.',
  }),
  OPENAI_API_KEY: setting(headerSafeSecret.optional(), {
    secret: true,
    allowed: HEADER_SAFE,
    description:
      "The service's own key at the provider. Without it and without OPENAI_BASE_URL, the service starts the embedded emulator.",
  }),
  OPENAI_BASE_URL: setting(baseUrl.optional(), {
    allowed:
      'an http or https address without user, password, query or fragment, such as https://api.openai.com/v1',
    show: withoutCredentials,
    defaultInWords: '`https://api.openai.com/v1` with OPENAI_API_KEY, the embedded emulator without it',
    description: "The provider's REST API, its version included.",
  }),
  OPENAI_ORG_ID: setting(headerSafe.optional(), {
    allowed: HEADER_SAFE,
    description: "The organization that the service's own key asks for. Used with TUNEGRAPH_AUTH=none only.",
  }),
  OPENAI_PROJECT_ID: setting(headerSafe.optional(), {
    allowed: HEADER_SAFE,
    description: "The project that the service's own key asks for. Used with TUNEGRAPH_AUTH=none only.",
  }),
  OPENAI_WEBHOOK_SECRET: setting(webhookSecrets.default([]), {
    secret: true,
    allowed: '`whsec_` and base64 after it; several with commas between them, while one replaces another',
    defaultInWords: 'none: the path answers 404',
    description:
      "What signs the provider's webhooks. With it, `POST /webhooks/openai` takes them, and whoever watches a job hears of its end at once.",
  }),
  TUNEGRAPH_AUTH: setting(z.enum(AUTH_MODES).optional(), {
    allowed: AUTH_MODES.join(' or '),
    defaultInWords: '`passthrough` with OPENAI_BASE_URL and no OPENAI_API_KEY, otherwise `none`',
    description:
      "Who may ask. `passthrough`: whoever brings a bearer token, which goes to the provider in place of a key of ours. `none`: everybody who reaches the service, with the service's own key or the emulator's; refused on an address that other machines reach, unless TUNEGRAPH_ALLOW_UNAUTHENTICATED says so.",
  }),
  TUNEGRAPH_ALLOW_UNAUTHENTICATED: setting(onOrOff.default(false), {
    allowed: ON_OR_OFF,
    description:
      "Lets TUNEGRAPH_AUTH=none listen on an address that other machines reach. Everybody there then spends the service's key: put something in front that asks who they are.",
  }),
  TUNEGRAPH_ALLOWED_HOSTS: setting(hostNames.default([]), {
    allowed: 'host names without ports, with commas between them, such as tunegraph.internal,10.0.0.5',
    description:
      'With TUNEGRAPH_AUTH=none, the names under which the service may be asked, besides `localhost`, `127.0.0.1`, `[::1]` and HOST. Any other `Host` header is refused: a foreign web page that gives its own name our address (DNS rebinding) gets nothing.',
  }),
  TUNEGRAPH_ALLOWED_ORIGINS: setting(origins.default([]), {
    allowed: 'origins with commas between them, such as https://app.example.com,http://localhost:5173',
    description:
      "Whose web pages may open a WebSocket, besides the service's own. A socket of any other `Origin` is refused with 403. Programs that are no browsers, such as routers, send none and need not be listed. Where a proxy in front changes `Host`, the service's public origin belongs here.",
  }),
  TUNEGRAPH_UPSTREAM_TIMEOUT_MS: setting(wholeNumber(1, 600_000).default(15_000), {
    allowed: 'milliseconds, from 1 to 600000',
    description:
      'How long one call to the provider may take: waiting for a free connection, every try and the waits between them included. See [reliability.md](reliability.md).',
  }),
  TUNEGRAPH_UPSTREAM_CONNECTIONS: setting(wholeNumber(1, 10_000).default(512), {
    allowed: 'a whole number from 1 to 10000',
    description:
      'The most connections to the provider. At 50 ms an answer, 64 connections cap everything at 1280 calls a second.',
  }),
  TUNEGRAPH_POLL_INTERVAL_MS: setting(wholeNumber(50, 3_600_000).default(2000), {
    allowed: 'milliseconds, from 50 to 3600000',
    description:
      'How often the provider is asked about a job that somebody watches: this often while it moves, up to five times slower while it stands still. Nobody is asked about a job that nobody watches.',
  }),
  TUNEGRAPH_TAG_CREATES: setting(z.enum(CREATE_TAGGINGS).default('all'), {
    allowed: CREATE_TAGGINGS.join(' or '),
    description:
      'Which jobs carry a mark of their creation in two reserved pairs of metadata, so that none is created twice. `all`: every one whose input leaves room, with 14 pairs or fewer. `keyed`: only those for which the client sends an idempotencyKey.',
  }),
  TUNEGRAPH_CREATE_SETTLE_MS: setting(wholeNumber(0, 600_000).default(30_000), {
    allowed: 'milliseconds, from 0 to 600000',
    description:
      "How long a new job may take to show in the provider's list, counted from the end of the request that made it. A create whose outcome is unknown is sent again only when no job has shown for so long; and for so long after its start, the service takes every idempotencyKey for one that may be in flight. Shorter than the provider's real lag, it costs the guarantee.",
  }),
  TUNEGRAPH_CREATE_TIMEOUT_MS: setting(wholeNumber(1, 600_000).default(60_000), {
    allowed: 'milliseconds, from 1 to 600000',
    description:
      'How long creating a job under a key may take, finding out its outcome included, before the answer is OUTCOME_UNKNOWN.',
  }),
  TUNEGRAPH_JOB_CACHE_SIZE: setting(wholeNumber(0, 1_000_000).default(10_000), {
    allowed: 'a whole number from 0 to 1000000; 0 keeps none',
    description:
      'How many jobs that have ended are kept in memory, over all credentials, and answered without a call. What one credential has read is shown to no other.',
  }),
  TUNEGRAPH_JOB_CACHE_TTL_MS: setting(wholeNumber(0, 86_400_000).default(300_000), {
    allowed: 'milliseconds, from 0 to 86400000; 0 keeps none',
    description: 'How long a job that has ended is answered from memory.',
  }),
  TUNEGRAPH_JOB_STALENESS_MS: setting(wholeNumber(0, 600_000).default(0), {
    allowed: 'milliseconds, from 0 to 600000',
    description:
      'How old the answer about a job that still lives may be. At 0 the provider is asked each time; anything else shows changes so much later, to subscribers too.',
  }),
  TUNEGRAPH_MAX_BODY_BYTES: setting(wholeNumber(1024, 1024 ** 3).default(4 * 1024 ** 2), {
    allowed: 'bytes, from 1024 to 1073741824',
    description:
      'How large the body of an operation may be, uploads aside. The default, 4 MiB, is far beyond any operation that a person writes.',
  }),
  TUNEGRAPH_MAX_UPLOAD_BYTES: setting(wholeNumber(1, 10 * 1024 ** 4).default(512 * 1024 ** 2), {
    allowed: 'bytes, from 1 to 10995116277760',
    description:
      "How large an uploaded file may be. The default, 512 MiB, is the limit of OpenAI's files API. A file is passed on while it arrives, so this bounds no memory.",
  }),
  TUNEGRAPH_MAX_MESSAGE_BYTES: setting(wholeNumber(1024, 64 * 1024 ** 2).default(1024 ** 2), {
    allowed: 'bytes, from 1024 to 67108864',
    description:
      'The largest message that a WebSocket client may send; a larger one closes its socket with 1009. The default, 1 MiB, is far above any operation written by hand or by a router.',
  }),
  TUNEGRAPH_MAX_OPERATIONS_PER_SOCKET: setting(wholeNumber(1, 100_000).default(100), {
    allowed: 'a whole number from 1 to 100000',
    description:
      'How many operations may run on a WebSocket at once. One more is answered with TOO_MANY_OPERATIONS, and the others go on.',
  }),
  TUNEGRAPH_MAX_SOCKETS_PER_CALLER: setting(wholeNumber(1, 1_000_000).default(1000), {
    allowed: 'a whole number from 1 to 1000000',
    description:
      'How many WebSockets one credential may have open at once; with TUNEGRAPH_AUTH=none all callers are one. One more is closed with 4430. Some routers open a socket for each subscription of each of their clients.',
  }),
  TUNEGRAPH_EMULATOR_SPEED: setting(decimalNumber(0.001, 100_000).default(1), {
    allowed: 'a number from 0.001 to 100000',
    description: 'How fast jobs live on the embedded emulator. At 1 a small job takes about a minute.',
  }),
  TUNEGRAPH_EMULATOR_SEED: setting(z.string().max(100).default('tunegraph'), {
    allowed: 'any text of at most 100 characters',
    description:
      "What the embedded emulator's ids and losses are derived from: the same seed gives the same ones.",
  }),
  TUNEGRAPH_SHUTDOWN_GRACE_MS: setting(wholeNumber(0, 600_000).default(10_000), {
    allowed: 'milliseconds, from 0 to 600000',
    description: 'How long work under way may take to finish after SIGTERM or SIGINT, before it is cut off.',
  }),
  TUNEGRAPH_LOG_LEVEL: setting(z.enum(LOG_LEVELS).default('info'), {
    allowed: LOG_LEVELS.join(', '),
    description: 'How much goes to the log: JSON lines on stderr.',
  }),
  TUNEGRAPH_GRAPHIQL: setting(onOrOff.optional(), {
    allowed: ON_OR_OFF,
    defaultInWords: '`true`, `false` with NODE_ENV=production',
    description: 'Whether a browser that opens /graphql gets GraphiQL.',
  }),
});

export type EnvironmentValues = z.output<typeof environment>;
export type SettingName = keyof EnvironmentValues;
export const SETTING_NAMES = Object.keys(environment.shape) as readonly SettingName[];
