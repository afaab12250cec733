import type { JsonValue } from '../../../domain/json.ts';
import type { Logger } from '../../../domain/logger.ts';
import type { Page, PageRequest } from '../../../domain/page.ts';
import { ServiceError } from '../../../domain/service-error.ts';
import type { Query } from '../../rest/query.ts';
import { UpstreamFailure } from '../../rest/upstream-failure.ts';
import { asList, asObject, asWhole } from '../../wire/values.ts';

/** Which page of a list, from 0, and how many items a page has. */
export interface PageNumber {
  readonly page: number;
  readonly size: number;
}

interface NumberedPage<Item> {
  readonly items: readonly Item[];
  readonly isLast: boolean;
}

/** The largest page that is documented: it is what a list has when nobody says. */
const PAGE_SIZE = 100;

/** How many pages are read to find one item: 5,000 items. */
const MOST_PAGES = 50;

export const numberQuery = ({ page, size }: PageNumber): Query => [
  ['page', String(page)],
  ['page_size', String(size)],
];

/**
 * A page as `{ data, total }`. `data` may be absent, as in an example at https://docs.mistral.ai/api/endpoint/fine-tuning;
 * `total` counts the items of all pages, and a list of 2024 has none. No more is taken than was asked for.
 *
 * @throws UpstreamFailure `BROKEN` when the body is no list.
 */
export const decodeNumberedPage =
  <Item>({ page, size }: PageNumber, decodeItem: (raw: JsonValue) => Item | null, logger: Logger) =>
  (raw: JsonValue): NumberedPage<Item> => {
    const body = asObject(raw);
    const elements = asList(body?.['data'] ?? []);
    if (body === null || elements === null) throw new UpstreamFailure('BROKEN', 'the body is no list');
    const taken = elements.slice(0, size);
    const items = taken.map(decodeItem).filter((item) => item !== null);
    const unreadable = taken.length - items.length;
    if (unreadable > 0)
      logger.warn({ unreadable, of: taken.length }, 'a list of the upstream has elements without an id');
    const total = asWhole(body['total']);
    const isEnd = total === null ? elements.length < size : (page + 1) * size >= total;
    return { items, isLast: isEnd || elements.length === 0 };
  };

/**
 * A page of a list that has numbered pages and no cursor. The first is asked for as it is; for what comes after an item, the
 * list is read from its start until that item has come, because it moves on with each new one. What two pages both bring
 * counts once, and a page that brings nothing new is the last.
 *
 * @param read reads one page.
 * @throws ServiceError `BAD_USER_INPUT` for what lies deeper than 5,000 items.
 */
export const readNumberedPages = async <Item extends { readonly id: string }>(
  { first, after }: PageRequest,
  read: (page: PageNumber) => Promise<NumberedPage<Item>>,
): Promise<Page<Item>> => {
  if (after === null) {
    const { items, isLast } = await read({ page: 0, size: first });
    return { items, hasMore: !isLast };
  }
  const seen = new Set<string>();
  const found: Item[] = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { items, isLast } = await read({ page, size: PAGE_SIZE });
    const fresh = items.filter(({ id }) => !seen.has(id));
    for (const item of fresh) {
      if (seen.has(after) && !seen.has(item.id)) found.push(item);
      seen.add(item.id);
    }
    if (found.length > first) return { items: found.slice(0, first), hasMore: true };
    if (isLast || fresh.length === 0) return { items: found, hasMore: false };
  }
  if (found.length > 0) return { items: found, hasMore: true };
  throw new ServiceError(
    'BAD_USER_INPUT',
    `This list can be read ${PAGE_SIZE * MOST_PAGES} items deep, no further. Begin anew without \`after\`.`,
    { path: ['after'] },
  );
};
