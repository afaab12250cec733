import type { ExecutionResult } from 'graphql';
import { callAt } from '../../domain/call-at.ts';
import type { AdmittedCaller } from '../../domain/caller.ts';
import type { Clock } from '../../domain/clock.ts';
import { expiredAccess } from './expired-access.ts';
import { ResultStream } from './result-stream.ts';
import { type ExecuteEvent, SharedExecutions } from './shared-executions.ts';

/** One subscriber's operation. */
export interface Subscription {
  readonly caller: AdmittedCaller;
  /** The same for subscribers to whom every event means the same. */
  readonly key: string;
  /** Executes the operation for one event. */
  execute(event: unknown, caller: AdmittedCaller): ReturnType<ExecuteEvent>;
  mask(result: ExecutionResult): ExecutionResult;
  maskFailure(error: unknown): ExecutionResult;
  /** It has ended, however it came to that. */
  left(): void;
}

/** The subscriptions that run, whichever transport they came over. */
export class Subscriptions {
  readonly #clock: Clock;
  readonly #executions: SharedExecutions;
  readonly #running = new Set<ResultStream>();
  #isStopped = false;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#executions = new SharedExecutions(clock);
  }

  /** Turns the events of a source into the results of a subscription, which lasts no longer than the caller's access. */
  open(source: AsyncIterable<unknown>, subscription: Subscription): ResultStream {
    const { caller, key, execute, mask, maskFailure, left } = subscription;
    const stream: ResultStream = new ResultStream({
      source,
      signal: caller.signal,
      answer: (event) => this.#executions.answer(event, key, caller, (asCaller) => execute(event, asCaller)),
      mask,
      maskFailure,
      left: () => {
        forget();
        this.#running.delete(stream);
        left();
      },
    });
    const expiresAt = caller.access.expiresAt ?? Number.POSITIVE_INFINITY;
    const forget = callAt(this.#clock, expiresAt, () => stream.fail(expiredAccess()));
    this.#running.add(stream);
    if (this.#isStopped || caller.signal.aborted) void stream.return();
    return stream;
  }

  /** Completes them all, and those to come. */
  stop(): void {
    this.#isStopped = true;
    for (const stream of this.#running) void stream.return();
  }
}
