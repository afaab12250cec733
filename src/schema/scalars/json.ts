import { isDeeperThan, type JsonValue } from '../../domain/json.ts';
import { builder } from '../builder.ts';

const MAX_DEPTH = 32;

builder.scalarType('JSON', {
  description: `Any JSON value, at most ${MAX_DEPTH} levels deep in an argument. Used only where the upstream's shape is open.`,
  serialize: (value) => value,
  parseValue: (value) => {
    if (isDeeperThan(value, MAX_DEPTH)) {
      throw new TypeError(`A JSON value is at most ${MAX_DEPTH} levels deep.`);
    }
    return value as NonNullable<JsonValue>;
  },
});
