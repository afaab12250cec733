import {
  coerceInputValue,
  GraphQLError,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import { ServiceError } from '../../domain/service-error.ts';
import { missingField, unknownField } from './input-path.ts';

export type Variables = Readonly<Record<string, unknown>>;

// A list of a million wrong values must not cost a million errors.
const MOST_PROBLEMS = 50;

/**
 * What GraphQL's coercion refuses in the variables, each with its place; the first fifty. The executor's own messages
 * hold the place as text only, so this asks again, on the way of failure alone.
 */
export const inputProblems = (
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Variables,
  hideSuggestions = false,
): readonly GraphQLError[] => {
  const problems: GraphQLError[] = [];
  const enough = new Error('Enough problems were found.');
  try {
    for (const definition of operation.variableDefinitions ?? []) {
      checkVariable(schema, definition, variables, hideSuggestions, (path, message) => {
        if (problems.length === MOST_PROBLEMS) throw enough;
        problems.push(inputProblem(`$${path.join('.')}: ${message}`, path, definition));
      });
    }
  } catch (error) {
    if (error !== enough) throw error;
  }
  return problems;
};

type Report = (path: readonly string[], message: string) => void;

const checkVariable = (
  schema: GraphQLSchema,
  definition: VariableDefinitionNode,
  variables: Variables,
  hideSuggestions: boolean,
  report: Report,
): void => {
  const name = definition.variable.name.value;
  const type = typeFromAST(schema, definition.type);
  if (!isInputType(type)) return;
  if (!Object.hasOwn(variables, name)) {
    if (isNonNullType(type) && !definition.defaultValue)
      report([name], `Expected a value of type "${type}".`);
    return;
  }
  coerceInputValue(
    variables[name],
    type,
    (path, _value, { message }) => {
      report([name, ...path.map(String), ...missingField(message), ...unknownField(message)], message);
    },
    hideSuggestions,
  );
};

/** A refusal of the input, as the error mask lets it through. */
export const inputProblem = (
  message: string,
  path: readonly string[],
  nodes: VariableDefinitionNode | GraphQLError['nodes'],
): GraphQLError =>
  new GraphQLError(message, {
    nodes: nodes ?? null,
    originalError: new ServiceError('BAD_USER_INPUT', message, { path }),
  });
