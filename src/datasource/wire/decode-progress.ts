import type { FineTuningProgress } from '../../domain/progress.ts';
import { asInt } from './values.ts';

/** How far a training is that has come to this step of so many. The fraction stays within 0 and 1, whatever they are. */
export const progressAt = (step: number, totalSteps: number | null): FineTuningProgress => ({
  step,
  totalSteps,
  fraction: totalSteps !== null && totalSteps > 0 ? Math.min(1, Math.max(0, step / totalSteps)) : null,
});

/** The same of what an upstream sent. Null when it tells of no step. */
export const decodeProgress = (step: unknown, totalSteps: unknown): FineTuningProgress | null => {
  const done = asInt(step);
  return done === null || done < 0 ? null : progressAt(done, asInt(totalSteps));
};
