import type { GraphQLSchema } from 'graphql';
import type { AdmittedCaller } from '../domain/caller.ts';
import { type Clock, systemClock } from '../domain/clock.ts';
import type { Logger } from '../domain/logger.ts';
import { type ConnectionOptions, connectionSettings } from './connection-settings.ts';
import type { Door } from './door.ts';
import { createGraphiQLPage } from './graphiql.ts';
import { createGraphQLEndpoint } from './http/graphql-endpoint.ts';
import { createHttpServer, type HttpServer } from './http/http-server.ts';
import { createRoutes, type Handler } from './http/routes.ts';
import { createPipeline, GRAPHQL_PATH } from './pipeline/pipeline.ts';
import { createUploadEndpoint } from './upload/upload-endpoint.ts';
import { createWebSocketEndpoint } from './websocket/websocket-endpoint.ts';

export interface ServiceParts {
  readonly schema: GraphQLSchema;
  /** What the resolvers get, made once for each operation. */
  readonly contextFor: (caller: AdmittedCaller) => object;
  readonly door: Door;
  /** Null: a browser gets no page. `withToken` says whether callers bring their own. */
  readonly graphiql: { readonly withToken: boolean } | null;
  /** Takes the upstream's webhooks; null answers 404 in their place. */
  readonly webhook: Handler | null;
  /** How large the body of an operation may be. */
  readonly maxBodyBytes: number;
  /** How large an uploaded file may be. */
  readonly maxUploadBytes: number;
  /** What sockets and event streams may do. */
  readonly connections: ConnectionOptions;
  readonly logger: Logger;
  /** @default the machine's */
  readonly clock?: Clock;
}

/** The whole service as an HTTP server: routes, door, pages, sockets and the pipeline behind them. */
export const createService = (parts: ServiceParts): HttpServer => {
  const {
    schema,
    contextFor,
    door,
    graphiql,
    webhook,
    maxBodyBytes,
    maxUploadBytes,
    logger,
    clock = systemClock,
  } = parts;
  const settings = connectionSettings(parts.connections);
  const pipeline = createPipeline({ schema, contextFor, logger, clock });
  const page = graphiql && createGraphiQLPage(graphiql.withToken);
  const streams = { settings, clock };
  const limits = { maxBytes: maxUploadBytes, idleTimeout: UPLOAD_IDLE_TIMEOUT };
  const upload = createUploadEndpoint(pipeline, limits, streams);
  const endpoint = createGraphQLEndpoint({ door, pipeline, page, upload, maxBodyBytes, streams });
  const routes = createRoutes(GRAPHQL_PATH, endpoint, webhook);
  const { run } = pipeline;
  const sockets = createWebSocketEndpoint({ path: GRAPHQL_PATH, door, run, settings, clock, logger });
  const server = createHttpServer(routes, sockets, logger);
  return {
    listen: (host, port) => server.listen(host, port),
    async close(grace) {
      const closed = [server.close(grace), sockets.close(grace)];
      // Subscriptions never end by themselves. Queries and mutations have the grace time.
      pipeline.stop();
      await Promise.all(closed);
    },
  };
};

/** Milliseconds in which a client that uploads a file must send something. */
const UPLOAD_IDLE_TIMEOUT = 30_000;
