import type { GraphQLSchema } from 'graphql';
import type { Caller } from '../domain/caller.ts';
import type { Logger } from '../domain/logger.ts';
import type { Door } from './door.ts';
import { createGraphiQLPage } from './graphiql.ts';
import { createGraphQLEndpoint } from './http/graphql-endpoint.ts';
import { createHttpServer, type HttpServer } from './http/http-server.ts';
import { createRoutes } from './http/routes.ts';
import { createPipeline, GRAPHQL_PATH } from './pipeline/pipeline.ts';
import { createUploadEndpoint } from './upload/upload-endpoint.ts';

export interface ServiceParts {
  readonly schema: GraphQLSchema;
  /** What the resolvers get, made once for each operation. */
  readonly contextFor: (caller: Caller) => object;
  readonly door: Door;
  /** Null: a browser gets no page. `withToken` says whether callers bring their own. */
  readonly graphiql: { readonly withToken: boolean } | null;
  /** How large an uploaded file may be. */
  readonly maxUploadBytes: number;
  readonly logger: Logger;
}

/** The whole service as an HTTP server: routes, door, pages and the pipeline behind them. */
export const createService = (parts: ServiceParts): HttpServer => {
  const { schema, contextFor, door, graphiql, maxUploadBytes, logger } = parts;
  const pipeline = createPipeline({ schema, contextFor, logger });
  const page = graphiql && createGraphiQLPage(graphiql.withToken);
  const upload = createUploadEndpoint(pipeline, {
    maxBytes: maxUploadBytes,
    idleTimeout: UPLOAD_IDLE_TIMEOUT,
  });
  const endpoint = createGraphQLEndpoint({ door, pipeline, page, upload });
  return createHttpServer(createRoutes(GRAPHQL_PATH, endpoint), logger);
};

/** Milliseconds in which a client that uploads a file must send something. */
const UPLOAD_IDLE_TIMEOUT = 30_000;
