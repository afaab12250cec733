import type { ExecutionResult } from 'graphql';
import type { AdmittedCaller } from '../../domain/caller.ts';
import type { Clock } from '../../domain/clock.ts';
import { MomentaryMap } from './momentary-map.ts';

/** What one subscriber waits for when an event has come. */
export interface Answer {
  readonly result: Promise<ExecutionResult>;
  /** He waits no more. Called at most once. */
  abandon(): void;
}

/** Executes the operation for one event, on behalf of this caller. */
export type ExecuteEvent = (caller: AdmittedCaller) => Promise<ExecutionResult>;

/**
 * Long enough for all who keep up to find what the first of them has begun; short enough for who subscribes later to get
 * fields that are fresh, and for nothing to be kept for nobody.
 */
const MOMENT = 1000;
const MOST = 1000;

/**
 * Executes a subscription's operation once for all who are at the same place in the stream. The place is the event: its
 * source hands the same object to all who are there, and each object to nobody else.
 */
export class SharedExecutions {
  readonly #recent: MomentaryMap<Execution>;

  constructor(clock: Clock) {
    this.#recent = new MomentaryMap(MOMENT, MOST, clock);
  }

  /** @param key the same for subscribers to whom the event means the same. */
  answer(event: unknown, key: string, caller: AdmittedCaller, execute: ExecuteEvent): Answer {
    // What has no identity is nobody's place.
    if (typeof event !== 'object' || event === null) return new Execution(caller, execute, () => {}).join();
    const known = this.#recent.get(event, key);
    if (known) return known.join();
    const execution = new Execution(caller, execute, () => this.#recent.delete(event, key));
    this.#recent.set(event, key, execution);
    return execution.join();
  }
}

/** One execution and how many wait for it. It belongs to none of them: it ends early only when all have gone. */
class Execution {
  readonly #result: Promise<ExecutionResult>;
  readonly #gone = new AbortController();
  readonly #abandoned: () => void;
  #waiting = 0;
  #isOver = false;

  constructor(caller: AdmittedCaller, execute: ExecuteEvent, abandoned: () => void) {
    this.#abandoned = abandoned;
    this.#result = execute({ ...caller, signal: this.#gone.signal }).finally(() => {
      this.#isOver = true;
    });
  }

  join(): Answer {
    this.#waiting += 1;
    return { result: this.#result, abandon: () => this.#leave() };
  }

  #leave(): void {
    this.#waiting -= 1;
    if (this.#waiting > 0 || this.#isOver) return;
    this.#abandoned();
    this.#gone.abort();
  }
}
