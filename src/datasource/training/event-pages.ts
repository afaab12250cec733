import type { FineTuningJobEvent } from '../../domain/event.ts';
import type { Page, PageRequest } from '../../domain/page.ts';

type ReadPage = (request: PageRequest) => Promise<Page<FineTuningJobEvent> | null>;

const PAGE_SIZE = 100;
const MOST_PAGES = 20;

/** A job's log page by page, each read when it is first wanted and then kept, twenty pages of a hundred at most. */
export class EventPages {
  readonly #read: ReadPage;
  readonly #pages: Promise<Page<FineTuningJobEvent> | null>[] = [];

  constructor(read: ReadPage) {
    this.#read = read;
  }

  /** In the upstream's order. Ends with the log, at the bound, or at once for a job that the upstream doesn't know. */
  async *[Symbol.asyncIterator](): AsyncGenerator<readonly FineTuningJobEvent[]> {
    let after: string | null = null;
    for (let index = 0; index < MOST_PAGES; index++) {
      this.#pages[index] ??= this.#read({ first: PAGE_SIZE, after });
      const page: Page<FineTuningJobEvent> | null = (await this.#pages[index]) ?? null;
      if (page === null) return;
      yield page.items;
      after = page.items.at(-1)?.id ?? null;
      if (!page.hasMore || after === null) return;
    }
  }
}
