import { builder } from '../builder.ts';
import { isoText } from './iso-text.ts';

const ISO_8601 = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/** A Date rolls the 30th of February over into March; such a day is refused instead. */
const timeOf = (value: unknown): Date | null => {
  const [text, day] = (typeof value === 'string' && ISO_8601.exec(value)) || [];
  if (text === undefined || Number.isNaN(Date.parse(text))) return null;
  const midnight = new Date(`${day}T00:00:00Z`);
  return midnight.toISOString().startsWith(`${day}T`) ? new Date(text) : null;
};

builder.scalarType('DateTime', {
  description:
    'A moment in time as ISO 8601, answered in UTC with milliseconds: `2026-11-22T14:33:13.000Z`. ' +
    'In an argument any offset is taken, and one must be given.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  serialize: isoText,
  parseValue: (value) => {
    const time = timeOf(value);
    if (time === null) {
      throw new TypeError('A DateTime is an ISO 8601 string with an offset, such as "2026-11-22T14:33:13Z".');
    }
    return time;
  },
});
