import { numberFrom } from '../chance.ts';
import type { RouteName } from '../server/call.ts';
import type { Fault } from './fault.ts';
import { slotOf } from './fault-kinds.ts';
import { isFor } from './fault-routes.ts';

/** The faults that are on, and how far each has been used up. */
export interface FaultSchedule {
  readonly faults: readonly Fault[];
  /** How many requests each of them has applied to. */
  readonly applied: readonly number[];
  /** Puts other faults in their place, all of them unused. */
  set(faults: readonly Fault[]): void;
  /** Those that apply to the next request of a route, after the ones that it asked for itself. */
  take(route: RouteName, own: readonly Fault[]): readonly Fault[];
  /** Back to the faults it was made with, and to the first of its random draws. */
  reset(): void;
}

interface Entry {
  readonly fault: Fault;
  matched: number;
  applied: number;
}

export function createFaultSchedule(seed: string, first: readonly Fault[]): FaultSchedule {
  let entries: readonly Entry[] = [];
  let settings = 0;
  let taken = 0;

  const isDrawn = ({ probability = 1 }: Fault, ...place: readonly (string | number)[]): boolean =>
    probability >= 1 || numberFrom(seed, 'fault', ...place) / 2 ** 32 < probability;

  function set(faults: readonly Fault[]): void {
    settings += 1;
    entries = faults.map((fault) => ({ fault, matched: 0, applied: 0 }));
  }

  function isDue(entry: Entry, index: number): boolean {
    const { after = 0, times = Number.POSITIVE_INFINITY } = entry.fault;
    if (entry.matched <= after || entry.applied >= times) return false;
    return isDrawn(entry.fault, settings, index, entry.matched);
  }

  function take(route: RouteName, own: readonly Fault[]): readonly Fault[] {
    const slots = new Map<string, Fault>();
    taken += 1;
    for (const [index, fault] of own.entries()) {
      const slot = slotOf(fault);
      if (isFor(fault, route) && !slots.has(slot) && isDrawn(fault, 'own', taken, index))
        slots.set(slot, fault);
    }
    for (const [index, entry] of entries.entries()) {
      if (!isFor(entry.fault, route)) continue;
      entry.matched += 1;
      const slot = slotOf(entry.fault);
      if (slots.has(slot) || !isDue(entry, index)) continue;
      entry.applied += 1;
      slots.set(slot, entry.fault);
    }
    return [...slots.values()];
  }

  function reset(): void {
    settings = 0;
    taken = 0;
    set(first);
  }

  reset();
  return {
    get faults() {
      return entries.map(({ fault }) => fault);
    },
    get applied() {
      return entries.map(({ applied }) => applied);
    },
    set,
    take,
    reset,
  };
}
