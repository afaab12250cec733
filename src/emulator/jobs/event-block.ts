import type { Job } from './job.ts';
import type { Life, Stretch } from './life.ts';
import { metricsAt, type StepMetrics } from './metrics.ts';
import { checkpointsAfter, stepsWithin, timeOfStep } from './progress.ts';

/** An event before it has an id. */
export interface EventDraft {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  /** What a metrics event measured; null for a plain message. */
  readonly metrics: StepMetrics | null;
}

/** Consecutive events of a job, oldest first, of which each is made only when it is read. */
export interface EventBlock {
  readonly length: number;
  at(offset: number): EventDraft;
}

const told = (at: number, messages: readonly string[], level: EventDraft['level'] = 'info'): EventBlock => ({
  length: messages.length,
  at: (offset) => ({ at, level, message: messages[offset] ?? '', metrics: null }),
});

function stepMessage(metrics: StepMetrics, steps: number): string {
  const parts: readonly (readonly [string, number | undefined])[] = [
    ['training loss', metrics.train_loss],
    ['validation loss', metrics.valid_loss],
    ['full validation loss', metrics.full_valid_loss],
    ['training reward', metrics.train_reward_mean],
    ['validation reward', metrics.valid_reward_mean],
  ];
  const measured = parts.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value.toFixed(2)}`],
  );
  return `Step ${metrics.step}/${steps}: ${measured.join(', ')}`;
}

/** One event a step, and another where the step ends an epoch. */
function stepBlock(job: Job, life: Life, before: number, after: number): EventBlock {
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
      if (offset > eventsBy(step - 1)) {
        return { at, level: 'info', message: `Checkpoint created at step ${step}`, metrics: null };
      }
      const metrics = metricsAt(job, step);
      return { at, level: 'info', message: stepMessage(metrics, plan.steps), metrics };
    },
  };
}

const filesOf = (job: Job): string =>
  job.validationFile === null
    ? `training file: ${job.trainingFile}`
    : `training file: ${job.trainingFile} and validation file: ${job.validationFile}`;

/** What happened by now in one stretch of a job's life. */
export function blocksOf(job: Job, stretch: Stretch, now: number): readonly EventBlock[] {
  const { from } = stretch;
  switch (stretch.status) {
    case 'validating_files':
      return [told(from, [`Created fine-tuning job: ${job.id}`, `Validating ${filesOf(job)}`])];
    case 'queued': {
      const first = job.life.find(({ status }) => status === 'queued') === stretch;
      return [
        told(from, [
          first ? 'Files validated, moving job to queued state' : 'Job resumed, moving job to queued state',
        ]),
      ];
    }
    case 'running': {
      const { before, after } = stepsWithin(job.plan, stretch, now);
      const start =
        stretch.trained === 0 ? 'Fine-tuning job started' : `Fine-tuning job continued at step ${before}`;
      return [told(from, [start]), stepBlock(job, job.life, before, after)];
    }
    case 'paused':
      return [told(from, ['Fine-tuning job paused'])];
    case 'succeeded':
      return [told(from, ['New fine-tuned model created', 'The job has successfully completed'])];
    case 'failed':
      return [told(from, [job.plan.problem?.message ?? 'The job failed'], 'error')];
    case 'cancelled':
      return [told(from, ['Fine-tuning job cancelled'], 'warn')];
  }
}
