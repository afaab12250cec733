import type { FineTuningJobEvent } from '../../domain/event.ts';
import type { Page } from '../../domain/page.ts';
import { ServiceError } from '../../domain/service-error.ts';
import { UpstreamRejection } from '../../domain/upstream-rejection.ts';
import type { EventLog } from './event-log.ts';
import { type EventOrder, type KnownOrder, orderOf } from './event-order.ts';
import { EVENT_PAGE_SIZE, type ReadEvents, type WalkStart, walkEvents } from './event-walk.ts';

/** The upstream's list no longer holds what it held before, so nobody can tell what stands between. */
export class EventGap extends Error {
  override readonly name = 'EventGap';
}

const unknownAfter = (): ServiceError =>
  new ServiceError(
    'BAD_USER_INPUT',
    '`after` is no event of this job. Use the id of an event as it came, or leave it out to read the log from its beginning.',
    { path: ['after'] },
  );

const tooLong = (pages: number): ServiceError =>
  new ServiceError(
    'BAD_USER_INPUT',
    `More than ${pages * EVENT_PAGE_SIZE} events came since \`after\`, which is more than is read back. Start from a later event.`,
    { path: ['after'] },
  );

/**
 * Reads a job's log in the order in which it was written, whichever way the upstream lists it. What it reads never has a gap:
 * where it can't make sure of that, it throws.
 */
export class EventReader {
  readonly #read: ReadEvents;
  readonly #maxPages: number;
  readonly #knownOrder: KnownOrder;
  /** The order that this log has shown; null until it has. */
  #seenOrder: EventOrder | null = null;
  #headId: string | null = null;

  /** @param knownOrder shared by all logs of the upstream: one that does not show its order is taken to be as the others. */
  constructor(read: ReadEvents, knownOrder: KnownOrder, maxPages: number) {
    this.#read = read;
    this.#knownOrder = knownOrder;
    this.#maxPages = maxPages;
  }

  /**
   * The events from just after `after` up to where this log begins, or up to now while the log is not open.
   *
   * @throws ServiceError `BAD_USER_INPUT` when there is no such event, or when it is too long ago.
   */
  async history(log: EventLog, after: string | null): Promise<readonly FineTuningJobEvent[]> {
    if (log.isOpen && this.#order === 'NEWEST_FIRST') {
      return this.#backTo(after, { after: log.firstId });
    }
    const head = await this.#readHead();
    if (this.#order === 'NEWEST_FIRST') return this.#backTo(after, { page: head });
    return this.#onward(log, await this.#startAfter(after, head));
  }

  /** The events that came since the newest one in the log. */
  async news(log: EventLog): Promise<readonly FineTuningJobEvent[]> {
    if (this.#seenOrder === 'OLDEST_FIRST' && log.lastId !== null) return this.#afterEnd(log, log.lastId);
    const head = await this.#readHead();
    return this.#order === 'OLDEST_FIRST'
      ? this.#onwardFromEnd(log, { page: head })
      : this.#backToLog(log, head);
  }

  get #order(): EventOrder {
    return this.#seenOrder ?? this.#knownOrder.current;
  }

  /** The first page of the list, which shows the order once there is enough on it. */
  async #readHead(): Promise<Page<FineTuningJobEvent>> {
    const head = await this.#read({ first: EVENT_PAGE_SIZE, after: null });
    this.#seenOrder ??= orderOf(head.items);
    this.#knownOrder.current = this.#order;
    this.#headId = head.items[0]?.id ?? null;
    return head;
  }

  /** Newest first: reads back to an event, or to the beginning. */
  async #backTo(after: string | null, start: WalkStart): Promise<readonly FineTuningJobEvent[]> {
    const found: FineTuningJobEvent[] = [];
    const end = await walkEvents(this.#read, start, this.#maxPages, (events) => {
      const index = events.findIndex(({ id }) => id === after);
      found.push(...(index < 0 ? events : events.slice(0, index)));
      return index < 0;
    });
    if (end === 'TOO_LONG') throw tooLong(this.#maxPages);
    if (end === 'END' && after !== null) throw unknownAfter();
    return found.reverse();
  }

  /** Newest first: reads back to what the log holds. */
  async #backToLog(log: EventLog, head: Page<FineTuningJobEvent>): Promise<readonly FineTuningJobEvent[]> {
    const found: FineTuningJobEvent[] = [];
    let isMet = log.isEmpty && log.anchor === null;
    const end = await walkEvents(this.#read, { page: head }, this.#maxPages, (events) => {
      // An event may turn up late below others of its second: whatever stands above a known one and is not known is new.
      const index = events.findLastIndex(({ id }) => log.knows(id));
      found.push(...(index < 0 ? events : events.slice(0, index)).filter(({ id }) => !log.knows(id)));
      isMet ||= index >= 0;
      return index < 0;
    });
    if (end === 'TOO_LONG' || (!isMet && found.length > 0)) throw new EventGap();
    return found.reverse();
  }

  /** Oldest first: where to begin to read what comes after an event. */
  async #startAfter(after: string | null, head: Page<FineTuningJobEvent>): Promise<WalkStart> {
    if (after === null) return { page: head };
    const index = head.items.findIndex(({ id }) => id === after);
    if (index >= 0 && index < head.items.length - 1) {
      return { page: { items: head.items.slice(index + 1), hasMore: head.hasMore } };
    }
    const page = await this.#read({ first: EVENT_PAGE_SIZE, after }).catch((error: unknown) => {
      throw error instanceof UpstreamRejection ? unknownAfter() : error;
    });
    if (this.#beginsAnew(page)) throw unknownAfter();
    return { page };
  }

  /** Whether a page that should come after an event is the first one: so answers who doesn't know the event. */
  #beginsAnew({ items: [first] }: Page<FineTuningJobEvent>): boolean {
    return first !== undefined && first.id === this.#headId;
  }

  /** Oldest first: reads on to where the log begins, or to the end while the log is not open. */
  async #onward(log: EventLog, start: WalkStart): Promise<readonly FineTuningJobEvent[]> {
    const found: FineTuningJobEvent[] = [];
    let isMet = !log.isOpen;
    const end = await walkEvents(this.#read, start, this.#maxPages, (events) => {
      for (const event of events) {
        if (log.isOpen && log.knows(event.id)) {
          isMet = true;
          if (event.id === log.anchor) found.push(event);
          return false;
        }
        found.push(event);
      }
      return true;
    });
    if (end === 'TOO_LONG') throw tooLong(this.#maxPages);
    if (!isMet) throw unknownAfter();
    return found;
  }

  /** Oldest first: reads on from the newest event that was read. */
  async #afterEnd(log: EventLog, lastId: string): Promise<readonly FineTuningJobEvent[]> {
    const page = await this.#read({ first: EVENT_PAGE_SIZE, after: lastId });
    if (this.#beginsAnew(page)) throw new EventGap();
    return this.#onwardFromEnd(log, { page });
  }

  /** Oldest first: reads on to the end. */
  async #onwardFromEnd(log: EventLog, start: WalkStart): Promise<readonly FineTuningJobEvent[]> {
    const found: FineTuningJobEvent[] = [];
    const end = await walkEvents(this.#read, start, this.#maxPages, (events) => {
      found.push(...events.filter(({ id }) => !log.knows(id)));
      return true;
    });
    if (end === 'TOO_LONG') throw new EventGap();
    return found;
  }
}
