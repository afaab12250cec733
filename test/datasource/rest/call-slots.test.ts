import { expect, it } from 'vitest';
import { CallSlots } from '../../../src/datasource/rest/call-slots.ts';
import { createFakeClock } from '../../emulator/fake-clock.ts';
import { failureOf } from '../support/datasource.ts';

const slotsFor = (most: number) => {
  const clock = createFakeClock();
  const slots = new CallSlots(most, clock);
  const served: string[] = [];
  const enter = (
    name: string,
    { credential = 'one', requestId = 'request', timeout = 1000, signal = new AbortController().signal } = {},
  ): Promise<void> | null => {
    const turn = slots.enter({ credential, requestId, timeout, signal });
    if (!turn) served.push(name);
    return turn?.then(() => void served.push(name)) ?? null;
  };
  return { clock, slots, served, enter };
};

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('lets a call through at once while there is a slot, without a promise', () => {
  const { enter } = slotsFor(2);
  expect([enter('a'), enter('b')]).toEqual([null, null]);
});

it('lets the next one through when a slot is free, in the order in which they came', async () => {
  const { enter, slots, served } = slotsFor(1);
  for (const name of ['a', 'b', 'c']) void enter(name);
  slots.leave('one');
  await settled();
  expect(served).toEqual(['a', 'b']);
  slots.leave('one');
  await settled();
  expect(served).toEqual(['a', 'b', 'c']);
});

it('lets the requests of a credential take turns', async () => {
  const { enter, slots, served } = slotsFor(1);
  for (const name of ['a', 'b', 'c']) void enter(name, { requestId: 'large' });
  void enter('x', { requestId: 'small' });
  for (let left = 0; left < 3; left += 1) slots.leave('one');
  await settled();
  expect(served).toEqual(['a', 'b', 'x', 'c']);
});

it('keeps no credential waiting for another', () => {
  const { enter } = slotsFor(1);
  void enter('a');
  void enter('b');
  expect(enter('x', { credential: 'two' })).toBeNull();
});

it('gives up a call that has waited for its whole time, as one that was not sent', async () => {
  const { enter, slots, clock } = slotsFor(1);
  void enter('a');
  const failure = failureOf(enter('b', { timeout: 500 }) ?? Promise.resolve());
  clock.advance(500);
  expect(await failure).toMatchObject({ kind: 'TIMEOUT', sent: false });
  expect(clock.waiting).toBe(0);
  slots.leave('one');
  expect(slots.size).toBe(0);
});

it('forgets a call whose caller has gone, with the reason of his going', async () => {
  const { enter, slots, clock, served } = slotsFor(1);
  const client = new AbortController();
  void enter('a');
  const gone = failureOf(enter('b', { signal: client.signal }) ?? Promise.resolve());
  void enter('c');
  client.abort('gone');
  expect(await gone).toBe('gone');
  slots.leave('one');
  await settled();
  expect(served).toEqual(['a', 'c']);
  slots.leave('one');
  expect([slots.size, clock.waiting]).toEqual([0, 0]);
});

it('passes on the turn of who gives up in the moment in which it comes', async () => {
  const { enter, slots, served } = slotsFor(1);
  const client = new AbortController();
  void enter('a');
  const gone = failureOf(enter('b', { signal: client.signal }) ?? Promise.resolve());
  void enter('c');
  slots.leave('one');
  client.abort('gone');
  expect(await gone).toBe('gone');
  await settled();
  expect(served).toEqual(['a', 'c']);
});

it('refuses to let more than 10,000 wait, and forgets a credential once it is idle', async () => {
  const { enter, slots, clock } = slotsFor(1);
  void enter('a');
  const waiting = Array.from({ length: 10_000 }, (_, index) => enter(String(index)));
  expect(() => enter('one too many')).toThrow(expect.objectContaining({ kind: 'CROWDED', sent: false }));
  for (let left = 0; left <= waiting.length; left += 1) slots.leave('one');
  await Promise.all(waiting);
  expect([slots.size, clock.waiting]).toEqual([0, 0]);
});
