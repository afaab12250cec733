import type { AdmittedCaller } from '../../domain/caller.ts';
import type { ErrorCode } from '../pipeline/error-codes.ts';
import type { Operation, Run } from '../pipeline/run.ts';
import { errorMessage } from './messages.ts';
import type { Outbox } from './outbox.ts';
import { SocketOperation } from './socket-operation.ts';

export interface SocketOperationsParts {
  readonly run: Run;
  readonly outbox: Outbox;
  /** How many may run at once. */
  readonly most: number;
  /** None runs any more, and none will. */
  finished(): void;
  failed(error: unknown): void;
}

interface OperationRefusal {
  readonly code: ErrorCode;
  readonly message: string;
}

// Room for a number behind it: an id has 128 characters at most.
const LONGEST_PREFIX = 112;

/** The operations of one socket, by the ids that its client gave them. */
export class SocketOperations {
  readonly #parts: SocketOperationsParts;
  readonly #running = new Map<string, SocketOperation>();
  #count = 0;
  #isFinishing = false;
  #idle: (() => void) | null = null;

  constructor(parts: SocketOperationsParts) {
    this.#parts = parts;
  }

  has(id: string): boolean {
    return this.#running.has(id);
  }

  /** Begins one, under a request id of its own; or answers why not. */
  start(id: string, operation: Operation, caller: AdmittedCaller): void {
    const { run, outbox, failed } = this.#parts;
    this.#count += 1;
    const requestId = `${caller.requestId.slice(0, LONGEST_PREFIX)}.${this.#count}`;
    const refusal = this.#refusal();
    if (refusal) {
      const error = { message: refusal.message, extensions: { code: refusal.code, requestId } };
      void outbox.send(errorMessage(JSON.stringify(id), [error]));
      return;
    }
    const started = new SocketOperation({ id, run, outbox, ended: () => this.#ended(id) });
    this.#running.set(id, started);
    started.start(operation, { ...caller, requestId }).catch(failed);
  }

  /** Its client wants no more of it. */
  complete(id: string): void {
    this.#running.get(id)?.end();
  }

  /** Begins no more, and says when the last one has ended. */
  finish(): void {
    this.#isFinishing = true;
    if (this.#running.size === 0) this.#parts.finished();
  }

  /** Calls back once none runs: at once, or when the last one has ended. */
  whenIdle(idle: () => void): void {
    if (this.#running.size === 0) idle();
    else this.#idle = idle;
  }

  /** Ends them all, without a word to the client. */
  end(): void {
    for (const operation of [...this.#running.values()]) operation.end();
  }

  #ended(id: string): void {
    this.#running.delete(id);
    if (this.#running.size > 0) return;
    if (this.#isFinishing) this.#parts.finished();
    this.#idle?.();
  }

  #refusal(): OperationRefusal | undefined {
    const { most } = this.#parts;
    if (this.#isFinishing)
      return { code: 'SHUTTING_DOWN', message: 'This instance is shutting down. Ask again.' };
    if (this.#running.size < most) return undefined;
    return {
      code: 'TOO_MANY_OPERATIONS',
      message: `A socket runs at most ${most} operations at once. Complete one, or open another socket.`,
    };
  }
}
