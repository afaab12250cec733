import { builder } from '../builder.ts';

builder.scalarType('SafeInt', {
  description: 'An integer from -(2^53 - 1) to 2^53 - 1: token and byte counts, and seeds, pass 32 bits.',
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
      throw new TypeError('A SafeInt is an integer from -9007199254740991 to 9007199254740991.');
    }
    return value;
  },
});
