import type { AbortSignalLike } from '../domain/light-abort.ts';
/** Lets only one at a time do something. */
export interface Locks {
  /**
   * Runs work while nobody else runs any under the same name; who waits is served in turn.
   *
   * @throws the signal's reason when it aborts during the wait. Work that has begun is its own master.
   */
  hold<Result>(name: string, signal: AbortSignalLike, work: () => Promise<Result>): Promise<Result>;
}
