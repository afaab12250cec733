import type { Fault } from '../../../../src/emulator/index.ts';
import type { Chance } from './chance.ts';

/** What happens next in a schedule. */
export type Step =
  | { readonly kind: 'ASK'; readonly key: number; readonly atOnce: number }
  /** Asks, and goes away after so many milliseconds. */
  | { readonly kind: 'ASK_AND_LEAVE'; readonly key: number; readonly after: number }
  /** Asks without a key, so that the service makes one. */
  | { readonly kind: 'ASK_WITHOUT_KEY' }
  /** Asks for something else under the same key. */
  | { readonly kind: 'ASK_FOR_OTHER'; readonly key: number }
  /** Asks, and so many milliseconds later the service dies and another begins. */
  | { readonly kind: 'ASK_AND_CRASH'; readonly key: number; readonly after: number }
  | { readonly kind: 'RESTART' }
  | { readonly kind: 'WAIT'; readonly milliseconds: number };

export interface Schedule {
  readonly faults: readonly Fault[];
  readonly steps: readonly Step[];
}

export const KEYS = 2;

const CREATE = 'POST /v1/fine_tuning/jobs';
const LIST = 'GET /v1/fine_tuning/jobs';

/** A job may arrive so late and then lag so long, together less than the settle time of thirty seconds. */
const LATEST_ARRIVAL = 13_000;
const LONGEST_LAG = 13_000;

const createFate = (chance: Chance): Fault => {
  const scope = { route: CREATE, times: 1 + chance.whole(1) };
  const carriedOut = chance.percent(60);
  return chance.oneOf<() => Fault>([
    () => ({ kind: 'error', status: chance.oneOf([500, 502, 503, 504, 408]), carriedOut, ...scope }),
    () => ({ kind: 'error', status: 429, retryAfter: chance.whole(10), ...scope }),
    () => ({ kind: 'reset', carriedOut, ...scope }),
    () => ({ kind: 'hang', carriedOut, ...scope }),
    () => ({ kind: 'truncatedBody', ...scope }),
    () => ({ kind: 'htmlBody', status: chance.oneOf([200, 403, 502]), ...scope }),
    () => ({ kind: 'drippedBody', milliseconds: 5000, ...scope }),
    () => ({ kind: 'creationClosed', times: 1 }),
  ])();
};

const delay = (chance: Chance): Fault =>
  chance.percent(50)
    ? { kind: 'latency', milliseconds: 1 + chance.whole(20_000), route: CREATE, times: 1 }
    : { kind: 'lateArrival', milliseconds: 1 + chance.whole(LATEST_ARRIVAL), route: CREATE, times: 1 };

const listFate = (chance: Chance): Fault => {
  const scope = { route: LIST, times: 1 + chance.whole(5), probability: 0.5 };
  return chance.oneOf<() => Fault>([
    () => ({ kind: 'error', status: chance.oneOf([500, 503, 429]), ...scope }),
    () => ({ kind: 'reset', ...scope }),
    () => ({ kind: 'hang', ...scope }),
    () => ({ kind: 'truncatedBody', ...scope }),
    () => ({ kind: 'htmlBody', ...scope }),
  ])();
};

const step = (chance: Chance): Step => {
  const key = chance.whole(KEYS - 1);
  return chance.oneOf<() => Step>([
    () => ({ kind: 'ASK', key, atOnce: 1 + chance.whole(2) }),
    () => ({ kind: 'ASK', key, atOnce: 1 }),
    () => ({ kind: 'ASK_AND_LEAVE', key, after: chance.whole(20_000) }),
    () => ({ kind: 'ASK_WITHOUT_KEY' }),
    () => ({ kind: 'ASK_FOR_OTHER', key }),
    () => ({ kind: 'ASK_AND_CRASH', key, after: chance.whole(20_000) }),
    () => ({ kind: 'RESTART' }),
    () => ({ kind: 'WAIT', milliseconds: chance.whole(40_000) }),
  ])();
};

const several = <Item>(chance: Chance, most: number, make: (chance: Chance) => Item): Item[] =>
  Array.from({ length: chance.whole(most) }, () => make(chance));

/** A random course of events, within what is promised. */
export const randomSchedule = (chance: Chance): Schedule => ({
  faults: [
    createFate(chance),
    ...several(chance, 3, createFate),
    ...several(chance, 2, delay),
    ...several(chance, 2, listFate),
    ...(chance.percent(70)
      ? [{ kind: 'listLag', milliseconds: 1 + chance.whole(LONGEST_LAG) } as const]
      : []),
    ...(chance.percent(40) ? [{ kind: 'ignoredMetadataFilter' } as const] : []),
  ],
  steps: [{ kind: 'ASK', key: 0, atOnce: 1 }, ...several(chance, 5, step)],
});
