import type { FineTuningJobEvent } from '../../domain/event.ts';
import type { Page, PageRequest } from '../../domain/page.ts';

/** Reads one page of a job's log. */
export type ReadEvents = (request: PageRequest) => Promise<Page<FineTuningJobEvent>>;

/** How a walk ended: where the visitor had enough, at the end of the list, or after as many pages as are read at most. */
export type WalkEnd = 'STOPPED' | 'END' | 'TOO_LONG';

/** Where a walk begins: with a page that was read already, or just after an event. */
export type WalkStart = { readonly page: Page<FineTuningJobEvent> } | { readonly after: string | null };

export const EVENT_PAGE_SIZE = 100;

/**
 * Reads page after page, each event once, until the visitor says false.
 *
 * Gateways exist that answer the same pages for ever, or empty ones with more to come: a page without anything new is the
 * last one.
 */
export const walkEvents = async (
  read: ReadEvents,
  start: WalkStart,
  maxPages: number,
  visit: (events: readonly FineTuningJobEvent[]) => boolean,
): Promise<WalkEnd> => {
  const met = new Set<string>();
  let page = 'page' in start ? start.page : await read({ first: EVENT_PAGE_SIZE, after: start.after });
  for (let pages = 1; ; pages += 1) {
    const fresh: FineTuningJobEvent[] = [];
    for (const event of page.items) {
      if (met.has(event.id)) continue;
      met.add(event.id);
      fresh.push(event);
    }
    const last = fresh.at(-1);
    if (last === undefined) return 'END';
    if (!visit(fresh)) return 'STOPPED';
    if (!page.hasMore) return 'END';
    if (pages >= maxPages) return 'TOO_LONG';
    page = await read({ first: EVENT_PAGE_SIZE, after: last.id });
  }
};
