import type { ExecutionResult } from 'graphql';
import type { Access } from '../../domain/access.ts';
import type { AdmittedCaller } from '../../domain/caller.ts';
import { type AbortSignalLike, LightAbortController } from '../../domain/light-abort.ts';
import type { PreparedOperation } from './documents/prepare-document.ts';
import type { Variables } from './input-problems.ts';
import { variablesKey } from './variables-key.ts';

/** Executes a query on behalf of this caller. */
export type ExecuteQuery = (caller: AdmittedCaller) => Promise<ExecutionResult>;

/**
 * Lets identical queries that are under way share one execution: the same operation of the same document with the same variables,
 * of the same credential, good for the same. It is no cache: an execution is forgotten when it is over.
 *
 * It runs under the request id of who began it. Who leaves, or comes to his deadline, ends only his own wait; it ends early when
 * all have gone.
 */
export class SharedQueries {
  readonly #flights = new Map<string, Map<string, Flight>>();
  readonly #numbers = new WeakMap<PreparedOperation, number>();
  #count = 0;

  /** @throws what the execution threw, or the reason of the caller's abort while others wait. */
  execute(
    operation: PreparedOperation,
    variables: Variables,
    caller: AdmittedCaller,
    execute: ExecuteQuery,
  ): Promise<ExecutionResult> {
    const { credential, access, signal } = caller;
    const given = variablesKey(variables);
    if (given === null || signal.aborted) return execute(caller);
    const key = `${this.#numberOf(operation)} ${scopesKey(access)} ${given}`;
    const known = this.#flights.get(credential.id)?.get(key);
    if (known) return known.wait(signal);
    const flight = new Flight(caller, execute, () => this.#forget(credential.id, key, flight));
    let flights = this.#flights.get(credential.id);
    if (!flights) {
      flights = new Map();
      this.#flights.set(credential.id, flights);
    }
    flights.set(key, flight);
    return flight.wait(signal);
  }

  /** From now on no query of this credential joins an execution begun before: it could not show what has changed. */
  leaveBehind(credentialId: string): void {
    this.#flights.delete(credentialId);
  }

  /** Of how many credentials something is under way. */
  get size(): number {
    return this.#flights.size;
  }

  #forget(credentialId: string, key: string, flight: Flight): void {
    const flights = this.#flights.get(credentialId);
    if (flights?.get(key) !== flight) return;
    flights.delete(key);
    if (flights.size === 0) this.#flights.delete(credentialId);
  }

  #numberOf(operation: PreparedOperation): number {
    const known = this.#numbers.get(operation);
    if (known !== undefined) return known;
    this.#count += 1;
    this.#numbers.set(operation, this.#count);
    return this.#count;
  }
}

/** One execution, and how many wait for it. */
class Flight {
  readonly #outcome: Promise<ExecutionResult>;
  readonly #gone = new LightAbortController();
  readonly #forget: () => void;
  #waiting = 0;

  constructor(caller: AdmittedCaller, execute: ExecuteQuery, forget: () => void) {
    this.#outcome = execute(withSignal(caller, this.#gone.signal));
    this.#forget = forget;
  }

  wait(signal: AbortSignalLike): Promise<ExecutionResult> {
    this.#waiting += 1;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting -= 1;
        if (this.#waiting > 0) reject(signal.reason);
        else this.#abandon(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#outcome.then(
        (result) => {
          this.#forget();
          signal.removeEventListener('abort', leave);
          resolve(result);
        },
        (error: unknown) => {
          this.#forget();
          signal.removeEventListener('abort', leave);
          reject(error);
        },
      );
    });
  }

  /** The last one still hears how the execution takes it. */
  #abandon(reason: unknown): void {
    this.#forget();
    this.#gone.abort(reason);
  }
}

/** Field by field: the caller's own signal is made when it is read, and a spread with a getter in it is slow. */
const withSignal = (
  { credential, access, requestId, traceparent }: AdmittedCaller,
  signal: AbortSignalLike,
): AdmittedCaller => ({ credential, access, requestId, traceparent, signal });

/** No scope's name is what stands for all. */
const scopesKey = ({ scopes }: Access): string => (scopes === null ? '*' : [...scopes].sort().join());
