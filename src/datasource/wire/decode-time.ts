import { asNumber } from './values.ts';

// The years of four digits, which every reader of ISO 8601 takes; a Date alone would go far beyond them.
const EARLIEST = Date.parse('0000-01-01T00:00:00Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

/** Unix seconds as a date. Null for anything that is no number, or outside of the years 0 to 9999. */
export const decodeTime = (seconds: unknown): Date | null => {
  const milliseconds = (asNumber(seconds) ?? Number.NaN) * 1000;
  return milliseconds >= EARLIEST && milliseconds <= LATEST ? new Date(milliseconds) : null;
};

/** Like decodeTime, for a moment that may not have come: 0 and below mean "none", as on a finished job's estimate. */
export const decodeOptionalTime = (seconds: unknown): Date | null => {
  const time = decodeTime(seconds);
  return time !== null && time.getTime() > 0 ? time : null;
};
