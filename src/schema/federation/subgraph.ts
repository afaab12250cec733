import {
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
} from 'graphql';
import { createEntities, isEntity } from './entities.ts';
import { type SubgraphSdlOptions, subgraphSdl } from './subgraph-sdl.ts';

/** The API as one subgraph of a company graph. */
export interface Subgraph {
  /** What is served: the API, `_entities` and `_service`. */
  readonly schema: GraphQLSchema;
  /** What a router composes, and `_service` answers. */
  readonly sdl: string;
}

/**
 * Puts `_entities` and `_service` beside what clients see. The SDL is made when it is first asked for: that takes longer than
 * making the schema, and most routers compose a file.
 *
 * @param schema what clients see.
 * @param federate the same by the builder's `toSubGraphSchema`, which knows the directives.
 */
export const createSubgraph = (
  schema: GraphQLSchema,
  federate: () => GraphQLSchema,
  options: SubgraphSdlOptions,
): Subgraph => {
  let served: GraphQLSchema | undefined;
  let sdl: string | undefined;
  return {
    get schema() {
      served ??= withRouterFields(schema, this);
      return served;
    },
    get sdl() {
      sdl ??= subgraphSdl(federate(), options);
      return sdl;
    },
  };
};

const withRouterFields = (schema: GraphQLSchema, subgraph: Subgraph): GraphQLSchema => {
  const { query, types, ...rest } = schema.toConfig();
  const Query = query?.toConfig();
  const entities = types.filter(isEntity);
  if (!Query || entities.length === 0) throw new TypeError('The schema has no entities.');
  return new GraphQLSchema({
    ...rest,
    types: types.filter(({ name }) => name !== Query.name),
    query: new GraphQLObjectType({
      ...Query,
      fields: { _entities: entitiesField(entities), _service: serviceField(subgraph), ...Query.fields },
    }),
  });
};

const entitiesField = (types: readonly GraphQLObjectType[]) => {
  const { resolve, resolveType } = createEntities(types);
  return {
    description:
      'For routers: the objects with these keys, in this order. Null in the place of one that the upstream does not know.',
    type: new GraphQLNonNull(
      new GraphQLList(
        new GraphQLUnionType({
          name: '_Entity',
          description: 'What another subgraph can refer to by its key.',
          types,
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

const serviceField = (subgraph: Subgraph) => ({
  description: 'For routers: the schema of this subgraph.',
  type: new GraphQLNonNull(ServiceType),
  resolve: () => ({ sdl: subgraph.sdl }),
});
