import { asNumber } from './values.ts';

// The years of four digits, which every reader of ISO 8601 takes; a Date alone would go far beyond them.
const EARLIEST = Date.parse('0000-01-01T00:00:00Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

const dateOf = (milliseconds: number): Date | null =>
  milliseconds >= EARLIEST && milliseconds <= LATEST ? new Date(milliseconds) : null;

/** Unix seconds as a date. Null for anything that is no number, or outside of the years 0 to 9999. */
export const decodeTime = (seconds: unknown): Date | null => dateOf((asNumber(seconds) ?? Number.NaN) * 1000);

/** Like decodeTime, for a moment that may not have come: 0 and below mean "none", as on a finished job's estimate. */
export const decodeOptionalTime = (seconds: unknown): Date | null => {
  const time = decodeTime(seconds);
  return time !== null && time.getTime() > 0 ? time : null;
};

// To the letter: left to itself, Date.parse also takes "1", and reads a time without a zone as this machine's own.
const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,12})?([Zz]|[+-]\d{2}:\d{2})$/;

/** A time as RFC 3339 writes it, whatever its fractions, as a date. Null for anything else. */
export const decodeTimestamp = (text: unknown): Date | null =>
  typeof text === 'string' && RFC_3339.test(text) ? dateOf(Date.parse(text)) : null;
