import {
  GraphQLBoolean,
  GraphQLError,
  GraphQLID,
  type GraphQLLeafType,
  type GraphQLOutputType,
  GraphQLString,
  isListType,
  isNonNullType,
  type ResponsePath,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import type { Place } from './place.ts';
import type { Complete, WriteLeaf } from './plan.ts';
import { isPromise } from './promises.ts';

/**
 * How values of a type are completed.
 *
 * @param completeNamed completes what is no null, of the named type at its bottom.
 */
export const completionOf = (type: GraphQLOutputType, completeNamed: Complete): Complete => {
  if (isNonNullType(type)) return completeNonNull(completionOf(type.ofType, completeNamed));
  const complete = isListType(type) ? completeList(type.ofType, completeNamed) : completeNamed;
  return (place, path, value) => {
    // Whoever answers an error rather than throws it means the same.
    if (value instanceof Error) throw value;
    if (value === null || value === undefined) return null;
    return complete(place, path, value);
  };
};

const completeNonNull =
  (complete: Complete): Complete =>
  (place, path, value) => {
    const completed = complete(place, path, value);
    if (completed !== null) return completed;
    const { parentType, name } = place.field;
    throw new Error(`Cannot return null for non-nullable field ${parentType.name}.${name}.`);
  };

/** How a scalar or an enum is written as JSON has it, or an error says that it can't be. */
export const leafOf = (type: GraphQLLeafType): WriteLeaf => {
  // What the built-in types answer as it is needs no call.
  const same =
    type === GraphQLString || type === GraphQLID ? 'string' : type === GraphQLBoolean ? 'boolean' : null;
  return (value) => {
    if (typeof value === same) return value;
    const serialized: unknown = type.serialize(value);
    if (serialized !== null && serialized !== undefined) return serialized;
    throw new Error(
      `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(serialized)}`,
    );
  };
};

const completeList = (itemType: GraphQLOutputType, completeNamed: Complete): Complete => {
  const complete = completionOf(itemType, completeNamed);
  const completeItem = (place: Place, path: ResponsePath, item: unknown): unknown => {
    try {
      const completed = isPromise(item)
        ? item.then((resolved) => complete(place, path, resolved))
        : complete(place, path, item);
      return isPromise(completed)
        ? completed.then(undefined, (error: unknown) => place.fail(error, itemType, path))
        : completed;
    } catch (error) {
      return place.fail(error, itemType, path);
    }
  };

  return (place, path, value) => {
    if (!isIterable(value)) {
      const { parentType, name } = place.field;
      throw new GraphQLError(
        `Expected Iterable, but did not find one for field "${parentType.name}.${name}".`,
      );
    }
    const items: unknown[] = [];
    let isAwaited = false;
    let index = 0;
    try {
      for (const item of value) {
        const completed = completeItem(place, { prev: path, key: index, typename: undefined }, item);
        if (isPromise(completed)) isAwaited = true;
        items.push(completed);
        index += 1;
      }
    } catch (error) {
      // Nobody else hears of it when one of those that have begun fails too.
      if (isAwaited) void Promise.allSettled(items);
      throw error;
    }
    return isAwaited ? Promise.all(items) : items;
  };
};

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as { readonly [Symbol.iterator]?: unknown })[Symbol.iterator] === 'function';
