import type { GraphQLSchema } from 'graphql';
import type { AdmittedCaller } from '../domain/caller.ts';
import { type Clock, systemClock } from '../domain/clock.ts';
import type { Logger } from '../domain/logger.ts';
import { type CallbackOptions, createCallbackEndpoint } from './callback/callback-endpoint.ts';
import { CallerCounts } from './caller-counts.ts';
import { type ConnectionOptions, connectionSettings } from './connection-settings.ts';
import type { Door } from './door/door.ts';
import { renderGraphiQL } from './graphiql.ts';
import { admitPage } from './http/cross-site.ts';
import { createGraphQLEndpoint } from './http/graphql-endpoint.ts';
import { createHttpServer, type HttpServer } from './http/http-server.ts';
import { createJsonEndpoint } from './http/json/json-endpoint.ts';
import { createPageEndpoint } from './http/page-endpoint.ts';
import { createRoutes, type Handler } from './http/routes.ts';
import { ownHosts } from './own-hosts.ts';
import type { TrustedDocuments } from './pipeline/documents/trusted-documents.ts';
import type { OperationLimits } from './pipeline/limits.ts';
import { createPipeline, GRAPHQL_PATH } from './pipeline/pipeline.ts';
import { createUploadEndpoint } from './upload/upload-endpoint.ts';
import { createWebSocketEndpoint } from './websocket/websocket-endpoint.ts';

export interface ServiceParts {
  readonly schema: GraphQLSchema;
  /** What the resolvers get, made once for each operation. */
  readonly contextFor: (caller: AdmittedCaller) => object;
  readonly door: Door;
  /** The names that it answers to, as they stand in `Host`; null answers to any. */
  readonly allowedHosts: readonly string[] | null;
  /** Null: a browser gets no page. `withToken` says whether callers bring their own. */
  readonly graphiql: { readonly withToken: boolean } | null;
  /** Takes the upstream's webhooks; null answers 404 in their place. */
  readonly webhook: Handler | null;
  /** How large the body of an operation may be. */
  readonly maxBodyBytes: number;
  /** How large an uploaded file may be. */
  readonly maxUploadBytes: number;
  /** How many files may arrive at once. @default 256 */
  readonly maxUploads?: number;
  /** What sockets and event streams may do. */
  readonly connections: ConnectionOptions;
  /** Who may be called back with the results of a subscription. @default nobody */
  readonly callbacks?: CallbackOptions;
  /** What differs from the usual of what may be asked, and how much. */
  readonly limits?: Partial<OperationLimits>;
  /** Whether the schema is told, by introspection and in suggestions. @default true */
  readonly introspection?: boolean;
  /** Whether a router that asks is told how long each field took. @default true */
  readonly inlineTrace?: boolean;
  /** @default none */
  readonly trustedDocuments?: TrustedDocuments;
  readonly logger: Logger;
  /** @default the machine's */
  readonly clock?: Clock;
}

/** The whole service as an HTTP server: routes, door, pages, sockets and the pipeline behind them. */
export const createService = (parts: ServiceParts): HttpServer => {
  const {
    door,
    allowedHosts,
    graphiql,
    webhook,
    maxBodyBytes,
    maxUploadBytes,
    logger,
    clock = systemClock,
  } = parts;
  const settings = connectionSettings(parts.connections);
  const pipeline = createPipeline({ ...parts, clock });
  const page = graphiql && createPageEndpoint(() => renderGraphiQL(graphiql.withToken));
  const streams = { settings, clock, counts: new CallerCounts(settings.maxEventStreamsPerCaller) };
  const limits = {
    maxBytes: maxUploadBytes,
    most: parts.maxUploads ?? USUAL_UPLOADS,
    idleTimeout: UPLOAD_IDLE_TIMEOUT,
  };
  const upload = createUploadEndpoint(pipeline, limits, streams);
  const callbacks = createCallbackEndpoint({
    options: parts.callbacks ?? { targets: [], allowPrivate: false },
    yoga: pipeline.yoga,
    streams,
    clock,
    logger,
  });
  const endpoint = createGraphQLEndpoint({
    door,
    own: allowedHosts && ownHosts(allowedHosts),
    pipeline,
    page,
    json: createJsonEndpoint(pipeline.run, streams),
    upload,
    callbacks,
    maxBodyBytes,
    streams,
  });
  const routes = createRoutes(GRAPHQL_PATH, endpoint, webhook);
  const { run } = pipeline;
  const sockets = createWebSocketEndpoint({ path: GRAPHQL_PATH, door, run, settings, clock, logger });
  const handle: Handler = (exchange) => {
    admitPage(exchange, settings.allowedOrigins);
    return routes(exchange);
  };
  const { maxConnections, stallTimeout } = settings;
  const server = createHttpServer({ handle, sockets, logger, maxConnections, stallTimeout });
  return {
    listen: (host, port) => server.listen(host, port),
    async close(grace) {
      const closed = [server.close(grace), sockets.close(grace), callbacks.close(grace)];
      // Subscriptions never end by themselves. Queries and mutations have the grace time.
      pipeline.stop();
      await Promise.all(closed);
    },
  };
};

const USUAL_UPLOADS = 256;
/** Milliseconds in which a client that uploads a file must send something. */
const UPLOAD_IDLE_TIMEOUT = 30_000;
