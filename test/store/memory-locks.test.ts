import { expect, it } from 'vitest';
import { MemoryLocks } from '../../src/store/memory/memory-locks.ts';
import { deferred } from '../support/deferred.ts';

const never = (): AbortSignal => new AbortController().signal;

/** Holds a lock until told to let go. */
const holding = (locks: MemoryLocks, name: string, done: string[], signal = never()) => {
  const gate = deferred();
  const held = locks.hold(name, signal, async () => {
    done.push('begun');
    await gate.promise;
    done.push('ended');
    return name;
  });
  return { held, letGo: () => gate.resolve() };
};

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('lets one at a time through, in turn, and hands on what he answers', async () => {
  const locks = new MemoryLocks();
  const order: number[] = [];
  const all = [1, 2, 3].map((number) =>
    locks.hold('a', never(), async () => {
      await turn();
      order.push(number);
      return number * 10;
    }),
  );
  expect(await Promise.all(all)).toEqual([10, 20, 30]);
  expect(order).toEqual([1, 2, 3]);
});

it('keeps different names apart', async () => {
  const locks = new MemoryLocks();
  const first = holding(locks, 'a', []);
  expect(await locks.hold('b', never(), async () => 'b')).toBe('b');
  first.letGo();
});

it('lets the next one through after a failure', async () => {
  const locks = new MemoryLocks();
  const failed = locks.hold('a', never(), () => Promise.reject(new Error('no')));
  const next = locks.hold('a', never(), async () => 'next');
  await expect(failed).rejects.toThrow('no');
  expect(await next).toBe('next');
});

it('lets who waits go at once when his signal aborts, and nobody through in his place', async () => {
  const locks = new MemoryLocks();
  const done: string[] = [];
  const first = holding(locks, 'a', done);
  const impatient = new AbortController();
  const second = locks.hold('a', impatient.signal, async () => 'second');
  const third = locks.hold('a', never(), async () => void done.push('third'));
  impatient.abort(new Error('enough'));
  await expect(second).rejects.toThrow('enough');
  await turn();
  expect(done).toEqual(['begun']);
  first.letGo();
  await third;
  expect(done).toEqual(['begun', 'ended', 'third']);
});

it('leaves who has begun alone when his signal aborts', async () => {
  const locks = new MemoryLocks();
  const controller = new AbortController();
  const first = holding(locks, 'a', [], controller.signal);
  await turn();
  controller.abort();
  first.letGo();
  expect(await first.held).toBe('a');
});

it('remembers nothing once nobody holds anything', async () => {
  const locks = new MemoryLocks();
  await Promise.all(
    Array.from({ length: 100 }, (_, index) => locks.hold(`name-${index % 10}`, never(), turn)),
  );
  await turn();
  expect(locks.size).toBe(0);
});
