import {
  GraphQLError,
  GraphQLID,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  isObjectType,
} from 'graphql';
import { ServiceError } from '../../domain/service-error.ts';
import type { Context } from '../../resolvers/context.ts';

/** Loads an entity by its key; null when the upstream does not know it. May throw. */
type ResolveReference = (
  reference: { readonly id: string },
  context: Context,
  info: GraphQLResolveInfo,
) => Promise<object | null>;

interface ResolvableType {
  readonly name: string;
  readonly resolve: ResolveReference;
}

/** What `_entities` answers, and which type each entity is of. */
export interface Entities {
  resolve(
    parent: unknown,
    args: { readonly representations: readonly unknown[] },
    context: Context,
    info: GraphQLResolveInfo,
  ): readonly (Promise<object | null> | Error)[];
  resolveType(entity: object): string | undefined;
}

/**
 * Resolves the rows of an `_entities` call side by side. A row that is malformed or fails is null and has an error of its
 * own; one bad row in a router's batch must not cost the others. Apollo's resolver, which the federation plugin brings,
 * fails the whole call, and writes the type into what it was given: here that is shared among callers.
 */
export const createEntities = (entityTypes: readonly GraphQLObjectType[]): Entities => {
  const typeNames = new WeakMap<object, string>();
  const types = new Map<unknown, ResolvableType>(
    entityTypes.flatMap((type) => {
      const resolve = extensionsOf(type).apollo?.subgraph?.resolveReference;
      return resolve ? [[type.name, { name: type.name, resolve }]] : [];
    }),
  );
  const known = [...types.keys()].map((name) => `\`${name}\``).join(' and ');

  const resolveRow = (
    representation: unknown,
    row: number,
    context: Context,
    info: GraphQLResolveInfo,
  ): Promise<object | null> => {
    if (!isRecord(representation)) {
      throw malformed([row], 'is no object; it takes a `__typename` and an `id`');
    }
    const type = types.get(representation['__typename']);
    if (!type) {
      throw malformed([row, '__typename'], `has no \`__typename\` that can be asked for here: ${known} can`);
    }
    const reference = { id: checkedId(representation['id'], row) };
    return type.resolve(reference, context, info).then((entity) => {
      if (entity !== null) typeNames.set(entity, type.name);
      return entity;
    });
  };

  return {
    resolve(_parent, { representations }, context, info) {
      return representations.map((representation, row) => {
        try {
          return resolveRow(representation, row, context, info);
        } catch (error) {
          // GraphQL makes an error in a list the error of its row.
          if (error instanceof Error) return error;
          throw error;
        }
      });
    },
    resolveType: (entity) => typeNames.get(entity),
  };
};

/** What `asEntity` leaves at a type. */
interface EntityExtensions {
  readonly apollo?: { readonly subgraph?: { readonly resolveReference?: ResolveReference } };
  readonly directives?: readonly {
    readonly name: string;
    readonly args?: { readonly resolvable?: boolean };
  }[];
}

const extensionsOf = ({ extensions }: { readonly extensions: unknown }): EntityExtensions =>
  extensions as EntityExtensions;

/** Whether a router can ask for a type by its key; some have one only to be referred to. */
export const isEntity = (type: GraphQLNamedType): type is GraphQLObjectType =>
  isObjectType(type) &&
  (extensionsOf(type).directives ?? []).some(
    ({ name, args }) => name === 'key' && args?.resolvable !== false,
  );

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Takes what an argument of type ID takes. */
const checkedId = (id: unknown, row: number): string => {
  try {
    return GraphQLID.parseValue(id);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw malformed([row, 'id'], 'has no `id` that is an ID: a text, or a whole number');
  }
};

const malformed = (place: readonly (string | number)[], what: string): ServiceError =>
  new ServiceError('BAD_USER_INPUT', `Row ${place[0]} of \`representations\` ${what}.`, {
    path: ['representations', ...place.map(String)],
  });
