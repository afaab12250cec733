import type { Job } from './job.ts';
import type { JobShelf } from './job-shelf.ts';
import { stretchAt, trainedBy } from './life.ts';
import { endsEpoch, stepsAfter } from './progress.ts';

/** The name of the model that a job was after a step. */
export const checkpointModelName = (job: Job, step: number): string => `${job.tunedModel}:ckpt-step-${step}`;

function isCheckpointOf(job: Job, name: string, now: number): boolean {
  const step = Number(name.slice(checkpointModelName(job, 0).length - 1));
  if (!Number.isInteger(step) || name !== checkpointModelName(job, step)) return false;
  const stepsDone = stepsAfter(job.plan, trainedBy(stretchAt(job.life, now), now));
  return step >= 1 && step <= stepsDone && endsEpoch(job.plan, step);
}

/** Whether one of these jobs has made a model, or a checkpoint, of this name. */
export const findTunedModel = (name: string, jobs: JobShelf, now: number): boolean =>
  jobs
    .newestFirst()
    .some((job) =>
      name === job.tunedModel
        ? stretchAt(job.life, now).status === 'succeeded'
        : name.startsWith(job.tunedModel) && isCheckpointOf(job, name, now),
    );
