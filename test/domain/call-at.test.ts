import { expect, it } from 'vitest';
import { callAt } from '../../src/domain/call-at.ts';
import { createFakeClock } from '../live/support/fake-clock.ts';

const DAY = 86_400_000;

const start = (delay: number) => {
  const clock = createFakeClock();
  let calls = 0;
  const callOff = callAt(clock, clock.now() + delay, () => {
    calls += 1;
  });
  return { clock, callOff, calls: () => calls };
};

it.each([1, 3_600_000, 3_600_001, 40 * DAY])(
  'calls back after %i ms, once, and not before',
  async (delay) => {
    const { clock, calls } = start(delay);
    await clock.advance(delay - 1);
    expect(calls()).toBe(0);
    await clock.advance(1);
    expect(calls()).toBe(1);
    expect(clock.waiting).toBe(0);
  },
);

it('calls back at the next turn when the time is past', async () => {
  const { clock, calls } = start(-DAY);
  expect(calls()).toBe(0);
  await clock.advance(0);
  expect(calls()).toBe(1);
});

it('waits for no time that never comes', () => {
  expect(start(Number.POSITIVE_INFINITY).clock.waiting).toBe(0);
});

it('is called off at any time', async () => {
  const { clock, callOff, calls } = start(2 * DAY);
  await clock.advance(DAY);
  callOff();
  expect(clock.waiting).toBe(0);
  await clock.advance(2 * DAY);
  expect(calls()).toBe(0);
});
