import { setImmediate } from 'node:timers/promises';
import { onTestFinished, vi } from 'vitest';

/** Timers and dates go by a clock that only `runInFakeTime` moves; sockets stay real. It lasts until the test has finished. */
export const useFakeTime = (): void => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  onTestFinished(() => void vi.useRealTimers());
};

const ROUNDS_OF_QUIET = 3;

/**
 * Runs work in fake time over real connections: whenever nothing moves any more, the clock goes on to the next timer.
 *
 * @param isMoving whether a request is on its way that no timer holds up.
 */
export const runInFakeTime = async <Result>(
  work: () => Promise<Result>,
  isMoving: () => boolean = () => false,
): Promise<Result> => {
  let isDone = false;
  const running = work().finally(() => {
    isDone = true;
  });
  // It is awaited below; until then its failure is nobody's surprise.
  running.catch(() => {});
  while (!isDone) {
    for (let quiet = 0; quiet < ROUNDS_OF_QUIET && !isDone; quiet += 1) {
      await setImmediate();
      if (isMoving()) quiet = -1;
    }
    if (isDone) break;
    if (vi.getTimerCount() === 0) throw new Error('Nothing moves, and nothing will: the work hangs.');
    vi.advanceTimersToNextTimer();
  }
  return running;
};
