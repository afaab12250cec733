import type { IncomingHttpHeaders } from 'node:http';

/** What the upstream leaves to a credential: so many requests until its limit is reset, in so many milliseconds. */
export interface RateLimit {
  readonly remaining: number;
  readonly resetsIn: number;
}

/** Hears of each rate limit that the upstream tells. */
export type RateLimitListener = (credentialId: string, limit: RateLimit) => void;

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Such as `6m0s`, `1.5s` or `120ms`, as the upstream writes durations; null when it is none. */
const durationOf = (text: string): number | null => {
  if (!/^(\d{1,9}(\.\d{1,9})?(ms|s|m|h|d))+$/.test(text)) return null;
  let milliseconds = 0;
  for (const [, amount, unit = ''] of text.matchAll(/([\d.]+)(ms|s|m|h|d)/g)) {
    milliseconds += Number(amount) * (UNITS[unit] ?? 0);
  }
  return milliseconds;
};

/** Reads `x-ratelimit-remaining-requests` and `x-ratelimit-reset-requests`; null where they are not both there. */
export const rateLimitOf = (headers: IncomingHttpHeaders): RateLimit | null => {
  if (headers['x-ratelimit-remaining-requests'] === undefined) return null;
  const remaining = String(headers['x-ratelimit-remaining-requests']);
  const resetsIn = durationOf(String(headers['x-ratelimit-reset-requests'] ?? ''));
  if (!/^\d{1,9}$/.test(remaining) || resetsIn === null) return null;
  return { remaining: Number(remaining), resetsIn };
};
