import { asNumber } from './values.ts';

// ECMAScript's own range of dates, in seconds to both sides of 1970.
const FARTHEST = 8.64e12;

/** Unix seconds as a date. Null for anything that is no number, or outside of what a date can hold. */
export const decodeTime = (seconds: unknown): Date | null => {
  const number = asNumber(seconds);
  return number === null || Math.abs(number) > FARTHEST ? null : new Date(number * 1000);
};

/** Like decodeTime, for a moment that may not have come: 0 and below mean "none", as on a finished job's estimate. */
export const decodeOptionalTime = (seconds: unknown): Date | null => {
  const time = decodeTime(seconds);
  return time !== null && time.getTime() > 0 ? time : null;
};
