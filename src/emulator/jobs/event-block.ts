import type { Job } from './job.ts';
import type { Life, Stretch } from './life.ts';
import { metricsAt, type StepMetrics } from './metrics.ts';
import { checkpointsAfter, stepsWithin, timeOfStep } from './progress.ts';

/** What an event says. */
export interface Told {
  readonly message: string;
  /** @default 'info' */
  readonly level?: 'info' | 'warn' | 'error';
  /** The provider's word for this kind of event, if it has one. @default '' */
  readonly kind?: string;
}

/** What a provider tells of a job. Only the texts are its own: when things happen is settled by the job's life. */
export interface EventScript {
  /** What is told when a stretch of the life begins, oldest first. */
  entering(job: Job, stretch: Stretch): readonly Told[];
  /** What is told with a step's metrics. */
  step(job: Job, metrics: StepMetrics): Told;
  /** What is told of a checkpoint, made at the end of an epoch. */
  checkpoint(job: Job, step: number): Told;
}

/** An event before it has an id. */
export interface EventDraft extends Required<Told> {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What a metrics event measured; null for a plain message. */
  readonly metrics: StepMetrics | null;
}

/** Consecutive events of a job, oldest first, of which each is made only when it is read. */
export interface EventBlock {
  readonly length: number;
  at(offset: number): EventDraft;
}

const draft = (told: Told, at: number, metrics: StepMetrics | null = null): EventDraft => ({
  level: 'info',
  kind: '',
  ...told,
  at,
  metrics,
});

/** One event a step, and another where the step ends an epoch. */
function stepBlock(job: Job, life: Life, before: number, after: number, script: EventScript): EventBlock {
  const { plan } = job;
  const eventsBy = (step: number): number =>
    step - before + checkpointsAfter(plan, step) - checkpointsAfter(plan, before);
  const stepOf = (offset: number): number => {
    let low = before + 1;
    let high = after;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (eventsBy(middle) > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return {
    length: eventsBy(after),
    at(offset) {
      const step = stepOf(offset);
      const at = timeOfStep(plan, life, step);
      if (offset > eventsBy(step - 1)) return draft(script.checkpoint(job, step), at);
      const metrics = metricsAt(job, step);
      return draft(script.step(job, metrics), at, metrics);
    },
  };
}

/** What happened by now in one stretch of a job's life. */
export function blocksOf(
  job: Job,
  stretch: Stretch,
  now: number,
  script: EventScript,
): readonly EventBlock[] {
  const told = script.entering(job, stretch);
  const entering: EventBlock = {
    length: told.length,
    at: (offset) => draft(told[offset] ?? { message: '' }, stretch.from),
  };
  if (stretch.status !== 'running') return [entering];
  const { before, after } = stepsWithin(job.plan, stretch, now);
  return [entering, stepBlock(job, job.life, before, after, script)];
}
