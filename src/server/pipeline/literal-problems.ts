import {
  type GraphQLError,
  type ValidationContext,
  type ValidationRule,
  ValuesOfCorrectTypeRule,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { literalPaths, missingField } from './input-path.ts';
import { inputProblem } from './input-problems.ts';

/**
 * Reports a literal that does not fit its type as a refusal of the input: a client that writes its arguments into the
 * document gets the same code and path as one that sends variables.
 */
export const literalProblems: Plugin = {
  onValidate({ validateFn, setValidationFn }) {
    setValidationFn((schema, document, rules, ...rest) =>
      validateFn(
        schema,
        document,
        rules?.map((rule: ValidationRule) =>
          rule === ValuesOfCorrectTypeRule ? literalsOfCorrectType : rule,
        ),
        ...rest,
      ),
    );
  },
};

const literalsOfCorrectType: ValidationRule = (context) => {
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
