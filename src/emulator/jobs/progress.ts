import type { Job } from './job.ts';
import { type Life, type Stretch, shareOf, stretchAt, trainedBy } from './life.ts';
import type { JobPlan } from './plan.ts';

/** Steps that are done after so much training. */
export const stepsAfter = (plan: JobPlan, trained: number): number =>
  Math.min(plan.steps, Math.floor(trained / plan.pace.step));

/** Steps that were done when a stretch began, and when it ended (or by now, if it hasn't). */
export function stepsWithin(plan: JobPlan, stretch: Stretch, now: number): { before: number; after: number } {
  return { before: stepsAfter(plan, stretch.trained), after: stepsAfter(plan, trainedBy(stretch, now)) };
}

/** When a step was (or will be) done, in milliseconds since 1970. */
export function timeOfStep(plan: JobPlan, life: Life, step: number): number {
  const needed = step * plan.pace.step;
  const stretch =
    life.find((one) => one.status === 'running' && needed <= trainedBy(one, one.until)) ??
    (life.at(-1) as Stretch);
  return stretch.from + Math.max(0, needed - stretch.trained);
}

/**
 * How a job stands at a moment, for a provider with more words than the life has states: the state, how much of it
 * has passed, and once the last step is done, how much of what follows until the end.
 */
export interface Stage {
  readonly status: Stretch['status'];
  /** From 0 to 1; 0 in a state that is never left. */
  readonly share: number;
  /** From 0 to 1; null unless the job is running and has done its last step. */
  readonly closing: number | null;
  readonly stepsDone: number;
}

export function stageOf({ life, plan }: Pick<Job, 'life' | 'plan'>, now: number): Stage {
  const stretch = stretchAt(life, now);
  const trained = trainedBy(stretch, now);
  const stepsDone = stepsAfter(plan, trained);
  const isClosing = stretch.status === 'running' && stepsDone === plan.steps;
  return {
    status: stretch.status,
    share: shareOf(stretch, now),
    closing: isClosing ? Math.min(1, (trained - plan.steps * plan.pace.step) / plan.pace.closing) : null,
    stepsDone,
  };
}

/** How many checkpoints there are after so many steps: one at the end of each epoch. */
export function checkpointsAfter(plan: JobPlan, step: number): number {
  // A batch larger than the file ends at least one epoch with every step.
  if (plan.batchSize >= plan.examples) return step;
  return Math.min(plan.epochs, Math.floor((step * plan.batchSize) / plan.examples));
}

/** The step at which a checkpoint (counted from 1) was made. */
export function stepOfCheckpoint(plan: JobPlan, checkpoint: number): number {
  if (plan.batchSize >= plan.examples) return checkpoint;
  return Math.ceil((checkpoint * plan.examples) / plan.batchSize);
}

/** Whether a step ends an epoch. */
export const endsEpoch = (plan: JobPlan, step: number): boolean =>
  checkpointsAfter(plan, step) > checkpointsAfter(plan, step - 1);
