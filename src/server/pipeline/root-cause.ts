import { GraphQLError } from 'graphql';

/** What was thrown at the bottom: GraphQL wraps it once for each place that it passes. */
export const rootCause = (error: unknown): unknown => {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
};
