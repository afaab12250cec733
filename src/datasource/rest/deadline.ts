import { onAbort } from './on-abort.ts';
import { UpstreamFailure } from './upstream-failure.ts';

/**
 * Runs `work` until it settles, `milliseconds` have passed (rejects with an UpstreamFailure `TIMEOUT`), or `signal` aborts
 * (rejects with its reason), whichever is first; the signal that `work` gets aborts in the last two cases. Work whose length
 * nobody can foresee calls `prolong` at each sign of progress, and the time begins again.
 *
 * The promise is our own, because a request that waits behind a full pool, or for a connection, hears of no abort until it
 * starts. Timer and listener are gone once it has settled, so a long-lived signal collects nothing.
 */
export const withDeadline = <Result>(
  milliseconds: number,
  signal: AbortSignal,
  work: (signal: AbortSignal, prolong: () => void) => Promise<Result>,
): Promise<Result> =>
  new Promise<Result>((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const controller = new AbortController();
    const release = (): void => {
      clearTimeout(timer);
      stopListening();
    };
    const stop = (reason: unknown): void => {
      release();
      reject(reason);
      controller.abort(reason);
    };
    const timer = setTimeout(() => {
      stop(new UpstreamFailure('TIMEOUT', `no whole answer within ${milliseconds} ms`));
    }, milliseconds);
    const stopListening = onAbort(signal, () => stop(signal.reason));

    work(controller.signal, () => timer.refresh()).then(
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
