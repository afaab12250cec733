import type { GraphQLSchema } from 'graphql';
import { aSchema } from './start-service.ts';

/** A schema with something to read and something to change, and how often it was changed. */
export const countedSchema = (): { readonly schema: GraphQLSchema; changes(): number } => {
  let changes = 0;
  const schema = aSchema('type Query { fine: Int } type Mutation { change: Int }', {
    Query: { fine: () => 1 },
    Mutation: {
      change: () => {
        changes += 1;
        return changes;
      },
    },
  });
  return { schema, changes: () => changes };
};
