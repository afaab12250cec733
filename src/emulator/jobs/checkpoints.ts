import { indexedIds } from '../indexed-id.ts';
import type { Sequence } from '../page.ts';
import type { EmulatorQuirks } from '../quirks.ts';
import type { Job } from './job.ts';
import { presentJobId } from './job-id.ts';
import { stretchAt, trainedBy } from './life.ts';
import { metricsAt } from './metrics.ts';
import { checkpointsAfter, stepOfCheckpoint, stepsAfter, timeOfStep } from './progress.ts';
import { checkpointModelName } from './tuned-models.ts';

/** A model saved at the end of an epoch. */
export interface Checkpoint {
  readonly id: string;
  readonly step: number;
}

/** The checkpoints of a job by now, newest first. */
export function checkpointsOf(job: Job, now: number): Sequence<Checkpoint> {
  const stepsDone = stepsAfter(job.plan, trainedBy(stretchAt(job.life, now), now));
  const length = checkpointsAfter(job.plan, stepsDone);
  const ids = indexedIds('ftckpt_', job.id);
  return {
    length,
    at(position) {
      const index = length - 1 - position;
      return { id: ids.idAt(index), step: stepOfCheckpoint(job.plan, index + 1) };
    },
    positionOf(id) {
      const index = ids.indexOf(id);
      return index === null || index >= length ? null : length - 1 - index;
    },
  };
}

/** The checkpoint as the upstream shows it. */
export const presentCheckpoint = ({ id, step }: Checkpoint, job: Job, quirks: EmulatorQuirks): object => ({
  object: 'fine_tuning.job.checkpoint',
  id,
  created_at: Math.floor(timeOfStep(job.plan, job.life, step) / 1000),
  fine_tuned_model_checkpoint: checkpointModelName(job, step),
  fine_tuning_job_id: presentJobId(job.id, job.number, quirks),
  step_number: step,
  metrics: metricsAt(job, step),
  ...(quirks.extraFields ? { size_bytes: null } : {}),
});
