import { setMaxListeners } from 'node:events';
import type { AbortSignalLike } from '../../domain/light-abort.ts';

/**
 * Calls back when the signal aborts, until the function that it returns is called.
 *
 * One request may wait for a hundred calls on one signal. That is no leak, so node's warning about many listeners is off
 * for it.
 */
export const onAbort = (signal: AbortSignalLike, callback: () => void): (() => void) => {
  if (signal instanceof EventTarget) setMaxListeners(0, signal);
  signal.addEventListener('abort', callback, { once: true });
  return () => signal.removeEventListener('abort', callback);
};
