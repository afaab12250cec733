import { chooseDoor } from './choose-door.ts';
import type { Config, Provider } from './config/index.ts';
import { createDatasource, type Datasource } from './datasource/datasource.ts';
import { manyUpstreams } from './datasource/many-upstreams.ts';
import type { AdmittedCaller } from './domain/caller.ts';
import { systemClock } from './domain/clock.ts';
import type { CredentialSecrets } from './domain/credential.ts';
import type { Logger } from './domain/logger.ts';
import type { ProviderName } from './emulator/index.ts';
import { createLive, type Live } from './live/live.ts';
import { createWebhookReceiver } from './live/webhook/webhook-receiver.ts';
import type { Context } from './resolvers/context.ts';
import { revealed } from './revealed.ts';
import { subgraph, subgraphWithScopes } from './schema/index.ts';
import type { Handler } from './server/http/routes.ts';
import { createWebhookEndpoint } from './server/http/webhook-endpoint.ts';
import { createLogger } from './server/logger.ts';
import { readManifest } from './server/pipeline/documents/read-manifest.ts';
import {
  NO_TRUSTED_DOCUMENTS,
  type TrustedDocuments,
} from './server/pipeline/documents/trusted-documents.ts';
import { GRAPHQL_PATH } from './server/pipeline/pipeline.ts';
import { createService } from './server/service.ts';
import { upstreamName } from './upstream-name.ts';

export type { Config } from './config/index.ts';
export { ConfigurationError, loadConfig } from './config/index.ts';
export type { Logger } from './domain/logger.ts';

/** The whole service in this process. */
export interface App {
  /** Where the API is, its path included. Known once it has started. */
  readonly url: string;
  /** Resolves when it answers. Whatever had been opened is closed again when it fails. */
  start(): Promise<void>;
  /** Lets work under way finish within the grace time, then closes everything. May be called at any time, and again. */
  stop(): Promise<void>;
}

export interface AppOptions {
  /** @default JSON lines on stderr, from the configured level on */
  readonly logger?: Logger;
  /** What spreads the waits between two tries: a number from 0 to 1, 1 excluded. @default Math.random */
  readonly random?: () => number;
}

/** Puts the service together. Nothing is opened before `start`. */
export const createApp = (
  config: Config,
  { logger = createLogger(config.logLevel), random = Math.random }: AppOptions = {},
): App => {
  let starting: Promise<Running> | undefined;
  let stopping: Promise<void> | undefined;
  let url: string | undefined;

  return {
    get url() {
      if (url === undefined) throw new Error('The app has no address before it has started.');
      return url;
    },
    async start() {
      if (stopping !== undefined) throw new Error('The app has been stopped; make another one.');
      starting ??= open(config, logger, random);
      url = (await starting).url;
    },
    stop() {
      // A start that has failed has closed what it had opened.
      stopping ??= Promise.resolve(starting).then(
        (running) => running?.close(),
        () => undefined,
      );
      return stopping;
    },
  };
};

interface Running {
  readonly url: string;
  close(): Promise<void>;
}

