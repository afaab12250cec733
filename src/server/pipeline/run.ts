import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
} from 'graphql';
import { isAsyncIterable, type YogaServerInstance } from 'graphql-yoga';
import type { AdmittedCaller } from '../../domain/caller.ts';
import { isDeeperThan } from '../../domain/json.ts';
import { ServiceError } from '../../domain/service-error.ts';
import type { SubscriptionArgs } from './engine.ts';
import type { ErrorMask, Stage } from './error-mask.ts';
import { executionProblems } from './execution-problems.ts';
import { isFailure } from './failed-operation.ts';
import { inputProblems, type Variables } from './input-problems.ts';
import { operationKey } from './operation-key.ts';
import type { Subscription, Subscriptions } from './subscriptions.ts';

/** One operation as a client sends it. */
export interface Operation {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Variables | null | undefined;
}

export type Outcome = ExecutionResult | AsyncIterableIterator<ExecutionResult>;

/**
 * Takes one operation from its text to its masked result, and never rejects. Every transport calls it, so whatever it
 * does holds for all of them. Only the door makes a `AdmittedCaller`, so nobody gets here past it.
 *
 * @param transport what that transport's own hooks look for in the context.
 */
export type Run = (operation: Operation, caller: AdmittedCaller, transport?: object) => Promise<Outcome>;

type GetEnveloped = YogaServerInstance<object, object>['getEnveloped'];

export interface RunParts {
  /** The parse, validate and execute functions with every plugin's hooks around them. */
  readonly getEnveloped: GetEnveloped;
  readonly mask: ErrorMask;
  readonly subscriptions: Subscriptions;
}

/** Whoever works on variables does so by recursion, and no honest input comes near this. */
const MOST_LEVELS = 100;

export const createRun =
  ({ getEnveloped, mask, subscriptions }: RunParts): Run =>
  async ({ query, operationName = null, variables: given }, caller, transport = {}) => {
    const variables = given ?? {};
    const masked = (errors: readonly unknown[], stage: Stage): ExecutionResult => ({
      errors: mask(errors, stage, caller),
    });
    const enveloped = getEnveloped({ ...transport, caller });
    const schema: GraphQLSchema = enveloped.schema;

    let stage: Stage = 'parse';
    try {
      const document: DocumentNode = enveloped.parse(query);
      stage = 'validate';
      const refusals: readonly GraphQLError[] = enveloped.validate(schema, document);
      if (refusals.length > 0) return masked(refusals, stage);
      const operation = operationOf(schema, document, operationName);

      stage = 'execute';
      if (isDeeperThan(variables, MOST_LEVELS)) {
        throw new ServiceError('BAD_USER_INPUT', `Variables are at most ${MOST_LEVELS} levels deep.`);
      }
      const args = { schema, document, variableValues: variables, operationName };
      const maskResult = (result: ExecutionResult): ExecutionResult =>
        result.errors
          ? { ...result, ...masked(executionProblems(document, result.errors), 'execute') }
          : result;
      const subscribe = (): Promise<Outcome> =>
        subscribeIn(enveloped, args, subscriptions, {
          caller,
          key: operationKey({ credential: caller.credential, query, operationName, variables }),
          // A context of its own for each event: what loaders have read for one is out of date for the next.
          execute: (event, asCaller) =>
            executeIn(getEnveloped({ caller: asCaller }), { ...args, rootValue: event }),
          mask: maskResult,
          maskFailure: (error) => masked([error], 'execute'),
        });
      const outcome = await (operation.operation === 'subscription'
        ? subscribe()
        : executeIn(enveloped, args));
      if (isAsyncIterable(outcome)) return outcome;

      // Errors without data mean that nothing was executed.
      const problems = isFailure(outcome) ? inputProblems(schema, operation, variables) : [];
      return problems.length > 0 ? masked(problems, 'execute') : maskResult(outcome);
    } catch (error) {
      return masked([error], stage);
    }
  };

type Enveloped = ReturnType<GetEnveloped>;

const executeIn = async (enveloped: Enveloped, args: ExecutionArgs): Promise<ExecutionResult> =>
  enveloped.execute({ ...args, contextValue: await enveloped.contextFactory() });

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

const operationOf = (
  schema: GraphQLSchema,
  document: DocumentNode,
  name: string | null | undefined,
): OperationDefinitionNode => {
  const operation = getOperationAST(document, name);
  if (!operation) {
    throw notFound(
      name == null
        ? 'The document holds several operations, or none: say which by `operationName`.'
        : `The document holds no operation named "${name}".`,
    );
  }
  if (!schema.getRootType(operation.operation)) throw notFound(`This API has no ${operation.operation}.`);
  return operation;
};

const notFound = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
