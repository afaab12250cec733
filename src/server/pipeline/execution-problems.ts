import { type DocumentNode, GraphQLError, isValueNode, Kind } from 'graphql';
import { ServiceError } from '../../domain/service-error.ts';
import { literalPaths } from './input-path.ts';
import { rootCause } from './root-cause.ts';

/**
 * Makes refusals of the input of what only execution notices: a variable with a default may stand where null must not,
 * and then be null. GraphQL blames the value in the document for it; what a resolver throws is blamed on its field.
 */
export const executionProblems = (
  document: DocumentNode,
  errors: readonly GraphQLError[],
): readonly GraphQLError[] =>
  errors.map((error) => {
    const cause = rootCause(error);
    const value = cause instanceof GraphQLError ? cause.nodes?.[0] : undefined;
    if (!value || !isValueNode(value)) return error;
    const place = value.kind === Kind.VARIABLE ? [value.name.value] : literalPaths(document)(value);
    return new GraphQLError(error.message, {
      nodes: value,
      path: error.path ?? null,
      originalError: new ServiceError('BAD_USER_INPUT', error.message, { path: place }),
    });
  });
