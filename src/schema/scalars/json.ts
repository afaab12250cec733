import { GraphQLError } from 'graphql';
import type { JsonValue } from '../../domain/json.ts';
import { builder } from '../builder.ts';

const MAX_DEPTH = 32;

/** Level by level rather than by recursion, so that a hostile value cannot exhaust the stack. */
const isDeeperThan = (value: unknown, limit: number): boolean => {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return false;
};

builder.scalarType('JSON', {
  description: `Any JSON value, at most ${MAX_DEPTH} levels deep in an argument. Used only where the upstream's shape is open.`,
  serialize: (value) => value,
  parseValue: (value) => {
    if (isDeeperThan(value, MAX_DEPTH)) {
      throw new GraphQLError(`A JSON value is at most ${MAX_DEPTH} levels deep.`);
    }
    return value as NonNullable<JsonValue>;
  },
});
