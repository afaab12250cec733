import {
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { createExecuteOperation } from '../../../src/server/pipeline/execution/execute-operation.ts';
import { OperationPlans } from '../../../src/server/pipeline/execution/operation-plans.ts';

export interface Question {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Made for each of the two executions, so that neither finds what the other has left. */
  readonly context?: () => unknown;
  readonly rootValue?: () => unknown;
}

export interface Told {
  /** As it goes to a client, keys in their order. */
  readonly data: string | undefined;
  readonly errors: readonly object[];
}

/** What graphql-js answers, and what the plan does; null where the operation has none. */
export const bothWays = async (
  schema: GraphQLSchema,
  { query, variables = {}, context = () => ({}), rootValue = () => ({}) }: Question,
): Promise<{ readonly byGraphQL: Told; readonly byPlan: Told | null }> => {
  const document = parse(query);
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (!operation) throw new Error('The document holds no operation.');
  const plans = new OperationPlans(schema, document, operation, 10_000);
  const coerced = plans.coerce(variables);
  const byGraphQL = told(
    await execute({
      schema,
      document,
      variableValues: variables,
      contextValue: context(),
      rootValue: rootValue(),
    }),
  );
  const executePlanned = createExecuteOperation({ schema, hideSuggestions: false });
  const byPlan = told(
    await executePlanned({
      document,
      operation,
      plans,
      variables,
      contextValue: context(),
      rootValue: rootValue(),
    }),
  );
  return { byGraphQL, byPlan: coerced && plans.plan(coerced) === null ? null : byPlan };
};

const told = (result: ExecutionResult): Told => ({
  data: JSON.stringify(result.data),
  errors: (result.errors ?? []).map(toldOf),
});

/** All that anybody looks at, besides what a client sees. */
const toldOf = (error: GraphQLError) => ({
  isGraphQLError: error instanceof GraphQLError,
  shown: JSON.stringify(error),
  nodes: error.nodes?.map(({ kind, loc }) => `${kind} ${loc?.start}`),
  positions: error.positions,
  cause: error.originalError && [error.originalError.constructor.name, error.originalError.message],
});
