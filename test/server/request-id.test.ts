import { expect, it } from 'vitest';
import { requestIdFrom } from '../../src/server/http/request-id.ts';

it.each(['mine', '01JD:a_b.c-d', 'desk-42', 'x'.repeat(128)])('takes %s for a request id', (given) => {
  expect(requestIdFrom(given)).toBe(given);
});

it.each([
  ['nothing', undefined],
  ['an empty one', ''],
  ['one with a space', 'a b'],
  ['one that is too long', 'x'.repeat(129)],
  ['one that looks like a key', 'sk-proj-abc123'],
  ['one that looks like a token', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln'],
])('makes one of its own for %s', (_what, given) => {
  expect(requestIdFrom(given)).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});
