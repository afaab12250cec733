import { createSourceEventStream, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { isAsyncIterable } from 'graphql-yoga';
import type { AdmittedCaller } from '../../domain/caller.ts';
import { isLongerThan } from './answer-length.ts';
import type { PreparedDocument, PreparedOperation } from './documents/prepare-document.ts';
import type { Stage } from './error-mask.ts';
import { createExecuteOperation, type Executed } from './execution/execute-operation.ts';
import { executionProblems } from './execution-problems.ts';
import type { InlineTrace } from './inline-trace/inline-trace.ts';
import type { Variables } from './input-problems.ts';
import type { Outcome, Transport } from './operation.ts';
import { operationKey } from './operation-key.ts';
import { RequestRefusal } from './request-refusal.ts';
import { SharedQueries } from './shared-queries.ts';
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

/** Stands for a result that is too large to be written out. */
const TOO_LARGE: ExecutionResult = Object.freeze({ data: null });

/** Masks what an operation answers, once it has run. */
export const outcomeMask =
  ({ document }: PreparedDocument, masked: Masked, maxAnswerLength: number) =>
  (result: ExecutionResult): ExecutionResult => {
    if (result === TOO_LARGE) {
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
 * Executes an operation that nothing stands against, or opens it when it is a subscription. It is graphql-js that executes, or a
 * plan that comes to the same, and not yoga's own engine: that one answers the fields of an object in the order in which they
 * were ready rather than in which they were asked for, and executes a subscription's event for each subscriber, in the context
 * that it began with.
 */
export const createBegin = ({
  contextFor,
  schema,
  subscriptions,
  subscriptionMemory,
  maxAnswerLength,
  hideSuggestions,
}: BeginParts) => {
  const execute = createExecuteOperation({ schema, hideSuggestions });
  const queries = new SharedQueries();

  /** Once for all who share it. */
  const withheld = (result: ExecutionResult): ExecutionResult =>
    isLongerThan(result.data, maxAnswerLength) ? TOO_LARGE : result;

  const executeFor = async (
    caller: AdmittedCaller,
    asked: Asked,
    rootValue?: unknown,
  ): Promise<ExecutionResult> =>
    withheld(await execute({ ...asked, contextValue: contextFor(caller), rootValue }));

  const traced = async (
    caller: AdmittedCaller,
    asked: Asked,
    trace: InlineTrace,
  ): Promise<ExecutionResult> => {
    const contextValue = contextFor(caller);
    trace.watch(contextValue);
    return withheld(await execute({ ...asked, contextValue, schema: trace.schema, plans: null }));
  };

  const change = async (
    caller: AdmittedCaller,
    asked: Asked,
    trace: InlineTrace | null,
  ): Promise<ExecutionResult> => {
    const { id } = caller.credential;
    queries.leaveBehind(id);
    try {
      return await (trace ? traced(caller, asked, trace) : executeFor(caller, asked));
    } finally {
      queries.leaveBehind(id);
    }
  };

  const subscribe = async (
    { prepared, caller, transport, masked }: Beginning,
    asked: Asked,
  ): Promise<Outcome> => {
    const { credential, access } = caller;
    const { document, variables } = asked;
    // The document's own, because what the client sent as one may not live as long as a subscription.
    const operationName = asked.operation.name?.value ?? null;
    transport.beforeSubscribing?.();
    const free = subscriptionMemory.take(credential.id, prepared, variables);
    try {
      const source = await createSourceEventStream({
        schema,
        document,
        variableValues: variables,
        operationName,
        hideSuggestions,
        contextValue: contextFor(caller),
      });
      if (isAsyncIterable(source)) {
        return subscriptions.open(source, {
          caller,
          key: operationKey({ credential, access, query: prepared.text, operationName, variables }),
          // A context of its own for each event: what loaders have read for one is out of date for the next.
          execute: async (event, asCaller) => {
            // Who asks because of an event gets nothing that is older.
            queries.leaveBehind(asCaller.credential.id);
            return executeFor(asCaller, asked, event);
          },
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

  return (beginning: Beginning): Promise<Outcome> => {
    const { prepared, operation, variables, caller, trace } = beginning;
    const { node, plans } = operation;
    const asked: Asked = { document: prepared.document, operation: node, plans, variables };
    if (node.operation === 'subscription') return subscribe(beginning, asked);
    if (node.operation === 'mutation') return change(caller, asked, trace);
    if (trace) return traced(caller, asked, trace);
    return queries.execute(operation, variables, caller, (asCaller) => executeFor(asCaller, asked));
  };
};

/** What stays the same for each event of a subscription. */
type Asked = Pick<Executed, 'document' | 'operation' | 'plans' | 'variables'>;
