import { expect, it } from 'vitest';
import { decodePage } from '../../../src/datasource/wire/decode-page.ts';
import { asObject, asText } from '../../../src/datasource/wire/values.ts';
import type { JsonValue } from '../../../src/domain/json.ts';
import { silentLogger } from '../../../src/domain/logger.ts';

const decodeItem = (raw: JsonValue): { id: string } | null => {
  const id = asText(asObject(raw)?.['id']);
  return id === null ? null : { id };
};

const page = (
  ids: readonly string[],
  hasMore: unknown,
  request: { first?: number; after?: string } = {},
): string => {
  const body = { object: 'list', data: ids.map((id) => ({ id })), has_more: hasMore };
  const asked = { first: request.first ?? 3, after: request.after ?? null };
  const { items, hasMore: more } = decodePage(
    JSON.parse(JSON.stringify(body)),
    asked,
    decodeItem,
    silentLogger,
  );
  return `${items.map(({ id }) => id).join(' ')}${more ? ' …' : ''}`;
};

it.each([
  ['a page with more behind it', page(['a', 'b', 'c'], true), 'a b c …'],
  ['the last page', page(['a', 'b'], false), 'a b'],
  ['an empty page with has_more true', page([], true), ''],
  ['a page that begins with the item of the cursor', page(['a', 'b', 'c'], true, { after: 'a' }), 'b c …'],
  ['a server that ignores the cursor', page(['a', 'b', 'c'], true, { after: 'b' }), 'c …'],
  ['a server that ignores the cursor, at its end', page(['a', 'b', 'c'], true, { after: 'c' }), ''],
  ['an item that comes twice', page(['a', 'b', 'a'], false), 'a b'],
  ['a server that ignores the limit', page(['a', 'b', 'c', 'd'], false), 'a b c …'],
  [
    'a page that does not say whether there is more, and is full',
    page(['a', 'b', 'c'], undefined),
    'a b c …',
  ],
  ['a page that does not say whether there is more, and is not full', page(['a', 'b'], undefined), 'a b'],
  ['a page that says it with a text', page(['a'], 'yes'), 'a'],
])('%s', (_, got, expected) => {
  expect(got).toBe(expected);
});

it('reads data that is null as an empty list', () => {
  const body = { object: 'list', data: null, has_more: false };
  expect(decodePage(body, { first: 3, after: null }, decodeItem, silentLogger)).toEqual({
    items: [],
    hasMore: false,
  });
});
