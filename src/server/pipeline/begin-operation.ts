import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
} from 'graphql';
import { isAsyncIterable } from 'graphql-yoga';
import type { AdmittedCaller } from '../../domain/caller.ts';
import { isLongerThan } from './answer-length.ts';
import type { PreparedDocument, PreparedOperation } from './documents/prepare-document.ts';
import type { Stage } from './error-mask.ts';
import { executionProblems } from './execution-problems.ts';
import type { InlineTrace } from './inline-trace/inline-trace.ts';
import type { Variables } from './input-problems.ts';
import type { Outcome, Transport } from './operation.ts';
import { operationKey } from './operation-key.ts';
import { RequestRefusal } from './request-refusal.ts';
import type { SubscriptionMemory } from './subscription-memory.ts';
import type { Subscriptions } from './subscriptions.ts';

export interface BeginParts {
  /** What the resolvers get, made once for each operation. */
  readonly contextFor: (caller: AdmittedCaller) => object;
  readonly schema: GraphQLSchema;
  readonly subscriptions: Subscriptions;
  readonly subscriptionMemory: SubscriptionMemory;
  /** How many characters an answer may have. */
  readonly maxAnswerLength: number;
  /** Whether a refusal keeps to itself what the schema has that is spelled much the same. */
  readonly hideSuggestions: boolean;
}

export type Masked = (errors: readonly unknown[], stage: Stage) => ExecutionResult;

/** Masks what an operation answers, once it has run, and withholds what is too large to be written out. */
export const outcomeMask =
  ({ document }: PreparedDocument, masked: Masked, maxAnswerLength: number) =>
  (result: ExecutionResult): ExecutionResult => {
    if (isLongerThan(result.data, maxAnswerLength)) {
      return { data: null, ...masked([answerTooLarge(maxAnswerLength)], 'execute') };
    }
    return result.errors
      ? { ...result, ...masked(executionProblems(document, result.errors), 'execute') }
      : result;
  };

const answerTooLarge = (most: number): RequestRefusal =>
  new RequestRefusal(
    'ANSWER_TOO_LARGE',
    `The answer would have more than ${most} characters, so it is not sent; what was asked for has been done. Ask for fewer items or fields at once.`,
  );

interface Beginning {
  readonly prepared: PreparedDocument;
  readonly operation: PreparedOperation;
  readonly variables: Variables;
  readonly caller: AdmittedCaller;
  readonly transport: Transport;
  readonly trace: InlineTrace | null;
  readonly masked: Masked;
}

/**
 * Executes an operation that nothing stands against, or opens it when it is a subscription. It is graphql-js that executes, and
 * not yoga's own engine: that one answers the fields of an object in the order in which they were ready rather than in which
 * they were asked for, and executes a subscription's event for each subscriber, in the context that it began with.
 */
export const createBegin = ({
  contextFor,
  schema,
  subscriptions,
  subscriptionMemory,
  maxAnswerLength,
  hideSuggestions,
}: BeginParts) => {
  const executeFor = (
    caller: AdmittedCaller,
    args: Omit<ExecutionArgs, 'contextValue'>,
    trace: InlineTrace | null,
  ): ExecutionResult | Promise<ExecutionResult> => {
    const contextValue = contextFor(caller);
    if (!trace) return execute({ ...args, contextValue });
    trace.watch(contextValue);
    return execute({ ...args, contextValue, schema: trace.schema });
  };

  return async (beginning: Beginning): Promise<Outcome> => {
    const { prepared, operation, variables, caller, transport, trace, masked } = beginning;
    const { credential, access } = caller;
    const { text, document } = prepared;
    // The document's own, because what the client sent as one may not live as long as a subscription.
    const operationName = operation.node.name?.value ?? null;
    const args = { schema, document, variableValues: variables, operationName, hideSuggestions };
    if (operation.node.operation !== 'subscription') return executeFor(caller, args, trace);
    transport.beforeSubscribing?.();
    const free = subscriptionMemory.take(credential.id, prepared, variables);
    try {
      const source = await createSourceEventStream({ ...args, contextValue: contextFor(caller) });
      if (isAsyncIterable(source)) {
        return subscriptions.open(source, {
          caller,
          key: operationKey({ credential, access, query: text, operationName, variables }),
          // A context of its own for each event: what loaders have read for one is out of date for the next.
          execute: async (event, asCaller) => executeFor(asCaller, { ...args, rootValue: event }, null),
          mask: outcomeMask(prepared, masked, maxAnswerLength),
          maskFailure: (error) => masked([error], 'execute'),
          left: free,
        });
      }
      free();
      return source;
    } catch (error) {
      free();
      throw error;
    }
  };
};
