import type { FineTuningJobEvent } from '../../../domain/event.ts';
import type { Page, PageRequest } from '../../../domain/page.ts';
import { cutPage } from '../../wire/cut-page.ts';
import { decodeLocalaiEvent, type HeardUpdate } from './decode-event.ts';

const MOST_UPDATES = 2000;
/** Characters: what a hostile server can fill a log with. */
const MOST_TEXT = 1024 * 1024;

/**
 * What was heard of one job, the latest 2,000 updates of it. An event's id says when this log was begun and the event's place in
 * it, so it stays the same whichever page it is on, and stands for no other event in a log that was begun anew.
 */
export class ProgressLog {
  readonly #jobId: string;
  readonly #begunAt: number;
  #updates: HeardUpdate[] = [];
  #heard = 0;
  #textLength = 0;

  /** @param begunAt milliseconds since 1970. */
  constructor(jobId: string, begunAt: number) {
    this.#jobId = jobId;
    this.#begunAt = begunAt;
  }

  /** Characters that are kept. */
  get textLength(): number {
    return this.#textLength;
  }

  add(text: string, at: number): void {
    const id = `${this.#jobId}:${this.#begunAt.toString(36)}-${this.#heard}`;
    this.#heard += 1;
    this.#updates.push({ id, at, text });
    this.#textLength += text.length;
    while (this.#updates.length > MOST_UPDATES || this.#textLength > MOST_TEXT) {
      this.#textLength -= this.#updates.shift()?.text.length ?? 0;
    }
  }

  /** Newest first. */
  page(request: PageRequest): Page<FineTuningJobEvent> {
    const { items, hasMore } = cutPage(this.#updates.toReversed(), request);
    return { items: items.map((update) => decodeLocalaiEvent(update, this.#jobId)), hasMore };
  }
}
