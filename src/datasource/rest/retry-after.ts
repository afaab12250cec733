import type { IncomingHttpHeaders } from 'node:http';

const LONGEST_WAIT = 24 * 60 * 60;

const oneOf = (header: string | string[] | undefined): string =>
  (Array.isArray(header) ? (header[0] ?? '') : (header ?? '')).trim();

const seconds = (value: number): number | undefined =>
  Number.isFinite(value) && value >= 0 ? Math.min(Math.ceil(value * 1000) / 1000, LONGEST_WAIT) : undefined;

/**
 * How many seconds the upstream asks to be left alone: `retry-after-ms` in milliseconds, which is the more exact, else
 * `Retry-After` in seconds or as an HTTP date. Undefined when it asks nothing readable; a day at most.
 *
 * @param now milliseconds since the epoch.
 */
export const retryAfter = (headers: IncomingHttpHeaders, now: number): number | undefined => {
  const milliseconds = oneOf(headers['retry-after-ms']);
  if (/^\d+(\.\d+)?$/.test(milliseconds)) return seconds(Number(milliseconds) / 1000);
  const wait = oneOf(headers['retry-after']);
  if (/^\d+(\.\d+)?$/.test(wait)) return seconds(Number(wait));
  // Date.parse accepts much that is no HTTP date, such as "-5"; an HTTP date begins with the day's name.
  if (!/^[A-Za-z]{3,9},? /.test(wait)) return undefined;
  return seconds(Math.max(0, Date.parse(wait) - now) / 1000);
};
