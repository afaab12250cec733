import { invalid } from './refusals.ts';

const usualSize = 100;

function numberIn(query: URLSearchParams, name: string, usual: number, least: number): number {
  const asked = query.get(name);
  if (asked === null) return usual;
  const value = /^\d{1,9}$/.test(asked) ? Number(asked) : Number.NaN;
  if (value >= least) return value;
  throw invalid(`Input should be a whole number of at least ${least}`, name, 'greater_than_equal');
}

/** The page that `page` (from 0) and `page_size` ask for, with the count of all items. */
export function numberedPage<Item>(
  items: readonly Item[],
  query: URLSearchParams,
  present: (item: Item) => object,
): object {
  const page = numberIn(query, 'page', 0, 0);
  const size = numberIn(query, 'page_size', usualSize, 1);
  const data = items.slice(page * size, (page + 1) * size).map(present);
  return { total: items.length, data, object: 'list' };
}
