import type { ExecutionResult } from 'graphql';
import type { AdmittedCaller } from '../../domain/caller.ts';
import type { Clock } from '../../domain/clock.ts';
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
}

/** The subscriptions that run, whichever transport they came over. */
export class Subscriptions {
  readonly #executions: SharedExecutions;
  readonly #running = new Set<ResultStream>();
  #isStopped = false;

  constructor(clock: Clock) {
    this.#executions = new SharedExecutions(clock);
  }

  /** Turns the events of a source into the results of a subscription. */
  open(source: AsyncIterable<unknown>, subscription: Subscription): ResultStream {
    const { caller, key, execute, mask, maskFailure } = subscription;
    const stream: ResultStream = new ResultStream({
      source,
      signal: caller.signal,
      answer: (event) => this.#executions.answer(event, key, caller, (asCaller) => execute(event, asCaller)),
      mask,
      maskFailure,
      left: () => this.#running.delete(stream),
    });
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
