import { expect, it } from 'vitest';
import { rateLimitOf } from '../../../src/datasource/rest/rate-limit.ts';

const headers = (remaining: string | undefined, reset: string | undefined) => ({
  ...(remaining === undefined ? {} : { 'x-ratelimit-remaining-requests': remaining }),
  ...(reset === undefined ? {} : { 'x-ratelimit-reset-requests': reset }),
});

it.each([
  ['59', '1s', { remaining: 59, resetsIn: 1000 }],
  ['0', '6m0s', { remaining: 0, resetsIn: 360_000 }],
  ['7', '120ms', { remaining: 7, resetsIn: 120 }],
  ['7', '1h2m3.5s', { remaining: 7, resetsIn: 3_723_500 }],
])('reads %s left for %s', (remaining, reset, limit) => {
  expect(rateLimitOf(headers(remaining, reset))).toEqual(limit);
});

it.each([
  [undefined, '1s'],
  ['59', undefined],
  ['many', '1s'],
  ['-1', '1s'],
  ['59', 'soon'],
  ['59', '1s; drop'],
  ['59', ''],
])('reads nothing from %s and %s', (remaining, reset) => {
  expect(rateLimitOf(headers(remaining, reset))).toBeNull();
});
