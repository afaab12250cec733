interface Party<Item> {
  readonly items: Set<Item>;
  /** Goes on where it stopped: looking for the first of a set anew passes by all that were taken from its front. */
  readonly turns: Iterator<Item>;
}

/**
 * A queue in which parties take turns: each is served in the order in which its items came, and one with a thousand of them
 * keeps nobody else waiting for more than a turn. Every step takes the same time, however many wait.
 */
export class FairQueue<Item extends object> {
  readonly #parties = new Map<string, Party<Item>>();
  readonly #turns: Iterator<[string, Party<Item>]> = this.#parties.entries();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(party: string, item: Item): void {
    const known = this.#parties.get(party);
    this.#size += 1;
    if (known) {
      known.items.add(item);
      return;
    }
    const items = new Set([item]);
    this.#parties.set(party, { items, turns: items.values() });
  }

  /** @returns whether it was still there. */
  delete(party: string, item: Item): boolean {
    const known = this.#parties.get(party);
    if (!known?.items.delete(item)) return false;
    this.#size -= 1;
    if (known.items.size === 0) this.#parties.delete(party);
    return true;
  }

  /** Whose turn it is; undefined when nobody waits. */
  take(): Item | undefined {
    if (this.#size === 0) return undefined;
    // Whoever waits was put behind the one who was served last, so there is a next one.
    const [party, { items, turns }] = this.#turns.next().value as [string, Party<Item>];
    const item = turns.next().value as Item;
    this.#parties.delete(party);
    this.#size -= 1;
    items.delete(item);
    if (items.size > 0) this.#parties.set(party, { items, turns });
    return item;
  }
}
