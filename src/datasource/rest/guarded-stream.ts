import { Readable } from 'node:stream';
import type { AbortSignalLike } from '../../domain/light-abort.ts';
import { asError } from './as-error.ts';
import { onAbort } from './on-abort.ts';
import { failureOf, UpstreamFailure } from './upstream-failure.ts';

/**
 * A body that its reader takes as it comes, under a guard: it fails when nothing arrives for `milliseconds` (UpstreamFailure
 * `TIMEOUT`), or with the signal's reason when that aborts. Time in which the reader takes nothing doesn't count. However it
 * ends, the connection is let go at once.
 *
 * @param toError what the reader shall see in place of a failure.
 */
export const guardStream = (
  body: Readable,
  milliseconds: number,
  signal: AbortSignalLike,
  toError: (failure: unknown) => unknown,
): Readable => {
  let timer: NodeJS.Timeout | undefined;
  const stall = (): void => {
    body.destroy(new UpstreamFailure('TIMEOUT', `nothing of the body came for ${milliseconds} ms`));
  };
  const startWaiting = (): void => {
    clearTimeout(timer);
    timer = setTimeout(stall, milliseconds);
  };
  const guarded = new Readable({
    read() {
      startWaiting();
      body.resume();
    },
    destroy(error, callback) {
      clearTimeout(timer);
      stopListening();
      body.destroy();
      callback(error);
    },
  });
  const stopListening = onAbort(signal, () => guarded.destroy(asError(signal.reason)));

  body.pause();
  body.on('data', (chunk: Buffer) => {
    clearTimeout(timer);
    if (guarded.push(chunk)) startWaiting();
    else body.pause();
  });
  body.on('end', () => {
    clearTimeout(timer);
    guarded.push(null);
  });
  body.on('error', (error) => guarded.destroy(asError(toError(failureOf(error)))));
  if (signal.aborted) guarded.destroy(asError(signal.reason));
  return guarded;
};
