import type { EmulatorQuirks } from './quirks.ts';
import { badRequest } from './server/api-error.ts';

/** A list in the order in which it is answered, whose items may be computed only when they are asked for. */
export interface Sequence<Item> {
  readonly length: number;
  at(position: number): Item;
  /** Where the item with this id stands, or null if it isn't in the list. */
  positionOf(id: string): number | null;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly hasMore: boolean;
}

/** How many items a list answers with when it isn't told, and at most. */
export interface PageLimits {
  readonly usual: number;
  readonly maximum: number;
}

export function sequenceOf<Item extends { readonly id: string }>(items: readonly Item[]): Sequence<Item> {
  return {
    length: items.length,
    at: (position) => items[position] as Item,
    positionOf: (id) => {
      const position = items.findIndex((item) => item.id === id);
      return position < 0 ? null : position;
    },
  };
}

function limitFrom(query: URLSearchParams, limits: PageLimits): number {
  const asked = query.get('limit');
  if (asked === null) return limits.usual;
  const limit = /^-?\d{1,9}$/.test(asked) ? Number(asked) : Number.NaN;
  if (limit >= 1 && limit <= limits.maximum) return limit;
  const shown = asked.slice(0, 40);
  throw badRequest(
    `Invalid 'limit': expected an integer between 1 and ${limits.maximum}, but got '${shown}'.`,
    'limit',
    Number.isNaN(limit) ? 'invalid_type' : limit < 1 ? 'integer_below_min_value' : 'integer_above_max_value',
  );
}

function startFrom<Item>(sequence: Sequence<Item>, after: string | null): number {
  if (after === null) return 0;
  const position = sequence.positionOf(after);
  if (position === null) {
    throw badRequest(
      `Invalid 'after': no item with id '${after.slice(0, 100)}' in this list.`,
      'after',
      'invalid_value',
    );
  }
  return position + 1;
}

/** So many items from a position on, and whether there are more behind them. */
export function pageFrom<Item>(sequence: Sequence<Item>, start: number, count: number): Page<Item> {
  const end = Math.min(start + count, sequence.length);
  const items: Item[] = [];
  for (let position = start; position < end; position += 1) items.push(sequence.at(position));
  return { items, hasMore: end < sequence.length };
}

/** The page that `after` and `limit` ask for. */
export function readPage<Item>(
  sequence: Sequence<Item>,
  query: URLSearchParams,
  quirks: EmulatorQuirks,
  limits: PageLimits,
): Page<Item> {
  const limit = limitFrom(query, limits);
  const start = quirks.ignoreAfter ? 0 : startFrom(sequence, query.get('after'));
  const page = pageFrom(sequence, start, limit);
  return { ...page, hasMore: quirks.emptyPageHasMore || page.hasMore };
}
