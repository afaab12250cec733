import { expect, it } from 'vitest';
import { MomentaryMap } from '../../src/server/pipeline/momentary-map.ts';
import { createFakeClock } from '../emulator/fake-clock.ts';

const TIME = 1000;

const start = (limit = 10) => {
  const clock = createFakeClock();
  return { clock, map: new MomentaryMap<number>(TIME, limit, clock) };
};

it('keeps a value for the time, and for no more than twice as long', () => {
  const { clock, map } = start();
  const first = {};
  const second = {};
  map.set(first, 'name', 1);
  clock.advance(TIME - 1);
  map.set(second, 'name', 2);
  clock.advance(TIME);
  expect(map.get(second, 'name')).toBe(2);
  clock.advance(1);
  expect(map.get(first, 'name')).toBeUndefined();
  clock.advance(TIME);
  expect(map.get(second, 'name')).toBeUndefined();
});

it('lets no timer run when it is empty', () => {
  const { clock, map } = start();
  map.set({}, 'name', 1);
  clock.advance(2 * TIME);
  expect(clock.waiting).toBe(0);
  map.set({}, 'name', 1);
  expect(clock.waiting).toBe(1);
});

it('knows objects by identity, and the names of each', () => {
  const { map } = start();
  const object = {};
  map.set(object, 'one', 1);
  map.set(object, 'two', 2);
  expect([map.get(object, 'one'), map.get(object, 'two'), map.get({}, 'one')]).toEqual([1, 2, undefined]);
  map.delete(object, 'one');
  expect([map.get(object, 'one'), map.get(object, 'two')]).toEqual([undefined, 2]);
});

it('never keeps more than twice its limit, and forgets the oldest', () => {
  const { map, clock } = start(10);
  const objects = Array.from({ length: 100 }, () => ({}));
  for (const object of objects) map.set(object, 'name', 1);
  const kept = objects.filter((object) => map.get(object, 'name') === 1);
  expect(kept).toEqual(objects.slice(-20));
  expect(clock.waiting).toBe(1);
});
