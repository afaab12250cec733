import { describe, expect, it, vi } from 'vitest';
import { Circuit } from '../../../src/datasource/rest/circuit.ts';
import { systemClock } from '../../../src/domain/clock.ts';
import { useFakeTime } from '../../support/fake-time.ts';
import { keepingLogger } from '../support/datasource.ts';

/** A circuit in fake time, and the ways in which a credential's calls end. */
const aCircuit = () => {
  useFakeTime();
  const logger = keepingLogger();
  const circuit = new Circuit({ clock: systemClock, random: () => 0, logger });
  const isOpen = (credential: string): boolean => {
    try {
      circuit.enter(credential).abandoned();
      return false;
    } catch {
      return true;
    }
  };
  /** Fails every half second, so often. */
  const fails = (times: number, credential = 'one'): void => {
    for (let count = 0; count < times; count += 1) {
      circuit.enter(credential).failed();
      vi.advanceTimersByTime(500);
    }
  };
  return {
    circuit,
    logged: logger.lines,
    isOpen,
    answered: (credential = 'one') => circuit.enter(credential).answered(),
    fails,
    severalFail() {
      for (let round = 0; round < 10; round += 1) fails(1, ['a', 'b', 'c'][round % 3]);
    },
  };
};

describe('the circuit of a credential', () => {
  it('opens when calls keep failing, and says for how long', () => {
    const { circuit, fails, logged } = aCircuit();
    fails(5);
    expect(() => circuit.enter('one')).toThrow(
      expect.objectContaining({ kind: 'LEFT_ALONE', sent: false, retryAfter: 1 }),
    );
    expect(logged).toHaveLength(1);
  });

  it('stays closed for many failures of one moment', () => {
    const { circuit, isOpen } = aCircuit();
    const passages = Array.from({ length: 50 }, () => circuit.enter('one'));
    for (const passage of passages) passage.failed();
    expect(isOpen('one')).toBe(false);
  });

  it('opens at the fifth of the calls that hang until their time is up', () => {
    const { circuit, isOpen } = aCircuit();
    const passages = Array.from({ length: 5 }, () => circuit.enter('one'));
    vi.advanceTimersByTime(15_000);
    for (const passage of passages) passage.failed();
    expect(isOpen('one')).toBe(true);
  });

  it('stays closed as long as an answer comes in between, be it a refusal', () => {
    const { fails, answered, isOpen } = aCircuit();
    for (let round = 0; round < 10; round += 1) {
      fails(4);
      answered();
    }
    expect(isOpen('one')).toBe(false);
  });

  it('forgets failures of long ago', () => {
    const { fails, isOpen } = aCircuit();
    fails(4);
    vi.advanceTimersByTime(31_000);
    fails(1);
    expect(isOpen('one')).toBe(false);
  });

  it('lets one call at a time find out, and closes with its answer', () => {
    const { circuit, fails, isOpen } = aCircuit();
    fails(5);
    vi.advanceTimersByTime(1000);
    const probe = circuit.enter('one');
    expect(isOpen('one')).toBe(true);
    probe.answered();
    expect(isOpen('one')).toBe(false);
  });

  it('pauses twice as long after each probe that fails, five seconds at most', () => {
    const { circuit, fails, isOpen } = aCircuit();
    fails(5);
    vi.advanceTimersByTime(500);
    for (const pause of [2000, 4000, 5000, 5000]) {
      circuit.enter('one').failed();
      vi.advanceTimersByTime(pause - 1);
      expect(isOpen('one')).toBe(true);
      vi.advanceTimersByTime(1);
    }
    expect(isOpen('one')).toBe(false);
  });

  it('lets another find out when the probe was given up', () => {
    const { circuit, fails } = aCircuit();
    fails(5);
    vi.advanceTimersByTime(1000);
    circuit.enter('one').abandoned();
    circuit.enter('one').answered();
  });

  it('is not opened anew by calls that were begun before it opened', () => {
    const { circuit, fails, isOpen } = aCircuit();
    const late = circuit.enter('one');
    fails(5);
    late.failed();
    vi.advanceTimersByTime(1000);
    expect(isOpen('one')).toBe(false);
  });
});

describe('the circuit of all credentials', () => {
  it('is not opened by one for which everything fails, however often', () => {
    const { circuit, isOpen } = aCircuit();
    for (let second = 0; second < 600; second += 1) {
      if (!isOpen('bad')) circuit.enter('bad').failed();
      vi.advanceTimersByTime(1000);
    }
    expect([isOpen('bad'), isOpen('good')]).toEqual([true, false]);
  });

  it('is opened for those who have not asked yet when several fail and nobody is answered', () => {
    const { severalFail, isOpen } = aCircuit();
    severalFail();
    expect(isOpen('d')).toBe(true);
  });

  it('stays closed as long as anybody is answered', () => {
    const { fails, answered, isOpen } = aCircuit();
    for (let round = 0; round < 20; round += 1) {
      for (const one of ['a', 'b', 'c']) if (!isOpen(one)) fails(1, one);
      answered('good');
    }
    expect([isOpen('good'), isOpen('new')]).toEqual([false, false]);
  });

  it('closes with the answer to whoever finds out', () => {
    const { severalFail, answered, isOpen } = aCircuit();
    severalFail();
    vi.advanceTimersByTime(1000);
    answered('d');
    expect(['a', 'b', 'c', 'e'].map(isOpen)).toEqual([false, false, false, false]);
  });
});
