import type { ModelNames } from '../personalities/personality.ts';
import type { Job } from './job.ts';
import type { JobShelf } from './job-shelf.ts';
import { stretchAt, trainedBy } from './life.ts';
import { endsEpoch, stepsAfter } from './progress.ts';

function isCheckpointOf(job: Job, name: string, names: ModelNames, now: number): boolean {
  const step = Number(/\d{1,9}$/.exec(name)?.[0] ?? Number.NaN);
  if (Number.isNaN(step) || name !== names.checkpoint(job, step)) return false;
  const stepsDone = stepsAfter(job.plan, trainedBy(stretchAt(job.life, now), now));
  return step >= 1 && step <= stepsDone && endsEpoch(job.plan, step);
}

/** The job among these that has made a model, or a checkpoint, of this name; null: none has. */
export const makerOf = (name: string, jobs: JobShelf, names: ModelNames, now: number): Job | null =>
  jobs
    .newestFirst()
    .find((job) =>
      name === job.tunedModel
        ? stretchAt(job.life, now).status === 'succeeded'
        : isCheckpointOf(job, name, names, now),
    ) ?? null;
