import type { Config, OwnCredential } from './config/index.ts';
import { createDatasource } from './datasource/datasource.ts';
import type { Caller } from './domain/caller.ts';
import type { CredentialSecrets } from './domain/credential.ts';
import type { Logger } from './domain/logger.ts';
import { startEmulator } from './emulator/index.ts';
import type { Context } from './resolvers/context.ts';
import { schema } from './schema/index.ts';
import { createOpenDoor, createPassthroughDoor } from './server/door.ts';
import { createLogger } from './server/logger.ts';
import { GRAPHQL_PATH } from './server/pipeline/pipeline.ts';
import { createService } from './server/service.ts';

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
}

/** Puts the service together. Nothing is opened before `start`. */
export const createApp = (
  config: Config,
  { logger = createLogger(config.logLevel) }: AppOptions = {},
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
      starting ??= open(config, logger);
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

const open = async (config: Config, logger: Logger): Promise<Running> => {
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    // What was opened last leans on what was opened before it.
    for (const closer of closers.toReversed()) await closer();
  };
  try {
    const { baseUrl, secrets, stop } = await openUpstream(config);
    closers.push(stop);

    const { upstreamTimeout: timeout, upstreamConnections: connections } = config;
    const datasource = createDatasource({ baseUrl, provider: 'openai', timeout, connections, logger });
    closers.push(() => datasource.close());

    const passthrough = config.auth === 'passthrough';
    const service = createService({
      schema,
      contextFor: (caller: Caller): Context => ({ caller, datasource, loaders: datasource.loaders(caller) }),
      door: passthrough ? createPassthroughDoor() : createOpenDoor(secrets, config.allowedHosts),
      graphiql: config.graphiql ? { withToken: passthrough } : null,
      maxUploadBytes: config.maxUploadBytes,
      logger,
    });
    closers.push(() => service.close(config.shutdownGrace));
    const origin = await service.listen(config.host, config.port);
    return { url: `${origin}${GRAPHQL_PATH}`, close };
  } catch (error) {
    await close();
    throw error;
  }
};

interface Upstream {
  readonly baseUrl: string;
  /** What the service itself asks with. */
  readonly secrets: CredentialSecrets;
  stop(): Promise<void>;
}

const openUpstream = async ({ upstream, ownCredential }: Config): Promise<Upstream> => {
  if (upstream.kind === 'provider') {
    return { baseUrl: upstream.baseUrl, secrets: revealed(ownCredential), stop: async () => {} };
  }
  const emulator = await startEmulator({ speed: upstream.speed, seed: upstream.seed });
  return {
    baseUrl: emulator.url,
    secrets: { token: emulator.apiKey, organization: null, project: null },
    stop: () => emulator.stop(),
  };
};

const revealed = ({ apiKey, organization, project }: OwnCredential): CredentialSecrets => ({
  token: apiKey?.reveal() ?? null,
  organization,
  project,
});
