import {
  type FloatValueNode,
  type GraphQLError,
  GraphQLFloat,
  getNamedType,
  type IntValueNode,
  type ValidationContext,
  type ValidationRule,
  ValuesOfCorrectTypeRule,
} from 'graphql';
import { literalPaths, missingField } from './input-path.ts';
import { inputProblem } from './input-problems.ts';

/**
 * Reports a literal that does not fit its type as a refusal of the input: a client that writes its arguments into the
 * document gets the same code and path as one that sends variables.
 */
export const literalsOfCorrectType: ValidationRule = (context) => {
  const pathOf = literalPaths(context.getDocument());
  return ValuesOfCorrectTypeRule(
    withReport(context, ({ message, nodes }) => {
      const literal = nodes?.[0];
      const path = literal ? pathOf(literal) : [];
      context.reportError(inputProblem(message, [...path, ...missingField(message)], nodes));
    }),
  );
};

const withReport = (
  context: ValidationContext,
  reportError: (error: GraphQLError) => void,
): ValidationContext => Object.create(context, { reportError: { value: reportError } });

/** Reports a number that is none: JavaScript reads what is too large for it as Infinity, and GraphQL's Float takes that. */
export const finiteNumbers: ValidationRule = (context) => {
  const pathOf = literalPaths(context.getDocument());
  const check = (node: IntValueNode | FloatValueNode): void => {
    const type = context.getInputType();
    if (!type || getNamedType(type) !== GraphQLFloat || Number.isFinite(Number(node.value))) return;
    const message = `No number is as large as ${node.value.slice(0, 20)}${node.value.length > 20 ? '…' : ''}.`;
    context.reportError(inputProblem(message, pathOf(node), [node]));
  };
  return { IntValue: check, FloatValue: check };
};
