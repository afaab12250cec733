import type { Clock } from '../../domain/clock.ts';
import type { AbortSignalLike } from '../../domain/light-abort.ts';
import { onAbort } from './on-abort.ts';

/**
 * Waits so many milliseconds.
 *
 * @throws the signal's reason when it aborts.
 */
export const sleep = (clock: Clock, milliseconds: number, signal: AbortSignalLike): Promise<void> =>
  new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const stopListening = onAbort(signal, () => {
      clock.clearTimeout(timer);
      reject(signal.reason);
    });
    const timer = clock.setTimeout(() => {
      stopListening();
      resolve();
    }, milliseconds);
  });
