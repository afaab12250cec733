import type { AbortSignalLike } from '../../domain/light-abort.ts';
import { onAbort } from './on-abort.ts';

interface Flight {
  readonly outcome: Promise<unknown>;
  readonly controller: AbortController;
  waiters: number;
}

/**
 * Lets identical reads that are under way share one call and one decoded answer. It is no cache: a flight is forgotten when
 * it lands.
 *
 * One waiter's abort ends only his own wait; the call is aborted when the last one has gone. A waiter who joins late shares
 * the call's deadline too. Nothing is shared across credentials.
 */
export class InFlight {
  readonly #flights = new Map<string, Map<string, Flight>>();

  /**
   * Joins the flight under this key, or starts one.
   *
   * @param key the whole address of the read; the same key must mean the same decoding.
   * @throws the signal's reason when it aborts; else what the shared call threw.
   */
  share<Answer>(
    credentialId: string,
    key: string,
    signal: AbortSignalLike,
    start: (signal: AbortSignalLike) => Promise<Answer>,
  ): Promise<Answer> {
    if (signal.aborted) return Promise.reject(signal.reason);
    const flight = this.#flights.get(credentialId)?.get(key) ?? this.#launch(credentialId, key, start);
    return this.#wait<Answer>(flight, signal, () => this.#forget(credentialId, key, flight));
  }

  /**
   * From now on no read of this credential joins one begun before: it could not show what was just written.
   *
   * @param key only reads of this address; absent means all.
   */
  leaveBehind(credentialId: string, key?: string): void {
    if (key === undefined) this.#flights.delete(credentialId);
    else this.#flights.get(credentialId)?.delete(key);
  }

  #launch(credentialId: string, key: string, start: (signal: AbortSignalLike) => Promise<unknown>): Flight {
    const controller = new AbortController();
    const flight: Flight = { outcome: start(controller.signal), controller, waiters: 0 };
    const flights = this.#flights.get(credentialId) ?? new Map<string, Flight>();
    flights.set(key, flight);
    this.#flights.set(credentialId, flights);
    const land = (): void => this.#forget(credentialId, key, flight);
    flight.outcome.then(land, land);
    return flight;
  }

  #forget(credentialId: string, key: string, flight: Flight): void {
    const flights = this.#flights.get(credentialId);
    if (flights?.get(key) !== flight) return;
    flights.delete(key);
    if (flights.size === 0) this.#flights.delete(credentialId);
  }

  #wait<Answer>(flight: Flight, signal: AbortSignalLike, forget: () => void): Promise<Answer> {
    flight.waiters += 1;
    // One key means one decoding, so what lies under it is this caller's type.
    const outcome = flight.outcome as Promise<Answer>;
    return new Promise<Answer>((resolve, reject) => {
      const leave = (): void => {
        flight.waiters -= 1;
        reject(signal.reason);
        if (flight.waiters > 0) return;
        forget();
        flight.controller.abort(signal.reason);
      };
      const stay = onAbort(signal, leave);
      outcome.finally(stay).then(resolve, reject);
    });
  }
}
