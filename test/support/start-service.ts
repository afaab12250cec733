import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { createSchema } from 'graphql-yoga';
import { onTestFinished } from 'vitest';
import type { AdmittedCaller } from '../../src/domain/caller.ts';
import { type Clock, systemClock } from '../../src/domain/clock.ts';
import type { CallbackOptions } from '../../src/server/callback/callback-endpoint.ts';
import type { ConnectionSettings } from '../../src/server/connection-settings.ts';
import type { Door } from '../../src/server/door/door.ts';
import { createOpenDoor } from '../../src/server/door/open-door.ts';
import type { TrustedDocuments } from '../../src/server/pipeline/documents/trusted-documents.ts';
import type { OperationLimits } from '../../src/server/pipeline/limits.ts';
import { createService } from '../../src/server/service.ts';
import { createRecordingLogger, type LogLine } from './recording-logger.ts';

/** What a resolver of a test gets. */
export interface ServiceContext {
  readonly caller: AdmittedCaller;
}

type Resolver = (
  parent: unknown,
  args: Readonly<Record<string, unknown>>,
  context: ServiceContext,
) => unknown;

/** A schema of the test's own, with a resolver for each field that needs one. */
export const aSchema = (
  typeDefs: string,
  resolvers: Readonly<
    Record<string, Readonly<Record<string, Resolver | { subscribe: Resolver; resolve?: Resolver }>>>
  > = {},
): GraphQLSchema => createSchema<ServiceContext>({ typeDefs, resolvers });

export interface StartServiceOptions {
  readonly schema: GraphQLSchema;
  /** @default lets everybody in who asks for localhost or 127.0.0.1 */
  readonly door?: Door;
  /** @default any */
  readonly allowedHosts?: readonly string[];
  readonly graphiql?: { readonly withToken: boolean };
  /** What differs from the usual. */
  readonly connections?: Partial<ConnectionSettings>;
  /** @default nobody is called back */
  readonly callbacks?: CallbackOptions;
  readonly clock?: Clock;
  /** What differs from the usual. */
  readonly limits?: Partial<OperationLimits>;
  readonly introspection?: boolean;
  readonly trustedDocuments?: TrustedDocuments;
}

export interface ServiceUnderTest {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly port: number;
  readonly url: string;
  readonly logs: readonly LogLine[];
  /** Asks by POST, as application/graphql-response+json. */
  ask(query: string, variables?: object, init?: RequestInit): Promise<Response>;
  query(query: string, variables?: object): Promise<ServiceAnswer>;
  close(grace: number): Promise<void>;
}

export interface ServiceAnswer {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[];
}

const USUAL = {
  allowedOrigins: [],
  maxMessageBytes: 1024 ** 2,
  maxOperationsPerSocket: 100,
  maxSocketsPerCaller: 1000,
  maxEventStreamsPerCaller: 1000,
  maxConnections: 10_000,
};

/** The server with a schema of the test's own and nothing behind it. It closes when the test has finished. */
export const startService = async ({
  door = createOpenDoor({ token: null, organization: null, project: null }, ['localhost', '127.0.0.1']),
  allowedHosts,
  graphiql,
  connections,
  callbacks,
  clock = systemClock,
  ...pipeline
}: StartServiceOptions): Promise<ServiceUnderTest> => {
  const { logger, lines } = createRecordingLogger();
  const contextFor = (caller: AdmittedCaller): ServiceContext => ({ caller });
  const service = createService({
    contextFor,
    door,
    allowedHosts: allowedHosts ?? null,
    graphiql: graphiql ?? null,
    webhook: null,
    maxBodyBytes: 4 * 1024 ** 2,
    maxUploadBytes: 1024 ** 2,
    connections: { ...USUAL, ...connections },
    ...(callbacks && { callbacks }),
    ...pipeline,
    logger,
    clock,
  });
  const origin = await service.listen('127.0.0.1', 0);
  onTestFinished(() => service.close(0));

  const url = `${origin}/graphql`;
  const ask: ServiceUnderTest['ask'] = (query, variables = {}, init = {}) =>
    fetch(url, {
      method: 'POST',
      body: JSON.stringify({ query, variables }),
      ...init,
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        ...(init.headers as Record<string, string> | undefined),
      },
    });
  return {
    origin,
    port: Number(new URL(origin).port),
    url,
    logs: lines,
    ask,
    query: async (query, variables) => (await ask(query, variables)).json(),
    close: (grace) => service.close(grace),
  };
};
