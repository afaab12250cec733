import type { ExecutionResult } from 'graphql';

/**
 * The results of a subscription with each one masked. A source that fails ends with one last result that says so.
 * An explicit iterator, because a generator that waits for its source cannot be ended from outside.
 */
export const maskedStream = (
  results: AsyncIterable<ExecutionResult>,
  mask: (result: ExecutionResult) => ExecutionResult,
  maskFailure: (error: unknown) => ExecutionResult,
): AsyncIterableIterator<ExecutionResult> => {
  const source = results[Symbol.asyncIterator]();
  let ended = false;
  const end = { done: true, value: undefined } as const;
  return {
    async next() {
      if (ended) return end;
      try {
        const { done, value } = await source.next();
        ended = done === true;
        return ended ? end : { done: false, value: mask(value) };
      } catch (error) {
        ended = true;
        return { done: false, value: maskFailure(error) };
      }
    },
    async return() {
      ended = true;
      await source.return?.();
      return end;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};
