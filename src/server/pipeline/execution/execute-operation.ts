import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import type { Variables } from '../input-problems.ts';
import { executePlan } from './execute-plan.ts';
import type { OperationPlans } from './operation-plans.ts';
import type { MaybePromise } from './promises.ts';

export interface ExecuteParts {
  readonly schema: GraphQLSchema;
  /** Whether a refusal keeps to itself what the schema has that is spelled much the same. */
  readonly hideSuggestions: boolean;
}

/** An operation of a valid document, and what it is executed with. */
export interface Executed {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Null: it is never executed by plan. */
  readonly plans: OperationPlans | null;
  /** As they were sent. */
  readonly variables: Variables;
  readonly contextValue: unknown;
  /** A copy of the schema that hears what is resolved; only without plans. @default the schema */
  readonly schema?: GraphQLSchema;
  /** An event of a subscription; undefined for any other operation. */
  readonly rootValue?: unknown;
}

export type ExecuteOperation = (executed: Executed) => MaybePromise<ExecutionResult>;

/** What graphql-js answers with at most, by default. */
const MOST_COERCION_ERRORS = 50;

/** Executes operations by their plans, and those that have none as graphql-js does; to the same result. */
export const createExecuteOperation =
  ({ schema, hideSuggestions }: ExecuteParts): ExecuteOperation =>
  ({ document, operation, plans, variables, contextValue, rootValue, schema: watched = schema }) => {
    if (plans) {
      let coerced = plans.coerce(variables);
      if (coerced === null) {
        const outcome = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
          maxErrors: MOST_COERCION_ERRORS,
          hideSuggestions,
        });
        if (outcome.errors) return { errors: outcome.errors };
        coerced = outcome.coerced;
      }
      const plan = plans.plan(coerced);
      if (plan) return executePlan(plan, { rootValue, contextValue, variables: coerced });
    }
    // By its name, because a document may hold several.
    const operationName = operation.name?.value;
    return execute({
      schema: watched,
      document,
      variableValues: variables,
      contextValue,
      rootValue,
      operationName: operationName ?? null,
      hideSuggestions,
    });
  };
