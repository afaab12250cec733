import { expect, it } from 'vitest';
import { pageDecoding } from '../../../src/datasource/wire/page-decoding.ts';
import { asObject, asText } from '../../../src/datasource/wire/values.ts';
import { silentLogger } from '../../../src/domain/logger.ts';

const decodingOf = pageDecoding((raw) => {
  const id = asText(asObject(raw)?.['id']);
  return id === null ? null : { id };
}, silentLogger);

it('the same page has the same decoding', () => {
  expect(decodingOf({ first: 2, after: 'a' })).toBe(decodingOf({ first: 2, after: 'a' }));
  expect(decodingOf({ first: 2, after: null })).toBe(decodingOf({ first: 2, after: null }));
});

it('each page is decoded as itself', () => {
  const body = { data: [{ id: 'a' }, { id: 'b' }, { id: 'c' }], has_more: false };
  const ids = (first: number, after: string | null) =>
    decodingOf({ first, after })(body).items.map(({ id }) => id);
  expect(ids(3, null)).toEqual(['a', 'b', 'c']);
  expect(ids(1, null)).toEqual(['a']);
  expect(ids(1, 'a')).toEqual(['b']);
  expect(ids(2, 'a')).toEqual(['b', 'c']);
});
