import type { AbortSignalLike } from '../../domain/light-abort.ts';
import type { Locks } from '../locks.ts';

/** Locks within this process. */
export class MemoryLocks implements Locks {
  /** For each name that is held, what its latest holder or waiter ends with. */
  readonly #ends = new Map<string, Promise<void>>();

  async hold<Result>(name: string, signal: AbortSignalLike, work: () => Promise<Result>): Promise<Result> {
    const before = this.#ends.get(name);
    let end = (): void => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    // Who gives up waiting lets the next one through only when his own turn would have come.
    const mine = Promise.all([before, ended]).then(() => {});
    this.#ends.set(name, mine);
    void mine.then(() => {
      if (this.#ends.get(name) === mine) this.#ends.delete(name);
    });
    try {
      await turn(before, signal);
      return await work();
    } finally {
      end();
    }
  }

  /** How many names are held. */
  get size(): number {
    return this.#ends.size;
  }
}

const turn = (before: Promise<void> | undefined, signal: AbortSignalLike): Promise<void> =>
  new Promise((resolve, reject) => {
    const giveUp = (): void => reject(signal.reason);
    if (signal.aborted) return giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    void Promise.resolve(before).then(() => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    });
  });
