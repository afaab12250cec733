import type { Clock } from '../../domain/clock.ts';

type Generation<Value> = Map<object, Map<string, Value>>;

/**
 * Keeps values for a moment, each under an object and a name: at least `time` milliseconds, at most twice as long, and
 * never more than twice `limit` of them. When there are too many, the older ones go early.
 *
 * Two generations and one timer, which runs only while something is kept.
 */
export class MomentaryMap<Value> {
  readonly #time: number;
  readonly #limit: number;
  readonly #clock: Clock;
  #young: Generation<Value> = new Map();
  #old: Generation<Value> = new Map();
  #count = 0;
  #timer: unknown = null;

  constructor(time: number, limit: number, clock: Clock) {
    this.#time = time;
    this.#limit = limit;
    this.#clock = clock;
  }

  get(object: object, name: string): Value | undefined {
    return this.#young.get(object)?.get(name) ?? this.#old.get(object)?.get(name);
  }

  set(object: object, name: string, value: Value): void {
    if (this.#count >= this.#limit) this.#age();
    const named = this.#young.get(object) ?? new Map<string, Value>();
    this.#young.set(object, named.set(name, value));
    this.#count += 1;
    this.#wait();
  }

  delete(object: object, name: string): void {
    this.#young.get(object)?.delete(name);
    this.#old.get(object)?.delete(name);
  }

  #age(): void {
    this.#old = this.#young;
    this.#young = new Map();
    this.#count = 0;
    this.#clock.clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#old.size > 0) this.#wait();
  }

  #wait(): void {
    this.#timer ??= this.#clock.setTimeout(() => this.#age(), this.#time);
  }
}
