import type { GraphQLSchema } from 'graphql';
import { createYoga, type YogaServerInstance } from 'graphql-yoga';
import type { AdmittedCaller } from '../../domain/caller.ts';
import { type Clock, systemClock } from '../../domain/clock.ts';
import type { Logger } from '../../domain/logger.ts';
import { type HttpContext, httpTransport } from '../http/http-transport.ts';
import { Documents } from './documents/documents.ts';
import {
  createFindText,
  NO_TRUSTED_DOCUMENTS,
  type TrustedDocuments,
} from './documents/trusted-documents.ts';
import { createErrorMask } from './error-mask.ts';
import { InlineTracing } from './inline-trace/inline-tracing.ts';
import { DEFAULT_LIMITS, type OperationLimits } from './limits.ts';
import { Deadlines } from './requests/deadlines.ts';
import { RequestAllowance } from './requests/request-allowance.ts';
import { createRun, type Run } from './run.ts';
import { SubscriptionMemory } from './subscription-memory.ts';
import { Subscriptions } from './subscriptions.ts';

export interface PipelineParts {
  readonly schema: GraphQLSchema;
  /** What the resolvers get, made once for each operation. */
  readonly contextFor: (caller: AdmittedCaller) => object;
  readonly logger: Logger;
  /** What differs from the usual. */
  readonly limits?: Partial<OperationLimits>;
  /** Whether the schema is told, by introspection and in suggestions. @default true */
  readonly introspection?: boolean;
  /** Whether a router that asks is told how long each field took. @default true */
  readonly inlineTrace?: boolean;
  /** @default none */
  readonly trustedDocuments?: TrustedDocuments;
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

/** @throws Error that names a trusted document that can't run. */
export const createPipeline = ({
  schema,
  contextFor,
  logger,
  limits: chosenLimits,
  introspection = true,
  inlineTrace = true,
  trustedDocuments = NO_TRUSTED_DOCUMENTS,
  clock = systemClock,
}: PipelineParts): Pipeline => {
  const mask = createErrorMask(logger);
  const limits = { ...DEFAULT_LIMITS, ...chosenLimits };
  const documents = new Documents({ schema, limits, introspection });
  documents.keep(trustedDocuments.texts);
  const yoga = createYoga<HttpContext, object>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    plugins: [httpTransport((...operation) => run(...operation), mask)],
    // What `run` does with documents holds for every transport.
    parserAndValidationCache: false,
    extraParamNames: ['documentId'],
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
  const deadlines = new Deadlines(limits.timeout, clock);
  const run = createRun({
    contextFor,
    maxAnswerLength: limits.maxAnswerLength,
    schema,
    findText: createFindText(trustedDocuments),
    documents,
    allowance: new RequestAllowance(limits.maxRequestsPerMinute, clock),
    deadlines,
    mask,
    subscriptions,
    subscriptionMemory: new SubscriptionMemory(limits.maxSubscriptionMemory),
    inlineTracing: inlineTrace ? new InlineTracing(schema, clock) : null,
    clock,
    hideSuggestions: !introspection,
  });
  return {
    run,
    yoga,
    stop() {
      subscriptions.stop();
      deadlines.stop();
    },
  };
};
