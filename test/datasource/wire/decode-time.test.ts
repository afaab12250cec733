import { describe, expect, it } from 'vitest';
import { decodeTimestamp } from '../../../src/datasource/wire/decode-time.ts';

describe('a time in words', () => {
  it.each([
    ['2023-11-07T05:31:56Z', '2023-11-07T05:31:56.000Z'],
    ['2023-11-07T05:31:56.789Z', '2023-11-07T05:31:56.789Z'],
    ['2023-11-07T05:31:56.789012345Z', '2023-11-07T05:31:56.789Z'],
    ['2023-11-07T06:31:56+01:00', '2023-11-07T05:31:56.000Z'],
  ])('%s is that moment', (text, moment) => {
    expect(decodeTimestamp(text)).toEqual(new Date(moment));
  });

  it.each([
    ['', null, 0, 1_700_000_000],
    ['1', undefined, {}, []],
    ['2023-11-07', '2023-11-07T05:31:56', '2023-13-07T05:31:56Z', '<string>'],
  ])('%j, %j, %j and %j are none', (...values) => {
    expect(values.map(decodeTimestamp)).toEqual([null, null, null, null]);
  });
});
