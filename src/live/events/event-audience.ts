import type { EventSubscriber } from './event-subscriber.ts';

/** All who read one log: those who have their place in it, and those who wait for the past that they want. */
export class EventAudience {
  readonly #placed = new Set<EventSubscriber>();
  readonly #joining = new Set<EventSubscriber>();

  get size(): number {
    return this.#placed.size + this.#joining.size;
  }

  /** Those who have no place yet, in the order in which they came. Who comes meanwhile is met too. */
  get joining(): Iterable<EventSubscriber> {
    return this.#joining;
  }

  add(subscriber: EventSubscriber): void {
    this.#joining.add(subscriber);
  }

  /** He has found his place, unless he has left meanwhile. */
  settle(subscriber: EventSubscriber): void {
    if (this.#joining.delete(subscriber)) this.#placed.add(subscriber);
  }

  delete(subscriber: EventSubscriber): void {
    this.#joining.delete(subscriber);
    this.#placed.delete(subscriber);
  }

  /** Lets them take what there is. */
  tell(isDrained: boolean): void {
    for (const subscriber of this.#placed) subscriber.tell(isDrained);
  }

  fail(error: unknown): void {
    for (const { stream } of [...this.#placed, ...this.#joining]) stream.fail(error);
  }

  /** Closes who is too slow. Returns when to look again. */
  checkSpeed(): number {
    let next = Number.POSITIVE_INFINITY;
    for (const subscriber of this.#placed) next = Math.min(next, subscriber.checkSpeed());
    return next;
  }

  /** The earliest position that somebody has not read yet. */
  earliest(): number {
    let earliest = Number.POSITIVE_INFINITY;
    for (const { position } of this.#placed) earliest = Math.min(earliest, position ?? earliest);
    return earliest;
  }
}
