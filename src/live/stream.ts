import { onAbort } from '../datasource/rest/on-abort.ts';
import type { AbortSignalLike } from '../domain/light-abort.ts';

/** Where a stream takes its items from. */
export interface StreamSource<Item> {
  /** The next item for this subscriber, which is then his; undefined when there is none at the moment. */
  take(): Item | undefined;
  /** The stream has ended, however it came to that. Called once. */
  left(): void;
}

interface Waiting<Item> {
  resolve(result: IteratorResult<Item>): void;
  reject(error: unknown): void;
}

const DONE = { done: true, value: undefined } as const;

/**
 * What one subscriber reads. It holds no items: it takes the next one when it is asked for it, so a subscriber who does not
 * ask costs nothing.
 *
 * An explicit iterator, because a generator that waits for its source cannot be ended from outside: `return()` and the
 * signal's abort end it at once, also while `next()` waits.
 */
export class Stream<Item extends object> implements AsyncIterableIterator<Item> {
  readonly #source: StreamSource<Item>;
  readonly #waiting: Waiting<Item>[] = [];
  readonly #unhear: () => void;
  #completing = false;
  #ended = false;
  #failure: { readonly error: unknown } | null = null;

  constructor(source: StreamSource<Item>, signal: AbortSignalLike) {
    this.#source = source;
    this.#unhear = onAbort(signal, () => this.#end());
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** There may be something to take. */
  wake(): void {
    while (this.#waiting.length > 0) {
      const item = this.#source.take();
      if (item === undefined) break;
      this.#waiting.shift()?.resolve({ done: false, value: item });
    }
    if (this.#completing && this.#waiting.length > 0) this.#end();
  }

  /** Nothing more will come: ends once the subscriber has taken what there is. */
  complete(): void {
    this.#completing = true;
    this.wake();
  }

  /** Ends now, with this error; what was not taken is dropped. */
  fail(error: unknown): void {
    if (this.#ended) return;
    const waiting = this.#waiting.shift();
    if (waiting) waiting.reject(error);
    else this.#failure = { error };
    this.#end();
  }

  next(): Promise<IteratorResult<Item>> {
    if (this.#failure !== null) {
      const { error } = this.#failure;
      this.#failure = null;
      return Promise.reject(error);
    }
    if (this.#ended) return Promise.resolve(DONE);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.wake();
    });
  }

  return(): Promise<IteratorResult<Item>> {
    this.#failure = null;
    this.#end();
    return Promise.resolve(DONE);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#unhear();
    for (const { resolve } of this.#waiting.splice(0)) resolve(DONE);
    this.#source.left();
  }
}
