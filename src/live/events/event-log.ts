import type { FineTuningJobEvent } from '../../domain/event.ts';

/**
 * A part of a job's log without gaps, oldest first, up to the newest event that was read. Each event has a position that it
 * keeps when earlier ones are put before it or let go.
 */
export class EventLog {
  #events: FineTuningJobEvent[] = [];
  #start = 0;
  readonly #positions = new Map<string, number>();
  #anchor: string | null = null;
  #isOpen = false;

  /** Whether anything was read yet. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** The id of the event just before the first one here; null when this is the log from its beginning. */
  get anchor(): string | null {
    return this.#anchor;
  }

  get firstId(): string | null {
    return this.#events[0]?.id ?? null;
  }

  get lastId(): string | null {
    return this.#events.at(-1)?.id ?? this.#anchor;
  }

  get isEmpty(): boolean {
    return this.#events.length === 0;
  }

  /** The position that the next new event will have. */
  get end(): number {
    return this.#start + this.#events.length;
  }

  at(position: number): FineTuningJobEvent | undefined {
    return this.#events[position - this.#start];
  }

  has(id: string): boolean {
    return this.#positions.has(id);
  }

  /** Whether it is here, or just before what is here. */
  knows(id: string): boolean {
    return this.#positions.has(id) || id === this.#anchor;
  }

  /** The position that follows this event's; null when it is not here. */
  positionAfter(after: string | null): number | null {
    if (!this.#isOpen) return null;
    if (after === this.#anchor) return this.#start;
    const position = after === null ? undefined : this.#positions.get(after);
    return position === undefined ? null : position + 1;
  }

  /** Takes in what is newer. Says how many of them are. */
  append(events: readonly FineTuningJobEvent[]): number {
    const before = this.#events.length;
    for (const event of events) {
      if (this.#positions.has(event.id)) continue;
      this.#positions.set(event.id, this.end);
      this.#events.push(event);
    }
    return this.#events.length - before;
  }

  /** Takes in what stands before what is here, from just after `anchor`. Opens the log. */
  prepend(events: readonly FineTuningJobEvent[], anchor: string | null): void {
    const last = this.#isOpen ? events.findIndex(({ id }) => id === this.#anchor) : -1;
    const before = last < 0 ? events : events.slice(0, last + 1);
    const older = before.filter(({ id }) => !this.#positions.has(id));
    this.#events = older.concat(this.#events);
    this.#start -= older.length;
    for (const [index, { id }] of older.entries()) this.#positions.set(id, this.#start + index);
    this.#anchor = anchor;
    this.#isOpen = true;
  }

  /** Lets go of what stands before this position. */
  trim(position: number): void {
    const dropped = this.#events.splice(0, position - this.#start);
    for (const { id } of dropped) this.#positions.delete(id);
    this.#start += dropped.length;
    this.#anchor = dropped.at(-1)?.id ?? this.#anchor;
  }
}
