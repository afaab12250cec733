import type { ExecutionResult, GraphQLError } from 'graphql';
import type { Variables } from '../input-problems.ts';
import type { Data } from './data.ts';
import { executeFields } from './execute-fields.ts';
import { Execution } from './execution.ts';
import type { Plan } from './plan.ts';
import { isPromise, type MaybePromise } from './promises.ts';

/** What an execution starts from. */
export interface Start {
  /** An event of a subscription; undefined for a query. */
  readonly rootValue?: unknown;
  readonly contextValue: unknown;
  /** Coerced. */
  readonly variables: Variables;
}

/** Executes a query, or a subscription's operation for one event. The result is the one that graphql-js' `execute` has. */
export const executePlan = (
  plan: Plan,
  { rootValue, contextValue, variables }: Start,
): MaybePromise<ExecutionResult> => {
  const execution = new Execution(plan, rootValue, contextValue, variables);
  const failed = (error: unknown): ExecutionResult => {
    // Whatever comes up to here has been made a GraphQLError at its field.
    execution.errors.add(error as GraphQLError, undefined);
    return resultOf(execution, null);
  };
  try {
    const data = executeFields(execution, plan.root, rootValue, undefined);
    return isPromise(data)
      ? data.then((whole) => resultOf(execution, whole), failed)
      : resultOf(execution, data);
  } catch (error) {
    return failed(error);
  }
};

const resultOf = ({ errors }: Execution, data: Data | null): ExecutionResult =>
  errors.all === null ? { data } : { errors: errors.all, data };
