import type { Organization } from '../../organization.ts';

const requestsAMinute = 5_000;
const tokensAMinute = 2_000_000;
const minute = 60_000;

/** Counts a request of this organization and tells what is left of the minute. Nobody is refused for it. */
export function rateLimitHeaders(organization: Organization, now: number): Record<string, string> {
  const { usage } = organization;
  const current = Math.floor(now / minute);
  if (usage.minute !== current) {
    usage.minute = current;
    usage.requests = 0;
  }
  usage.requests += 1;
  const reset = `${Math.ceil(((current + 1) * minute - now) / 1000)}s`;
  return {
    'x-ratelimit-limit-requests': String(requestsAMinute),
    'x-ratelimit-remaining-requests': String(Math.max(0, requestsAMinute - usage.requests)),
    'x-ratelimit-reset-requests': reset,
    'x-ratelimit-limit-tokens': String(tokensAMinute),
    'x-ratelimit-remaining-tokens': String(tokensAMinute),
    'x-ratelimit-reset-tokens': '0s',
  };
}
