import type { Clock } from '../../domain/clock.ts';
import type { AbortSignalLike } from '../../domain/light-abort.ts';
import { onAbort } from './on-abort.ts';

/** How long work may take, and who may end it sooner. */
export interface Deadline {
  readonly clock: Clock;
  readonly milliseconds: number;
  readonly signal: AbortSignalLike;
  /** What the work is rejected with when its time is up. */
  readonly expired: () => Error;
}

/** What work is given besides its time. */
export interface Allotment {
  /** Tells the work, once, that nobody waits for it any more, and why. */
  onStop(callback: (reason: unknown) => void): void;
  /** Work whose length nobody can foresee says at each sign of progress that the time shall begin again. */
  prolong(): void;
}

/**
 * Runs `work` until it settles, its time is up (rejects with what `expired` makes), or `signal` aborts (rejects with its
 * reason), whichever is first; in the last two cases the work is told to stop.
 *
 * The promise is our own, because a request that waits behind a full pool, or for a connection, hears of no abort until it
 * starts. Timer and listener are gone once it has settled, so a long-lived signal collects nothing.
 */
export const withStop = <Result>(
  { clock, milliseconds, signal, expired }: Deadline,
  work: (allotment: Allotment) => Promise<Result>,
): Promise<Result> =>
  new Promise<Result>((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    let stopWork = (_reason: unknown): void => {};
    const release = (): void => {
      clock.clearTimeout(timer);
      stopListening();
    };
    const stop = (reason: unknown): void => {
      release();
      reject(reason);
      stopWork(reason);
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
    const allotment: Allotment = {
      onStop(callback) {
        stopWork = callback;
      },
      prolong() {
        prolongedAt = clock.now();
      },
    };

    work(allotment).then(
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

/** The same, for work that takes a signal. */
export const withDeadline = <Result>(
  deadline: Deadline,
  work: (signal: AbortSignal, prolong: () => void) => Promise<Result>,
): Promise<Result> =>
  withStop(deadline, ({ onStop, prolong }) => {
    const controller = new AbortController();
    onStop((reason) => controller.abort(reason));
    return work(controller.signal, prolong);
  });
