import type { ExecutionResult } from 'graphql';
import { isAsyncIterable } from 'graphql-yoga';
import { onAbort } from '../../datasource/rest/on-abort.ts';
import type { AdmittedCaller } from '../../domain/caller.ts';
import { isFailure } from '../pipeline/failed-operation.ts';
import type { Operation, Run } from '../pipeline/run.ts';
import { completeMessage, errorMessage, nextMessage } from './messages.ts';
import type { Outbox } from './outbox.ts';

export interface SocketOperationParts {
  readonly id: string;
  readonly run: Run;
  readonly outbox: Outbox;
  /** Nothing more is sent about it, so its id is free. */
  ended(): void;
}

/**
 * One operation on a socket. It ends with exactly one message: `error` when it was refused or broke off, `complete`
 * otherwise. Once the client has completed it, or its caller has gone, nothing is sent any more.
 */
export class SocketOperation {
  readonly #parts: SocketOperationParts;
  readonly #id: string;
  readonly #gone = new AbortController();
  #unhear: () => void = () => {};
  #ended = false;

  constructor(parts: SocketOperationParts) {
    this.#parts = parts;
    this.#id = JSON.stringify(parts.id);
  }

  /** @returns once it has ended. Not awaited here: who waits for a subscription would keep alive what it said, too. */
  start(operation: Operation, caller: AdmittedCaller): Promise<void> {
    if (caller.signal.aborted) {
      this.end();
      return Promise.resolve();
    }
    this.#unhear = onAbort(caller.signal, () => this.end());
    const outcome = this.#parts.run(operation, { ...caller, signal: this.#gone.signal });
    return outcome.then((begun) => this.#send(isAsyncIterable(begun) ? begun : [begun]));
  }

  /** Nobody wants more of it. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#unhear();
    this.#parts.ended();
    this.#gone.abort();
  }

  async #send(results: AsyncIterable<ExecutionResult> | Iterable<ExecutionResult>): Promise<void> {
    // Stopping in the midst ends the stream, and so does the signal.
    for await (const result of results) {
      if (this.#ended) return;
      if (isFailure(result)) return this.#finish(errorMessage(this.#id, result.errors ?? []));
      await this.#parts.outbox.send(nextMessage(this.#id, result));
    }
    if (!this.#ended) this.#finish(completeMessage(this.#id));
  }

  #finish(lastMessage: string): void {
    void this.#parts.outbox.send(lastMessage);
    this.end();
  }
}
