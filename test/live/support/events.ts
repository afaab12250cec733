import type { FineTuningJobEvent } from '../../../src/domain/event.ts';

const START = Date.UTC(2026, 10, 22, 12);

/** The event with this number; its second is the number's, unless told otherwise. */
export const anEvent = (number: number, second: number = number): FineTuningJobEvent => ({
  id: `ftevent-${number}`,
  createdAt: new Date(START + second * 1000),
  level: 'INFO',
  type: 'MESSAGE',
  message: `Step ${number}`,
  metrics: null,
});

/** So many events, from this number on. */
export const someEvents = (
  count: number,
  from = 1,
  secondOf: (number: number) => number = (number) => number,
): readonly FineTuningJobEvent[] =>
  Array.from({ length: count }, (_, index) => anEvent(from + index, secondOf(from + index)));

export const idsOf = (events: readonly FineTuningJobEvent[]): readonly string[] => events.map(({ id }) => id);
