import { decodeTime } from './decode-time.ts';
import { asText } from './values.ts';

const ISO_8601 = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?$/i;

/** A moment in ISO 8601 as a date, to the millisecond; where it names no zone, it is UTC. Null for anything else. */
export const decodeIsoTime = (raw: unknown): Date | null => {
  const text = asText(raw) ?? '';
  const match = ISO_8601.exec(text);
  if (match === null) return null;
  const zoned = match[3] === undefined ? `${text}Z` : text;
  return decodeTime(Date.parse(zoned.replace(' ', 'T')) / 1000);
};

/**
 * Like decodeIsoTime, for a moment that may not have come: years before 1970 mean "none", such as the year 1 that some
 * servers write.
 */
export const decodeOptionalIsoTime = (raw: unknown): Date | null => {
  const time = decodeIsoTime(raw);
  return time !== null && time.getTime() > 0 ? time : null;
};
