import { GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { RequestRefusal } from './request-refusal.ts';

/**
 * Lets nothing run that the schema has no root for, and no change by GET: a link or a picture makes a browser send one.
 *
 * @param method the HTTP request's, where there is one for each operation.
 */
export const requireOperationType = (
  { operation }: OperationDefinitionNode,
  schema: GraphQLSchema,
  method: string | undefined,
): void => {
  if (!schema.getRootType(operation)) {
    throw new GraphQLError(`This API has no ${operation}.`, {
      extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
    });
  }
  if (operation === 'mutation' && method === 'GET') {
    throw new RequestRefusal('METHOD_NOT_ALLOWED', 'A mutation is asked by POST.');
  }
};
