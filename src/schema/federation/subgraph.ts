import {
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
  isUnionType,
} from 'graphql';
import { createEntities } from './entities.ts';
import { type SubgraphSdlOptions, subgraphSdl } from './subgraph-sdl.ts';

/** The API as one subgraph of a company graph. */
export interface Subgraph {
  /** What is served: the API, `_entities` and `_service`. */
  readonly schema: GraphQLSchema;
  /** What a router composes, and `_service` answers. */
  readonly sdl: string;
}

/**
 * Puts our own `_entities` and `_service` in the place of those that the federation plugin gave the schema, and a
 * description on everything.
 *
 * @param federated from the builder's `toSubGraphSchema`.
 */
export const createSubgraph = (federated: GraphQLSchema, options: SubgraphSdlOptions): Subgraph => {
  const sdl = subgraphSdl(federated, options);
  const { query, types, ...rest } = federated.toConfig();
  const Query = query?.toConfig();
  const entityType = federated.getType('_Entity');
  if (!Query || !isUnionType(entityType)) throw new TypeError('The schema has no entities.');
  const schema = new GraphQLSchema({
    ...rest,
    types: types.filter(({ name }) => !FEDERATIONS_OWN.has(name)),
    query: new GraphQLObjectType({
      ...Query,
      fields: { ...Query.fields, _entities: entitiesField(entityType), _service: serviceField(sdl) },
    }),
  });
  return { schema, sdl };
};

// They come back with the two fields of Query.
const FEDERATIONS_OWN = new Set(['Query', '_Any', '_Entity', '_Service']);

const entitiesField = (entityType: GraphQLUnionType) => {
  const { resolve, resolveType } = createEntities(entityType);
  return {
    description:
      'For routers: the objects with these keys, in this order. Null in the place of one that the upstream does not know.',
    type: new GraphQLNonNull(
      new GraphQLList(
        new GraphQLUnionType({
          name: '_Entity',
          description: 'What another subgraph can refer to by its key.',
          types: entityType.getTypes(),
          resolveType,
        }),
      ),
    ),
    args: {
      representations: {
        description: 'A `__typename` and an `id` each.',
        type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(AnyType))),
      },
    },
    resolve,
  };
};

const AnyType = new GraphQLScalarType({
  name: '_Any',
  description: "An object's type and key.",
});

const ServiceType = new GraphQLObjectType({
  name: '_Service',
  description: 'What a router wants to know of this subgraph.',
  fields: { sdl: { type: GraphQLString, description: 'The schema that it composes.' } },
});

const serviceField = (sdl: string) => ({
  description: 'For routers: the schema of this subgraph.',
  type: new GraphQLNonNull(ServiceType),
  resolve: () => ({ sdl }),
});
