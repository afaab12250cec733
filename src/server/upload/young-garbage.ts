import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options: { readonly type: 'minor' }) => void;

const EVERY_BYTES = 8 * 1024 * 1024;

let collect: Collect | undefined;

/** The engine shows its collector only on demand; looked up at the first upload, and kept. */
const collector = (): Collect => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc');
};

/**
 * Has the engine drop the pieces of an upload that have been passed on, every 8 MiB. Left alone it does so every 32 MiB,
 * because it counts the small objects that hold the pieces and not the pieces themselves: an upload of 200 MiB then keeps
 * a resting process 35 MiB larger, with this 10 MiB. A round takes about a millisecond.
 *
 * @returns to be told of each piece.
 */
export const createYoungGarbage = (): ((bytes: number) => void) => {
  let passed = 0;
  return (bytes) => {
    passed += bytes;
    if (passed < EVERY_BYTES) return;
    passed = 0;
    collect ??= collector();
    collect({ type: 'minor' });
  };
};
