import type { Clock } from '../../domain/clock.ts';
import { onAbort } from './on-abort.ts';

/** How long work may take, and who may end it sooner. */
export interface Deadline {
  readonly clock: Clock;
  readonly milliseconds: number;
  readonly signal: AbortSignal;
  /** What the work is rejected with when its time is up. */
  readonly expired: () => Error;
}

/**
 * Runs `work` until it settles, its time is up (rejects with what `expired` makes), or `signal` aborts (rejects with its
 * reason), whichever is first; the signal that `work` gets aborts in the last two cases. Work whose length nobody can foresee
 * calls `prolong` at each sign of progress, and the time begins again.
 *
 * The promise is our own, because a request that waits behind a full pool, or for a connection, hears of no abort until it
 * starts. Timer and listener are gone once it has settled, so a long-lived signal collects nothing.
 */
export const withDeadline = <Result>(
  { clock, milliseconds, signal, expired }: Deadline,
  work: (signal: AbortSignal, prolong: () => void) => Promise<Result>,
): Promise<Result> =>
  new Promise<Result>((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const controller = new AbortController();
    const release = (): void => {
      clock.clearTimeout(timer);
      stopListening();
    };
    const stop = (reason: unknown): void => {
      release();
      reject(reason);
      controller.abort(reason);
    };
    // Progress may come with each piece of a body: only the time is noted, and the timer looks at it when it goes off.
    let prolongedAt: number | null = null;
    const wait = (delay: number): unknown =>
      clock.setTimeout(() => {
        const left = prolongedAt === null ? 0 : prolongedAt + milliseconds - clock.now();
        prolongedAt = null;
        if (left > 0) timer = wait(Math.min(left, milliseconds));
        else stop(expired());
      }, delay);
    let timer = wait(milliseconds);
    const stopListening = onAbort(signal, () => stop(signal.reason));
    const prolong = (): void => {
      prolongedAt = clock.now();
    };

    work(controller.signal, prolong).then(
      (result) => {
        release();
        resolve(result);
      },
      (error: unknown) => {
        release();
        reject(error);
      },
    );
  });
