import type { ExecutionArgs, ExecutionResult, GraphQLSchema } from 'graphql';
import type { YogaServerInstance } from 'graphql-yoga';
import type { AdmittedCaller } from '../../domain/caller.ts';
import type { PreparedDocument, PreparedOperation } from './documents/prepare-document.ts';
import type { SubscriptionArgs } from './engine.ts';
import type { Stage } from './error-mask.ts';
import { executionProblems } from './execution-problems.ts';
import type { InlineTrace } from './inline-trace/inline-trace.ts';
import type { Variables } from './input-problems.ts';
import type { Outcome, Transport } from './operation.ts';
import { operationKey } from './operation-key.ts';
import type { Subscription, Subscriptions } from './subscriptions.ts';

type GetEnveloped = YogaServerInstance<object, object>['getEnveloped'];

export interface BeginParts {
  /** The execute function and the context, with every plugin's hooks around them. */
  readonly getEnveloped: GetEnveloped;
  readonly schema: GraphQLSchema;
  readonly subscriptions: Subscriptions;
  /** Whether a refusal keeps to itself what the schema has that is spelled much the same. */
  readonly hideSuggestions: boolean;
}

export type Masked = (errors: readonly unknown[], stage: Stage) => ExecutionResult;

/** Masks what an operation answers, once it has run. */
export const outcomeMask =
  ({ document }: PreparedDocument, masked: Masked) =>
  (result: ExecutionResult): ExecutionResult =>
    result.errors ? { ...result, ...masked(executionProblems(document, result.errors), 'execute') } : result;

interface Beginning {
  readonly prepared: PreparedDocument;
  readonly operation: PreparedOperation;
  readonly operationName: string | null;
  readonly variables: Variables;
  readonly caller: AdmittedCaller;
  readonly transport: Transport;
  readonly trace: InlineTrace | null;
  readonly masked: Masked;
}

/** Executes an operation that nothing stands against, or opens it when it is a subscription. */
export const createBegin = ({ getEnveloped, schema, subscriptions, hideSuggestions }: BeginParts) => {
  return async (beginning: Beginning): Promise<Outcome> => {
    const { prepared, operation, operationName, variables, caller, transport, trace, masked } = beginning;
    const { credential, access } = caller;
    const { text, document } = prepared;
    const enveloped = getEnveloped({ ...transport, caller });
    const args = { schema, document, variableValues: variables, operationName, hideSuggestions };
    if (operation.node.operation !== 'subscription') return executeIn(enveloped, args, trace);
    transport.beforeSubscribing?.();
    return subscribeIn(enveloped, args, subscriptions, {
      caller,
      key: operationKey({ credential, access, query: text, operationName, variables }),
      // A context of its own for each event: what loaders have read for one is out of date for the next.
      execute: (event, asCaller) =>
        executeIn(getEnveloped({ caller: asCaller }), { ...args, rootValue: event }),
      mask: outcomeMask(prepared, masked),
      maskFailure: (error) => masked([error], 'execute'),
    });
  };
};

type Enveloped = ReturnType<GetEnveloped>;

const executeIn = async (
  enveloped: Enveloped,
  args: ExecutionArgs,
  trace: InlineTrace | null = null,
): Promise<ExecutionResult> => {
  const contextValue = await enveloped.contextFactory();
  if (!trace) return enveloped.execute({ ...args, contextValue });
  trace.watch(contextValue);
  return enveloped.execute({ ...args, contextValue, schema: trace.schema });
};

const subscribeIn = async (
  enveloped: Enveloped,
  args: ExecutionArgs,
  subscriptions: Subscriptions,
  subscription: Subscription,
): Promise<Outcome> => {
  const subscriptionArgs: SubscriptionArgs = {
    ...args,
    contextValue: await enveloped.contextFactory(),
    resultsOf: (source) => subscriptions.open(source, subscription),
  };
  return enveloped.subscribe(subscriptionArgs);
};
