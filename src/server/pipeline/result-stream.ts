import { setImmediate } from 'node:timers/promises';
import type { ExecutionResult } from 'graphql';
import { onAbort } from '../../datasource/rest/on-abort.ts';
import type { AbortSignalLike } from '../../domain/light-abort.ts';
import type { Answer } from './shared-executions.ts';

export interface ResultStreamParts {
  /** Where the events come from. */
  readonly source: AsyncIterable<unknown>;
  /** Ends the stream when it aborts. */
  readonly signal: AbortSignalLike;
  answer(event: unknown): Answer;
  mask(result: ExecutionResult): ExecutionResult;
  maskFailure(error: unknown): ExecutionResult;
  /** The stream has ended, however it came to that. */
  left(): void;
}

/** After so many results in a row, others have their turn: a source that always has more never lets go by itself. */
const TURN = 16;

const DONE = { done: true, value: undefined } as const;

/**
 * The results of a subscription, each one masked, to be asked for one at a time. Nothing is taken from the source before
 * it is asked for. A source that fails ends with one last result that says so, and so does a stream that is failed from
 * outside, whatever it was waiting for.
 *
 * An explicit iterator, because a generator that waits for its source cannot be ended from outside: `return()` and the
 * signal's abort end it at once, also while `next()` waits.
 */
export class ResultStream implements AsyncIterableIterator<ExecutionResult> {
  readonly #parts: ResultStreamParts;
  readonly #source: AsyncIterator<unknown>;
  readonly #unhear: () => void;
  #answer: Answer | null = null;
  #reader: ((end: IteratorResult<ExecutionResult>) => void) | null = null;
  #lastResult: ExecutionResult | null = null;
  #taken = 0;
  #ended = false;

  constructor(parts: ResultStreamParts) {
    this.#parts = parts;
    this.#source = parts.source[Symbol.asyncIterator]();
    this.#unhear = onAbort(parts.signal, () => this.#end());
  }

  next(): Promise<IteratorResult<ExecutionResult>> {
    if (this.#ended) return Promise.resolve(this.#last());
    return new Promise((resolve, reject) => {
      this.#reader = resolve;
      this.#take().then(resolve, reject);
    });
  }

  return(): Promise<IteratorResult<ExecutionResult>> {
    this.#end();
    this.#lastResult = null;
    return Promise.resolve(DONE);
  }

  /** Ends it now, with one last result that says why. */
  fail(error: unknown): void {
    if (this.#ended) return;
    this.#lastResult = this.#parts.maskFailure(error);
    this.#end();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #take(): Promise<IteratorResult<ExecutionResult>> {
    try {
      this.#taken += 1;
      if (this.#taken % TURN === 0) await setImmediate();
      const event = this.#ended ? DONE : await this.#source.next();
      if (event.done || this.#ended) {
        this.#end();
        return DONE;
      }
      this.#answer = this.#parts.answer(event.value);
      const result = await this.#answer.result;
      if (this.#ended) return DONE;
      this.#answer = null;
      const masked = this.#parts.mask(result);
      this.#reader = null;
      return { done: false, value: masked };
    } catch (error) {
      if (this.#ended) return DONE;
      // Who waits gets it as what this returns.
      this.#reader = null;
      this.fail(error);
      return this.#last();
    }
  }

  /** What is read after the end: why, where there is a reason that nobody has read yet. */
  #last(): IteratorResult<ExecutionResult> {
    if (this.#lastResult === null) return DONE;
    const value = this.#lastResult;
    this.#lastResult = null;
    return { done: false, value };
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#unhear();
    this.#answer?.abandon();
    this.#reader?.(this.#last());
    void endQuietly(this.#source);
    this.#parts.left();
  }
}

/** A generator that sits in an `await` hears of its end once that is over, and may fail then. Nobody waits for it. */
const endQuietly = async (source: AsyncIterator<unknown>): Promise<void> => {
  try {
    await source.return?.();
  } catch {
    // Its subscriber has left.
  }
};
