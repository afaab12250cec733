import type { ExecutionResult } from 'graphql';
import { expect, it } from 'vitest';
import { ResultStream } from '../../src/server/pipeline/result-stream.ts';
import { createBroadcast } from '../support/broadcast.ts';
import { deferred } from '../support/deferred.ts';

const END = { done: true, value: undefined };

const start = (source: AsyncIterable<unknown>, result?: Promise<ExecutionResult>) => {
  const gone = new AbortController();
  const seen = { left: 0, abandoned: 0, masked: 0 };
  const stream = new ResultStream({
    source,
    signal: gone.signal,
    answer: (event) => ({
      result: result ?? Promise.resolve({ data: { event } }),
      abandon: () => {
        seen.abandoned += 1;
      },
    }),
    mask: (unmasked) => {
      seen.masked += 1;
      return unmasked;
    },
    maskFailure: (error) => ({ errors: [error as never] }),
    left: () => {
      seen.left += 1;
    },
  });
  return { stream, gone, seen };
};

it('ends a waiting reader at once, even when its source does not', async () => {
  async function* stuck() {
    await new Promise(() => {});
    yield 1;
  }
  const { stream, seen } = start(stuck());
  const reading = stream.next();
  expect(await stream.return()).toEqual(END);
  expect(await reading).toEqual(END);
  expect(await stream.next()).toEqual(END);
  expect(seen.left).toBe(1);
});

it('ends with its signal, and takes its source along', async () => {
  const source = createBroadcast<object>();
  const { stream, gone, seen } = start(source.listen());
  const reading = stream.next();
  gone.abort();
  expect(await reading).toEqual(END);
  expect(source.listeners).toBe(0);
  expect(seen.left).toBe(1);
});

it('waits no more for an execution once it has ended', async () => {
  const source = createBroadcast<object>();
  const result = deferred<ExecutionResult>();
  const { stream, seen } = start(source.listen(), result.promise);
  const reading = stream.next();
  source.publish({});
  await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
  await stream.return();
  expect(await reading).toEqual(END);
  result.resolve({ errors: [] });
  await new Promise((resolve) => setImmediate(resolve));
  expect(seen).toEqual({ left: 1, abandoned: 1, masked: 0 });
});

it('says last why its source broke off', async () => {
  const source = createBroadcast<object>();
  const { stream, seen } = start(source.listen());
  const reading = stream.next();
  const error = new Error('broken');
  source.fail(error);
  expect(await reading).toEqual({ done: false, value: { errors: [error] } });
  expect(await stream.next()).toEqual(END);
  expect(seen.left).toBe(1);
});

it('takes its source along when an execution fails', async () => {
  const source = createBroadcast<object>();
  const { stream } = start(source.listen(), Promise.reject(new Error('broken')));
  const reading = stream.next();
  source.publish({});
  expect(await reading).toMatchObject({ done: false, value: { errors: [{ message: 'broken' }] } });
  expect(source.listeners).toBe(0);
});

it.each([
  ['fails to end', () => Promise.reject(new Error('broken'))],
  [
    'throws when it is ended',
    () => {
      throw new Error('broken');
    },
  ],
  ['cannot be ended', undefined],
])('does not mind a source that %s', async (_what, end) => {
  const source = {
    [Symbol.asyncIterator]: () => source,
    next: () => new Promise<never>(() => {}),
    ...(end && { return: end }),
  };
  const { stream } = start(source);
  const reading = stream.next();
  await stream.return();
  expect(await reading).toEqual(END);
});

it('takes nothing from its source that nobody has asked for', async () => {
  const source = createBroadcast<object>();
  const { stream } = start(source.listen());
  for (let count = 0; count < 3; count += 1) source.publish({ count });
  expect(source.asked).toBe(0);
  await stream.next();
  expect(source.asked).toBe(1);
});

it('lets others have their turn when its source always has more', async () => {
  async function* endless() {
    for (let count = 0; ; count += 1) yield { count };
  }
  const { stream } = start(endless());
  const turn = deferred();
  setImmediate(() => turn.resolve());
  let isMine = false;
  void turn.promise.then(() => {
    isMine = true;
  });
  let read = 0;
  while (!isMine && read < 10_000) {
    await stream.next();
    read += 1;
  }
  expect(read).toBeLessThan(200);
});
