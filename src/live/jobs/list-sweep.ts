import type { FineTuningJob } from '../../domain/job.ts';
import type { Page, PageRequest } from '../../domain/page.ts';

/** From so many jobs on, a page of the list is cheaper than a call for each. */
export const WORTH_A_PAGE = 4;

const PAGE_SIZE = 100;

/** One reading of the list from the top, as far down as it is worth it. */
export class ListSweep {
  readonly #maxPages: number;
  readonly #unmet: Set<string>;
  readonly #met = new Set<string>();
  #pages = 0;
  #after: string | null = null;
  #goesOn = true;
  #reachedEnd = false;

  /** @param wanted the ids of the jobs that it is for. */
  constructor(wanted: Iterable<string>, maxPages: number) {
    this.#unmet = new Set(wanted);
    this.#maxPages = maxPages;
  }

  /** How many pages were read. */
  get pages(): number {
    return this.#pages;
  }

  /** Whether another page is to be read. */
  get goesOn(): boolean {
    return this.#goesOn;
  }

  /** The wanted jobs that no page has shown. */
  get unmet(): ReadonlySet<string> {
    return this.#unmet;
  }

  /** Whether there are no more jobs than were read. */
  get reachedEnd(): boolean {
    return this.#reachedEnd;
  }

  /** What to read next. */
  request(): PageRequest {
    return { first: PAGE_SIZE, after: this.#after };
  }

  /** @param hasMoreToFind whether the next page is worth reading, whoever is still unmet. */
  took({ items, hasMore }: Page<FineTuningJob>, hasMoreToFind: boolean): void {
    this.#pages += 1;
    // A gateway that repeats a page would be read to the last page allowed, each time.
    const fresh = items.filter(({ id }) => !this.#met.has(id));
    for (const { id } of fresh) {
      this.#met.add(id);
      this.#unmet.delete(id);
    }
    this.#after = items.at(-1)?.id ?? null;
    this.#reachedEnd = !hasMore || fresh.length === 0;
    const worthIt = hasMoreToFind || this.#unmet.size >= WORTH_A_PAGE;
    this.#goesOn = !this.#reachedEnd && worthIt && this.#pages < this.#maxPages;
  }
}
