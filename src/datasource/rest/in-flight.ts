import { type AbortSignalLike, LightAbortController } from '../../domain/light-abort.ts';
import { onAbort } from './on-abort.ts';

interface Flight {
  readonly outcome: Promise<unknown>;
  readonly controller: LightAbortController;
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
    flight.waiters += 1;
    return new Promise<Answer>((resolve, reject) => {
      const stay = onAbort(signal, () => {
        flight.waiters -= 1;
        reject(signal.reason);
        if (flight.waiters > 0) return;
        this.#forget(credentialId, key, flight);
        flight.controller.abort(signal.reason);
      });
      flight.outcome.then(
        (answer) => {
          stay();
          // One key means one decoding, so what lies under it is this caller's type.
          resolve(answer as Answer);
        },
        (reason: unknown) => {
          stay();
          reject(reason);
        },
      );
    });
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
    const controller = new LightAbortController();
    const flight: Flight = { outcome: start(controller.signal), controller, waiters: 0 };
    const flights = this.#flights.get(credentialId);
    if (flights) flights.set(key, flight);
    else this.#flights.set(credentialId, new Map([[key, flight]]));
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
}
