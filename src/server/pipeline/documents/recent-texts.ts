/** What a bounded memory may hold. */
export interface Room {
  /** How many entries, at most. */
  readonly count: number;
  /** How much they weigh together, at most; in bytes, as far as that can be told. */
  readonly weight: number;
}

/**
 * Remembers what became of texts, within bounds, and forgets first what nobody has asked for longest. Two generations rather
 * than one list in order of use: a hit in the younger one is a single look-up.
 */
export class RecentTexts<Value> {
  readonly #room: Room;
  #young = new Map<string, Entry<Value>>();
  #old = new Map<string, Entry<Value>>();
  #youngWeight = 0;

  constructor(room: Room) {
    this.#room = room;
  }

  get(text: string): Value | undefined {
    const young = this.#young.get(text);
    if (young) return young.value;
    const old = this.#old.get(text);
    if (!old) return undefined;
    this.#old.delete(text);
    this.#add(text, old);
    return old.value;
  }

  /** What alone would take half of the room is not kept. */
  set(text: string, value: Value, weight: number): void {
    if (weight <= this.#room.weight / 2) this.#add(text, { value, weight });
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }

  #add(text: string, entry: Entry<Value>): void {
    const isFull =
      this.#young.size >= this.#room.count / 2 || this.#youngWeight + entry.weight > this.#room.weight / 2;
    if (isFull) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#youngWeight = 0;
    }
    this.#young.set(text, entry);
    this.#youngWeight += entry.weight;
  }
}

interface Entry<Value> {
  readonly value: Value;
  readonly weight: number;
}
