import type { FineTuningJobEvent } from '../../domain/event.ts';
import type { Metrics } from '../../domain/metrics.ts';
import type { EventOrder } from '../providers/profile.ts';
import { decodeMetrics } from '../wire/decode-metrics.ts';
import { orderOf } from './chronology.ts';
import type { EventPages } from './event-pages.ts';
import { tellingNames } from './telling-names.ts';
import { thin } from './thinning.ts';

/** Both in one; where both have a number, the newer one's counts. */
const merged = (older: Metrics | undefined, newer: Metrics): Metrics =>
  older
    ? decodeMetrics(new Map([...older.values, ...newer.values].map(({ name, value }) => [name, value])))
    : newer;

/** What a job's log tells of its steps, one row a step, by step. Events that tell no step are left out. */
export const metricsOf = async (pages: EventPages, order: EventOrder): Promise<readonly Metrics[]> => {
  const events: FineTuningJobEvent[] = [];
  for await (const page of pages) events.push(...page);
  if (orderOf(events, order) === 'NEWEST_FIRST') events.reverse();

  return byStep(events.map(({ metrics }) => metrics).filter((metrics) => metrics !== null));
};

/** One row a step, by step, of rows that stand oldest first. Those that tell no step are left out. */
export const byStep = (rows: readonly Metrics[]): readonly Metrics[] => {
  const steps = new Map<number, Metrics>();
  for (const row of rows) {
    if (row.step !== null) steps.set(row.step, merged(steps.get(row.step), row));
  }
  return [...steps].sort(([a], [b]) => a - b).map(([, row]) => row);
};

/** At most `maxPoints` of these, the first and the last among them, so that the curves keep their shape. */
export const thinMetrics = (rows: readonly Metrics[], maxPoints: number): readonly Metrics[] => {
  const names = new Set(rows.flatMap(({ values }) => values.map(({ name }) => name)));
  const curves = tellingNames([...names]).map(
    (name) => (row: Metrics) => row.values.find((value) => value.name === name)?.value ?? null,
  );
  return thin(rows, { maxPoints, position: ({ step }) => step ?? 0, curves });
};
