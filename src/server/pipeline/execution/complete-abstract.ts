import {
  defaultTypeResolver,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLResolveInfo,
  isObjectType,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import { completeObject } from './complete-object.ts';
import type { Complete, ObjectPlan } from './plan.ts';
import { isPromise } from './promises.ts';

/**
 * Completes a value of which its interface or union must be asked first of what type it is.
 *
 * @param plans what is asked of each type that it may be of.
 */
export const completeAbstract = (type: GraphQLAbstractType, plans: readonly ObjectPlan[]): Complete => {
  const completions = new Map<unknown, Complete>(plans.map((plan) => [plan.type.name, completeObject(plan)]));
  return (place, path, value) => {
    const complete = (name: unknown): unknown => {
      const completeAs = completions.get(name);
      if (!completeAs) throw noPossibleType(type, name, value, place.info);
      return completeAs(place, path, value);
    };
    const resolveType = type.resolveType ?? defaultTypeResolver;
    const name: unknown = resolveType(value, place.execution.context, place.info, type);
    return isPromise(name) ? name.then(complete) : complete(name);
  };
};

/** Says in GraphQL's own words what is wrong with what a type has answered. */
const noPossibleType = (
  { name: abstract }: GraphQLAbstractType,
  given: unknown,
  value: unknown,
  { schema, parentType, fieldName, fieldNodes: nodes }: GraphQLResolveInfo,
): GraphQLError => {
  const place = `field "${parentType.name}.${fieldName}"`;
  if (given === null || given === undefined) {
    return new GraphQLError(
      `Abstract type "${abstract}" must resolve to an Object type at runtime for ${place}. Either the "${abstract}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
      { nodes },
    );
  }
  if (isObjectType(given)) {
    return new GraphQLError(
      'Support for returning GraphQLObjectType from resolveType was removed in graphql-js@16.0.0 please return type name instead.',
    );
  }
  if (typeof given !== 'string') {
    return new GraphQLError(
      `Abstract type "${abstract}" must resolve to an Object type at runtime for ${place} with value ${inspect(value)}, received "${inspect(given)}".`,
    );
  }
  const type = schema.getType(given);
  if (!type) {
    return new GraphQLError(
      `Abstract type "${abstract}" was resolved to a type "${given}" that does not exist inside the schema.`,
      { nodes },
    );
  }
  return new GraphQLError(
    isObjectType(type)
      ? `Runtime Object type "${given}" is not a possible type for "${abstract}".`
      : `Abstract type "${abstract}" was resolved to a non-object type "${given}".`,
    { nodes },
  );
};
