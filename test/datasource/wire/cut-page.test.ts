import { expect, it } from 'vitest';
import { cutPage } from '../../../src/datasource/wire/cut-page.ts';

const items = ['a', 'b', 'c'].map((id) => ({ id }));
const ids = (first: number, after: string | null) => {
  const { items: page, hasMore } = cutPage(items, { first, after });
  return [page.map(({ id }) => id).join(''), hasMore];
};

it('cuts a page of a whole list', () => {
  expect(ids(2, null)).toEqual(['ab', true]);
  expect(ids(2, 'b')).toEqual(['c', false]);
  expect(ids(3, null)).toEqual(['abc', false]);
  expect(ids(1, 'c')).toEqual(['', false]);
});

it('ends where the item that it goes on from is gone', () => {
  expect(ids(2, 'z')).toEqual(['', false]);
});
