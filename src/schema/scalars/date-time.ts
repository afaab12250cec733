import { GraphQLError } from 'graphql';
import { builder } from '../builder.ts';

const ISO_8601 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

builder.scalarType('DateTime', {
  description:
    'A moment in time as ISO 8601, answered in UTC with milliseconds: `2026-11-22T14:33:13.000Z`. ' +
    'In an argument any offset is taken, and one must be given.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  serialize: (value) => value.toISOString(),
  parseValue: (value) => {
    const time = typeof value === 'string' && ISO_8601.test(value) ? new Date(value) : null;
    if (time === null || Number.isNaN(time.getTime())) {
      throw new GraphQLError(
        'A DateTime is an ISO 8601 string with an offset, such as "2026-11-22T14:33:13Z".',
      );
    }
    return time;
  },
});
