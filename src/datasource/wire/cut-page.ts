import type { Page, PageRequest } from '../../domain/page.ts';

/**
 * A page of a list that came whole: for a provider that has no pages. Behind an item that is no longer there is nothing: who
 * goes on from it has to begin anew.
 */
export const cutPage = <Item extends { readonly id: string }>(
  items: readonly Item[],
  { first, after }: PageRequest,
): Page<Item> => {
  const place = after === null ? -1 : items.findIndex(({ id }) => id === after);
  if (after !== null && place < 0) return { items: [], hasMore: false };
  const rest = items.slice(place + 1);
  return { items: rest.slice(0, first), hasMore: rest.length > first };
};
