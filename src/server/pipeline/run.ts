import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
} from 'graphql';
import { isAsyncIterable, type YogaServerInstance } from 'graphql-yoga';
import type { Caller } from '../../domain/caller.ts';
import type { ErrorMask, Stage } from './error-mask.ts';
import { executionProblems } from './execution-problems.ts';
import { inputProblems, type Variables } from './input-problems.ts';
import { maskedStream } from './masked-stream.ts';

/** One operation as a client sends it. */
export interface Operation {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Variables | null | undefined;
}

export type Outcome = ExecutionResult | AsyncIterableIterator<ExecutionResult>;

/**
 * Takes one operation from its text to its masked result, and never rejects. Every transport calls it, so whatever it
 * does holds for all of them. Only the door makes a `Caller`, so nobody gets here past it.
 *
 * @param transport what that transport's own hooks look for in the context.
 */
export type Run = (operation: Operation, caller: Caller, transport?: object) => Promise<Outcome>;

type GetEnveloped = YogaServerInstance<object, object>['getEnveloped'];

/** @param getEnveloped the parse, validate and execute functions with every plugin's hooks around them. */
export const createRun =
  (getEnveloped: GetEnveloped, mask: ErrorMask): Run =>
  async ({ query, operationName, variables: given }, caller, transport = {}) => {
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
      const contextValue = await enveloped.contextFactory();
      const perform = operation.operation === 'subscription' ? enveloped.subscribe : enveloped.execute;
      const outcome: ExecutionResult | AsyncIterable<ExecutionResult> = await perform({
        schema,
        document,
        contextValue,
        variableValues: variables,
        operationName,
      });

      const maskResult = (result: ExecutionResult): ExecutionResult =>
        result.errors
          ? { ...result, ...masked(executionProblems(document, result.errors), 'execute') }
          : result;
      if (isAsyncIterable(outcome)) {
        return maskedStream(outcome, maskResult, (error) => masked([error], 'execute'));
      }
      // Errors without data mean that nothing was executed.
      const notExecuted = outcome.errors && !('data' in outcome);
      const problems = notExecuted ? inputProblems(schema, operation, variables) : [];
      return problems.length > 0 ? masked(problems, 'execute') : maskResult(outcome);
    } catch (error) {
      return masked([error], stage);
    }
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
