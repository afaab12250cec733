import { z } from 'zod';
import { PROVIDER_NAMES } from '../datasource/providers/index.ts';
import { TOKEN_ALGORITHMS } from '../domain/verification-key.ts';
import { providerName } from './provider.ts';
import { setting } from './setting.ts';
import {
  baseUrl,
  callbackTargets,
  decimalNumber,
  HEADER_SAFE,
  headerSafe,
  headerSafeSecret,
  hostNames,
  keySetAddress,
  listenAddress,
  ON_OR_OFF,
  onOrOff,
  origins,
  secretText,
  tokenAlgorithms,
  webhookSecrets,
  wholeNumber,
  withoutCredentials,
} from './setting-types.ts';

/** Who may ask: see TUNEGRAPH_AUTH below. */
export const AUTH_MODES = ['passthrough', 'jwt', 'none'] as const;
export type AuthMode = (typeof AUTH_MODES)[number];

/** Which creates carry a tag: see TUNEGRAPH_TAG_CREATES below. */
export const CREATE_TAGGINGS = ['all', 'keyed'] as const;
export type CreateTagging = (typeof CREATE_TAGGINGS)[number];

/** Whether documents must be known beforehand: see TUNEGRAPH_TRUSTED_DOCUMENTS below. */
export const TRUST_MODES = ['off', 'optional', 'required'] as const;
export type TrustMode = (typeof TRUST_MODES)[number];

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
    description:
      'With `production`, GraphiQL is off unless TUNEGRAPH_GRAPHIQL asks for it, and so is introspection.',
  }),
  TUNEGRAPH_PROVIDER: setting(providerName.default('openai'), {
    allowed: PROVIDER_NAMES.join(', '),
    description:
      'Whose REST API OPENAI_BASE_URL and OPENAI_API_KEY are for, and whose the embedded emulator speaks. The GraphQL API is the same for all: see [providers.md](providers.md).',
  }),
  OPENAI_API_KEY: setting(headerSafeSecret.optional(), {
    secret: true,
    allowed: HEADER_SAFE,
    description:
      "The service's own key at the provider. Without it and without OPENAI_BASE_URL, the service starts the embedded emulator.",
  }),
  OPENAI_BASE_URL: setting(baseUrl.optional(), {
    allowed:
      'an http or https address without user, password or fragment, such as https://api.openai.com/v1; its query may hold `api-version` and nothing else',
    show: withoutCredentials,
    defaultInWords:
      "the provider's own address with OPENAI_API_KEY, such as `https://api.openai.com/v1`; the embedded emulator without it",
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
    allowed: 'passthrough, jwt or none',
    defaultInWords: '`passthrough` with OPENAI_BASE_URL and no OPENAI_API_KEY, otherwise `none`',
    description:
      "Who may ask. `passthrough`: whoever brings a bearer token, which goes to the provider in place of a key of ours. `jwt`: whoever brings a token of your company's issuer; the key of his tenant goes to the provider. `none`: everybody who reaches the service, with the service's own key or the emulator's; refused on an address that other machines reach, unless TUNEGRAPH_ALLOW_UNAUTHENTICATED says so. See [authentication.md](authentication.md).",
  }),
  TUNEGRAPH_JWT_ISSUER: setting(
    z
      .string()
      .regex(/^[\x21-\x7e]{1,1000}$/)
      .optional(),
    {
      allowed: 'visible ASCII characters without spaces, at most 1000, such as https://login.example.com/',
      description:
        'Whose tokens are taken: their `iss`, to the letter. Required with TUNEGRAPH_AUTH=jwt, as is TUNEGRAPH_JWT_AUDIENCE.',
    },
  ),
  TUNEGRAPH_JWT_AUDIENCE: setting(
    z
      .string()
      .regex(/^[^\p{Cc}]{1,1000}$/u)
      .optional(),
    {
      allowed: 'text of at most 1000 characters, such as https://tunegraph.example.com',
      description:
        'What `aud` must be or hold: the name that the issuer knows this service by. Without it, a token for any other service of the company would open this one.',
    },
  ),
  TUNEGRAPH_JWT_JWKS_URL: setting(keySetAddress.optional(), {
    allowed: 'an https address without user, password or fragment; http on this machine only',
    show: withoutCredentials,
    description:
      'Where the issuer publishes its keys. They are fetched when the first token comes, again every ten minutes, and when a token names a key that is unknown. This or TUNEGRAPH_JWT_KEYS.',
  }),
  TUNEGRAPH_JWT_KEYS: setting(secretText.optional(), {
    secret: true,
    allowed:
      'a JSON Web Key Set: {"keys": [{"kty": "…", …}]}, with public keys, or with `oct` keys for HS algorithms',
    description: 'The keys themselves, where the issuer publishes none. This or TUNEGRAPH_JWT_JWKS_URL.',
  }),
  TUNEGRAPH_JWT_ALGORITHMS: setting(tokenAlgorithms.optional(), {
    allowed: `${TOKEN_ALGORITHMS.join(', ')}, with commas between them; the HS ones only by themselves, with TUNEGRAPH_JWT_KEYS`,
    defaultInWords: '`RS256,ES256,EdDSA`',
    description:
      'What tokens may be signed with, whatever they say themselves. The default is what issuers use whose keys are public; unsigned tokens are never taken.',
  }),
  TUNEGRAPH_JWT_CLOCK_TOLERANCE_S: setting(wholeNumber(0, 300).optional(), {
    allowed: 'seconds, from 0 to 300',
    defaultInWords: '`30`',
    description:
      "How far the issuer's clock may be off. Clocks that are kept by the network differ by less than a second; 30 forgives a machine that has just woken up, and lets an expired token live that much longer.",
  }),
  TUNEGRAPH_JWT_TENANT_CLAIM: setting(
    z
      .string()
      .regex(/^[^\p{Cc}]{1,200}$/u)
      .optional(),
    {
      allowed: 'the name of a claim, at most 200 characters; a colon or an address is fine',
      defaultInWords: '`tenant`',
      description:
        'The claim of a token that names the tenant, and with it the key that goes to the provider.',
    },
  ),
  TUNEGRAPH_TENANTS: setting(secretText.optional(), {
    secret: true,
    allowed: 'a JSON object such as {"acme": {"apiKey": "…", "organization": null, "project": null}}',
    description:
      'The tenants, by the names that tokens call them, and what each asks the provider with. This or TUNEGRAPH_TENANTS_FILE; required with TUNEGRAPH_AUTH=jwt.',
  }),
  TUNEGRAPH_TENANTS_FILE: setting(z.string().max(4096).optional(), {
    allowed: 'the path of a file',
    description: 'A file that holds what TUNEGRAPH_TENANTS would. It is read once, at start.',
  }),
  TUNEGRAPH_ALLOW_SHARED_KEYS: setting(onOrOff.optional(), {
    allowed: ON_OR_OFF,
    defaultInWords: '`false`',
    description:
      "Lets several tenants ask with one key. At the provider each then sees the others' jobs and files; here they share nothing all the same.",
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
      "Whose web pages may ask the service, besides its own. A request or a WebSocket of any other `Origin` is refused with 403, before anything runs. Pages of the listed ones may read the answers (CORS), never with cookies. Programs that are no browsers, such as routers, send none and need not be listed. Where a proxy in front changes `Host`, the service's public origin belongs here.",
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
  TUNEGRAPH_MAX_UPSTREAM_CALLS_PER_CALLER: setting(wholeNumber(1, 10_000).optional(), {
    allowed: 'a whole number from 1 to 10000',
    defaultInWords: 'half of TUNEGRAPH_UPSTREAM_CONNECTIONS, so `256`',
    description:
      'How many calls to the provider one credential may have under way; further ones wait their turn within TUNEGRAPH_UPSTREAM_TIMEOUT_MS, and 10,000 at most wait before TOO_MANY_REQUESTS. The default leaves the other half to others, whatever one caller asks for; at 20 ms an answer 256 allow 12,800 calls a second.',
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
  TUNEGRAPH_CREATE_SETTLE_MS: setting(wholeNumber(0, 600_000).optional(), {
    allowed: 'milliseconds, from 0 to 600000',
    defaultInWords: 'what is known of the provider: 30000 for OpenAI',
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
  TUNEGRAPH_MAX_BODY_BYTES: setting(wholeNumber(1024, 1024 ** 3).default(1024 ** 2), {
    allowed: 'bytes, from 1024 to 1073741824',
    description:
      'How large the body of an operation may be, uploads aside. The default, 1 MiB, is that of a WebSocket message, and ten times what a router sends to ask for 1,000 entities. While a body is read as JSON nobody else is served: the worst of 1 MiB take about a tenth of a second.',
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
      'How many WebSockets one credential may have open at once; with TUNEGRAPH_AUTH=none all callers are one, with `jwt` all of a tenant. One more is closed with 4430. Some routers open a socket for each subscription of each of their clients.',
  }),
  TUNEGRAPH_MAX_EVENT_STREAMS_PER_CALLER: setting(wholeNumber(1, 1_000_000).default(10_000), {
    allowed: 'a whole number from 1 to 1000000',
    description:
      'How many event streams, subscriptions by HTTP callback included, one credential may have open at once. One more is refused with 429 and TOO_MANY_CONNECTIONS, before the provider is asked. The default is high because a router opens a stream for each subscription of each of its clients.',
  }),
  TUNEGRAPH_MAX_CONNECTIONS: setting(wholeNumber(1, 1_000_000).default(50_000), {
    allowed: 'a whole number from 1 to 1000000',
    description:
      'How many connections the service holds at once, of all clients; one more is closed unanswered. An idle one takes about 10 KB. The operating system has a limit of its own, the number of open files.',
  }),
  TUNEGRAPH_CALLBACK_HOSTS: setting(callbackTargets.default([]), {
    allowed:
      'http and https addresses with commas between them, such as https://router.internal:4000/callback,http://127.0.0.1:4000; a path stands for everything under it',
    show: withoutCredentials,
    defaultInWords: 'none: nobody is called back',
    description:
      'Where routers take the results of subscriptions by the HTTP callback protocol. The address of a callback comes with the request, so only those are called whose scheme, host, port and path are listed here. A name must resolve to public addresses, see TUNEGRAPH_CALLBACK_ALLOW_PRIVATE; `localhost` may resolve to loopback, and an IP address that is listed is called as it stands; link-local ones, those of cloud metadata and others at which no router is are refused here. See [callbacks.md](callbacks.md).',
  }),
  TUNEGRAPH_CALLBACK_ALLOW_PRIVATE: setting(onOrOff.default(false), {
    allowed: ON_OR_OFF,
    description:
      'Lets the names in TUNEGRAPH_CALLBACK_HOSTS resolve to private addresses (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10, fc00::/7), where routers usually live. Off by default, because whoever controls the DNS of a listed name would else choose a machine of your network. Loopback, link-local and the addresses of cloud metadata stay refused.',
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
  TUNEGRAPH_INTROSPECTION: setting(onOrOff.optional(), {
    allowed: ON_OR_OFF,
    defaultInWords: '`true`, `false` with NODE_ENV=production unless TUNEGRAPH_GRAPHIQL=true',
    description:
      'Whether clients may ask for the schema: `__schema`, `__type`, and `_service` for routers. Refusals then also suggest names that are spelled much the same.',
  }),
  TUNEGRAPH_INLINE_TRACE: setting(onOrOff.default(true), {
    allowed: ON_OR_OFF,
    description:
      "Whether a router that asks for Apollo's inline trace (`ftv1`) gets it: how long each field of an operation took. On, because a trace tells a caller who has been let in nothing but times, which he could take himself, and costs nobody else anything.",
  }),
  TUNEGRAPH_MAX_TOKENS: setting(wholeNumber(100, 1_000_000).default(10_000), {
    allowed: 'a whole number from 100 to 1000000',
    description:
      'How many tokens a document may have: names, numbers, strings, brackets. The default is thirty times the longest introspection query; see [limits.md](limits.md).',
  }),
  TUNEGRAPH_MAX_DEPTH: setting(wholeNumber(1, 50).default(20), {
    allowed: 'a whole number from 1 to 50',
    description:
      'How deep fields may stand in fields. GraphiQL’s introspection is the deepest query that people send, with 13 to 15 levels; this API is 9 deep.',
  }),
  TUNEGRAPH_MAX_FIELDS: setting(wholeNumber(1, 100_000).default(4000), {
    allowed: 'a whole number from 1 to 100000',
    description:
      'How many fields an operation may ask for, those of a fragment each time that it is spread. The default is a hundred jobs by alias, each with everything that a job has of its own.',
  }),
  TUNEGRAPH_MAX_ALIASES: setting(wholeNumber(0, 100_000).default(500), {
    allowed: 'a whole number from 0 to 100000',
    description:
      'How many aliases an operation may have. Aliases are how one field is asked for again and again; the default is 500 jobs by their ids.',
  }),
  TUNEGRAPH_MAX_DIRECTIVES: setting(wholeNumber(0, 10_000).default(100), {
    allowed: 'a whole number from 0 to 10000',
    description:
      'How many directives, such as `@include`, an operation may have. People put them on a handful of fields.',
  }),
  TUNEGRAPH_MAX_ROOT_FIELDS: setting(wholeNumber(1, 10_000).default(200), {
    allowed: 'a whole number from 1 to 10000',
    description:
      'How many fields may stand at the top of an operation. Each is a call upstream or more, and of a mutation each is a change.',
  }),
  TUNEGRAPH_MAX_COST: setting(wholeNumber(1, 100_000_000).default(100_000), {
    allowed: 'a whole number from 1 to 100000000',
    description:
      'What an operation may cost: 1 for each value that the answer may hold, 50 for each call upstream. The default admits 1,000 entities of a router and 20 loss curves; see [limits.md](limits.md).',
  }),
  TUNEGRAPH_MAX_ANSWER_LENGTH: setting(wholeNumber(1024, 256 * 1024 ** 2).default(16 * 1024 ** 2), {
    allowed: 'a whole number of characters, from 1024 to 268435456',
    description:
      "How long the answer to an operation, or one event of a subscription, may be. A longer one is not written out, and `ANSWER_TOO_LARGE` comes in its place: a job's texts are its creator's, and a few hundred aliases of one long text would be an answer of any size. The default is ten times a page of 100 jobs with their events and checkpoints.",
  }),
  TUNEGRAPH_MAX_SUBSCRIPTION_MEMORY_BYTES: setting(
    wholeNumber(1024 ** 2, 1024 ** 4).default(256 * 1024 ** 2),
    {
      allowed: 'a whole number of bytes, from 1048576 to 1099511627776',
      description:
        'How much the running subscriptions of one credential may keep in memory, over all transports: their documents, each once, their declared variables, and 6,500 bytes for each. It is reckoned, not measured, and rather too high. One more is refused with TOO_MANY_CONNECTIONS, before the provider is asked. The default is enough for 9,000 ordinary subscriptions, each with a document of its own, and for 35,000 that share one.',
    },
  ),
  TUNEGRAPH_MAX_REQUESTS_PER_MINUTE: setting(wholeNumber(0, 100_000_000).default(1_000_000), {
    allowed: 'a whole number from 0 to 100000000; 0 sets no limit',
    description:
      'How many operations a credential may begin in a minute, on each instance and over all transports; they may come all at once. An instance answers some 10,000 a second, so the default only stops a loop gone wild: set it to what a caller is to have.',
  }),
  TUNEGRAPH_OPERATION_TIMEOUT_MS: setting(wholeNumber(1, 3_600_000).default(120_000), {
    allowed: 'milliseconds, from 1 to 3600000, no less than the other timeouts',
    description:
      'How long a query, a mutation or the beginning of a subscription may take before it is answered with OPERATION_TIMEOUT. An upload counts from when its file is here. The default is twice what creating a job may take.',
  }),
  TUNEGRAPH_TRUSTED_DOCUMENTS: setting(z.enum(TRUST_MODES).default('off'), {
    allowed: TRUST_MODES.join(', '),
    description:
      'Whether only documents of a manifest run. `off`: any, and none by id. `optional`: any, and those of the manifest by id too. `required`: those of the manifest alone. See [trusted-documents.md](trusted-documents.md).',
  }),
  TUNEGRAPH_TRUSTED_DOCUMENTS_FILE: setting(z.string().max(4096).optional(), {
    allowed: 'the path of a JSON file',
    description: "The manifest: the client preset's `persisted-documents.json`, or Apollo's.",
  }),
});

export type EnvironmentValues = z.output<typeof environment>;
export type SettingName = keyof EnvironmentValues;
export const SETTING_NAMES = Object.keys(environment.shape) as readonly SettingName[];
