import type { GraphQLSchema } from 'graphql';
import { createYoga, type YogaServerInstance } from 'graphql-yoga';
import type { AdmittedCaller } from '../../domain/caller.ts';
import { type Clock, systemClock } from '../../domain/clock.ts';
import type { Logger } from '../../domain/logger.ts';
import { type HttpContext, httpTransport } from '../http/http-transport.ts';
import { engine } from './engine.ts';
import { createErrorMask } from './error-mask.ts';
import { literalProblems } from './literal-problems.ts';
import { createRun, type Run } from './run.ts';
import { Subscriptions } from './subscriptions.ts';

export interface PipelineParts {
  readonly schema: GraphQLSchema;
  /** What the resolvers get, made once for each operation. */
  readonly contextFor: (caller: AdmittedCaller) => object;
  readonly logger: Logger;
  readonly clock?: Clock;
}

/**
 * Parsing, validation, context, execution and masking, which exist once. A transport either calls `run` or, for HTTP,
 * goes through yoga, which calls it.
 */
export interface Pipeline {
  readonly run: Run;
  readonly yoga: YogaServerInstance<HttpContext, object>;
  /** Completes every subscription, and those to come. */
  stop(): void;
}

export const GRAPHQL_PATH = '/graphql';

export const createPipeline = ({
  schema,
  contextFor,
  logger,
  clock = systemClock,
}: PipelineParts): Pipeline => {
  const mask = createErrorMask(logger);
  const yoga = createYoga<HttpContext, object>({
    schema,
    context: ({ caller }) => contextFor(caller),
    graphqlEndpoint: GRAPHQL_PATH,
    plugins: [literalProblems, engine, httpTransport((...operation) => run(...operation), mask)],
    batching: false,
    multipart: false,
    // Yoga's default answers any Origin, with credentials.
    cors: false,
    // The server in front of yoga has its own pages, log, mask and health.
    graphiql: false,
    landingPage: false,
    logging: false,
    maskedErrors: false,
    healthCheckEndpoint: '\n',
  });
  const subscriptions = new Subscriptions(clock);
  const run = createRun({ getEnveloped: yoga.getEnveloped, mask, subscriptions });
  return { run, yoga, stop: () => subscriptions.stop() };
};
