import { builder } from '../builder.ts';

builder.scalarType('AutoOrInt', {
  description:
    'A whole number, or the string `"auto"`: the upstream chooses, and tells the number once it has chosen. ' +
    'In an input it means the same as leaving the field out.',
  serialize: (value) => value,
  parseValue: (value) => {
    if (value !== 'auto' && !(typeof value === 'number' && Number.isSafeInteger(value))) {
      throw new TypeError('An AutoOrInt is a whole number or "auto".');
    }
    return value;
  },
});

builder.scalarType('AutoOrFloat', {
  description:
    'A number, or the string `"auto"`: the upstream chooses, and tells the number once it has chosen. ' +
    'In an input it means the same as leaving the field out.',
  serialize: (value) => value,
  parseValue: (value) => {
    if (value !== 'auto' && !(typeof value === 'number' && Number.isFinite(value))) {
      throw new TypeError('An AutoOrFloat is a number or "auto".');
    }
    return value;
  },
});
