import { isAsyncIterable } from 'graphql-yoga';
import type { AdmittedCaller } from '../../../domain/caller.ts';
import { type AbortSignalLike, LightAbortController } from '../../../domain/light-abort.ts';
import type { Deadlines } from './deadlines.ts';

export interface TimedWork<Result> {
  readonly caller: AdmittedCaller;
  /** Resolves once all that belongs to the operation has arrived: the time counts from then. */
  readonly arrived: Promise<void> | undefined;
  /** What it is to do, on behalf of a caller whose signal aborts at the deadline too. */
  work(caller: AdmittedCaller): Promise<Result>;
  /** What is thrown when it takes too long, whether or not the work heeds the signal. */
  tooLate(): Error;
  /** Gets what the work comes to when nobody waits for it any more. */
  abandon(result: Result): void;
}

/** Does some work, but no longer than until its deadline. */
export const inTime = <Result>(
  deadlines: Deadlines,
  { caller, arrived, work, tooLate, abandon }: TimedWork<Result>,
): Promise<Result> =>
  new Promise((resolve, reject) => {
    const { signal } = caller;
    const ended = new LightAbortController();
    let isOver = false;
    const deadline = {
      expire(): void {
        isOver = true;
        reject(tooLate());
        signal.removeEventListener('abort', follow);
        ended.abort();
      },
    };
    const follow = (): void => {
      // Whoever has gone gets no answer, late or in time.
      deadlines.callOff(deadline);
      ended.abort(signal.reason);
    };
    const begin = (): void => {
      if (!isOver && !signal.aborted) deadlines.start(deadline);
    };
    const over = (): void => {
      isOver = true;
      deadlines.callOff(deadline);
      signal.removeEventListener('abort', follow);
    };

    if (signal.aborted) follow();
    else signal.addEventListener('abort', follow, { once: true });
    if (arrived !== undefined) void arrived.then(begin);
    else begin();
    work({ ...caller, signal: ended.signal }).then(
      (result) => {
        if (isOver) return abandon(result);
        over();
        // A subscription lives on after its beginning, and so does the signal that ends it.
        if (isAsyncIterable(result)) passOn(signal, ended);
        resolve(result);
      },
      (error: unknown) => {
        over();
        reject(error);
      },
    );
  });

/** Apart, so that nothing of how a subscription began is kept for as long as it lasts. */
const passOn = (signal: AbortSignalLike, controller: LightAbortController): void => {
  if (signal.aborted) controller.abort(signal.reason);
  else signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true });
};