const open = async (config: Config, logger: Logger, random: () => number): Promise<Running> => {
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    // What was opened last leans on what was opened before it.
    for (const closer of closers.toReversed()) await closer();
  };
  try {
    const { isNewUpstream, secrets, stop, ...address } = await openUpstream(config);
    closers.push(stop);

    const connect = (at: UpstreamAddress): Datasource =>
      createDatasource({
        ...at,
        timeout: config.upstreamTimeout,
        connections: config.upstreamConnections,
        callsPerCaller: config.maxUpstreamCallsPerCaller,
        creation: config.creation,
        jobCache: config.jobCache,
        // What watches is put together on top of what it asks.
        onRateLimit: (credentialId, { remaining, resetsIn }) =>
          live.rateLimit(credentialId, remaining, resetsIn),
        logger,
        random,
      });
    const datasource = manyUpstreams(
      connect({ ...address, isNewUpstream }),
      new Map(tenantUpstreams(config).map((upstream) => [upstreamName(upstream), connect(upstream)])),
    );
    closers.push(() => datasource.close());

    const live: Live = createLive({ datasource, logger, pollInterval: config.pollInterval });

    const service = createService({
      schema: (config.auth === 'jwt' ? subgraphWithScopes : subgraph).schema,
      contextFor: (caller: AdmittedCaller): Context => ({
        caller,
        datasource,
        loaders: datasource.loaders(caller),
        live,
      }),
      door: await chooseDoor({ config, ownSecrets: secrets, logger }),
      allowedHosts: config.auth === 'none' ? config.allowedHosts : null,
      graphiql: config.graphiql ? { withToken: config.auth !== 'none' } : null,
      webhook: webhookEndpoint(config, live),
      maxBodyBytes: config.maxBodyBytes,
      maxUploadBytes: config.maxUploadBytes,
      // The other half of the connections is left to everything else.
      maxUploads: Math.ceil(config.upstreamConnections / 2),
      connections: config.connections,
      callbacks: { ...config.callbacks, random },
      limits: config.limits,
      introspection: config.introspection,
      inlineTrace: config.inlineTrace,
      trustedDocuments: trustedDocumentsOf(config),
      logger,
    });
    closers.push(() => service.close(config.shutdownGrace));
    // Before the sockets close, so that every subscription is told that it is complete.
    closers.push(async () => live.stop());
    const origin = await service.listen(config.host, config.port);
    return { url: `${origin}${GRAPHQL_PATH}`, close };
  } catch (error) {
    await close();
    throw error;
  }
};

/** Null without a secret: what nobody can check, nobody takes. */
const webhookEndpoint = ({ webhookSecrets }: Config, live: Live): Handler | null => {
  if (webhookSecrets.length === 0) return null;
  const secrets = webhookSecrets.map((secret) => secret.reveal());
  return createWebhookEndpoint(createWebhookReceiver({ secrets, clock: systemClock }), (jobId) =>
    live.refetch(jobId),
  );
};

/** @throws Error that says what is wrong with the manifest. */
const trustedDocumentsOf = ({ trustedDocuments: { mode, manifest } }: Config): TrustedDocuments =>
  manifest === null ? NO_TRUSTED_DOCUMENTS : { mode, texts: readManifest(manifest) };

/** One upstream: where it is, and whose API it speaks. */
interface UpstreamAddress {
  readonly provider: string;
  readonly baseUrl: string;
  /** Whether nobody has asked it before us. @default false */
  readonly isNewUpstream?: boolean;
}

/** Those of tenants who are not where everybody else is, each once. */
const tenantUpstreams = ({ jwt }: Config): readonly Provider[] => {
  const found = [...(jwt?.tenants.values() ?? [])].flatMap(({ upstream }) => upstream ?? []);
  return [...new Map(found.map((upstream) => [upstreamName(upstream), upstream])).values()];
};

interface Upstream extends UpstreamAddress {
  /** Whether nobody has asked it before us. */
  readonly isNewUpstream: boolean;
  /** What the service itself asks with. */
  readonly secrets: CredentialSecrets;
  stop(): Promise<void>;
}

const openUpstream = async ({ upstream, ownCredential }: Config): Promise<Upstream> => {
  if (upstream.kind === 'provider') {
    const { provider, baseUrl } = upstream;
    return {
      provider,
      baseUrl,
      isNewUpstream: false,
      secrets: revealed(ownCredential),
      stop: async () => {},
    };
  }
  // Loaded only where it plays the provider: a service in front of a real one starts sooner, and smaller.
  const { startEmulator } = await import('./emulator/index.ts');
  // It refuses a name that it doesn't know.
  const provider = upstream.provider as ProviderName;
  const emulator = await startEmulator({ speed: upstream.speed, seed: upstream.seed, provider });
  return {
    provider,
    baseUrl: emulator.url,
    isNewUpstream: true,
    secrets: { token: emulator.apiKey, organization: null, project: null },
    stop: () => emulator.stop(),
  };
};
