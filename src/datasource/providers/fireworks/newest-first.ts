import type { Page, PageRequest } from '../../../domain/page.ts';
import { cutPage } from '../../wire/cut-page.ts';
import type { ListPage } from './list-pages.ts';

/** What can be put in order. */
interface Dated {
  readonly id: string;
  readonly createdAt: Date | null;
}

export type ReadPage<Item> = (pageToken: string | null) => Promise<ListPage<Item>>;

/** Of each list so many pages are read at most: with 200 items in each, its newest 2,000. */
const MOST_PAGES = 10;

const timeOf = ({ createdAt }: Dated): number => createdAt?.getTime() ?? 0;

/** A list that is read page by page, as far as anybody needs it. */
class Walk<Item extends Dated> {
  readonly items: Item[] = [];
  readonly #read: ReadPage<Item>;
  #next: string | null = null;
  #pages = 0;
  #isOrdered = true;
  #isDone = false;

  constructor(read: ReadPage<Item>) {
    this.#read = read;
  }

  /** Whatever is older than this moment may still have newer items to come before it. */
  get horizon(): number {
    const last = this.items.at(-1);
    if (this.#isDone) return Number.NEGATIVE_INFINITY;
    return this.#isOrdered && last ? timeOf(last) : Number.POSITIVE_INFINITY;
  }

  async readOn(): Promise<void> {
    const { items, next, isOrdered } = await this.#read(this.#next);
    const newest = this.items.at(-1);
    const row = newest ? [newest, ...items] : items;
    // What was asked for is not always what comes.
    this.#isOrdered &&=
      isOrdered && row.every((item, index) => index === 0 || timeOf(item) <= timeOf(row[index - 1] ?? item));
    this.items.push(...items);
    this.#pages += 1;
    this.#isDone = next === null || next === this.#next || this.#pages === MOST_PAGES;
    this.#next = next;
  }
}

const merged = <Item extends Dated>(walks: readonly Walk<Item>[]): readonly Item[] => {
  const items = new Map(walks.flatMap((walk) => walk.items).map((item) => [item.id, item]));
  return [...items.values()].sort((a, b) => timeOf(b) - timeOf(a) || (a.id < b.id ? -1 : 1));
};

/**
 * One page of several lists as if they were one, newest first, by cursors that are ids: the lists' own are tokens. Each is
 * read until what it still holds can't belong before the end of the page: mostly one page of each, and for a page further down
 * all those before it. One that doesn't come newest first is read whole, up to the bound, behind which there is nothing.
 */
export const newestFirst = async <Item extends Dated>(
  lists: readonly ReadPage<Item>[],
  request: PageRequest,
): Promise<Page<Item>> => {
  const walks = lists.map((read) => new Walk(read));
  for (;;) {
    const horizon = Math.max(...walks.map((walk) => walk.horizon));
    const isWhole = horizon === Number.NEGATIVE_INFINITY;
    const settled = merged(walks).filter((item) => isWhole || timeOf(item) > horizon);
    const page = cutPage(settled, request);
    if (isWhole) return page;
    // The item at the horizon comes after all of these.
    if (page.items.length === request.first) return { ...page, hasMore: true };
    await Promise.all(walks.filter((walk) => walk.horizon === horizon).map((walk) => walk.readOn()));
  }
};

/** How many items to ask a list for at once: what a first page needs, with enough to see an order in. */
export const pageSizeFor = ({ first, after }: PageRequest): number =>
  after === null ? Math.min(LARGEST_PAGE, Math.max(LEAST_ITEMS, first + 1)) : LARGEST_PAGE;

const LARGEST_PAGE = 200;
const LEAST_ITEMS = 20;
