import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isoText } from '../../src/schema/scalars/iso-text.ts';

it('writes every time as toISOString does', () => {
  fc.assert(
    fc.property(fc.array(fc.date({ noInvalidDate: true })), fc.nat(86_400_000), (dates, later) => {
      // Two of one day after each other, and of others in between.
      for (const date of dates.flatMap((date) => [
        date,
        new Date(Math.min(date.getTime() + later, 864e13)),
      ])) {
        expect(isoText(date)).toBe(date.toISOString());
      }
    }),
  );
});

it.each([
  '0000-01-01T00:00:00.000Z',
  '-000001-12-31T23:59:59.999Z',
  '9999-12-31T23:59:59.999Z',
  '+010000-01-01T00:00:00.000Z',
  '1969-12-31T23:59:59.999Z',
  '1970-01-01T00:00:00.001Z',
  '2024-02-29T23:59:59.010Z',
])('writes %s', (text) => {
  expect(isoText(new Date(text))).toBe(text);
});

it('refuses what is no time, as toISOString does', () => {
  expect(() => isoText(new Date(Number.NaN))).toThrow(RangeError);
});
