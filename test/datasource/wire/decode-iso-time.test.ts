import { expect, it } from 'vitest';
import { decodeIsoTime, decodeOptionalIsoTime } from '../../../src/datasource/wire/decode-iso-time.ts';

it.each([
  ['2023-05-17T17:35:45.123Z', '2023-05-17T17:35:45.123Z'],
  ['2023-05-17T17:35:45Z', '2023-05-17T17:35:45.000Z'],
  ['2023-05-17T17:35:45.123456Z', '2023-05-17T17:35:45.123Z'],
  ['2023-05-17T17:35:45.123456789Z', '2023-05-17T17:35:45.123Z'],
  ['2023-05-17T19:35:45+02:00', '2023-05-17T17:35:45.000Z'],
  ['2023-05-17T17:35:45', '2023-05-17T17:35:45.000Z'],
  ['2023-05-17 17:35:45.5', '2023-05-17T17:35:45.500Z'],
])('%s is %s', (raw, moment) => {
  expect(decodeIsoTime(raw)?.toISOString()).toBe(moment);
});

it.each([
  null,
  undefined,
  1_700_000_000,
  '',
  '<string>',
  'yesterday',
  '2023',
  '2023-05-17',
  '2023-13-17T00:00:00Z',
  '1700000000',
  `2023-05-17T17:35:45.${'1'.repeat(100)}Z`,
])('%j is no moment', (raw) => {
  expect(decodeIsoTime(raw)).toBeNull();
});

it('takes the year 1 for a moment that has not come, where one may not have', () => {
  expect(decodeIsoTime('0001-01-01T00:00:00Z')).not.toBeNull();
  expect(decodeOptionalIsoTime('0001-01-01T00:00:00Z')).toBeNull();
  expect(decodeOptionalIsoTime('2023-05-17T17:35:45Z')).toEqual(new Date('2023-05-17T17:35:45Z'));
});
