import { type Life, type Stretch, trainedBy } from './life.ts';
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
