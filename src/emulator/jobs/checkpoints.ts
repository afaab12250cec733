import { indexedIds } from '../indexed-id.ts';
import type { Sequence } from '../page.ts';
import type { Job } from './job.ts';
import { stretchAt, trainedBy } from './life.ts';
import { checkpointsAfter, stepOfCheckpoint, stepsAfter } from './progress.ts';

/** A model saved at the end of an epoch. */
export interface Checkpoint {
  readonly id: string;
  readonly step: number;
}

/** The checkpoints of a job by now, newest first. `prefix` is what their ids begin with. */
export function checkpointsOf(job: Job, now: number, prefix: string): Sequence<Checkpoint> {
  const stepsDone = stepsAfter(job.plan, trainedBy(stretchAt(job.life, now), now));
  const length = checkpointsAfter(job.plan, stepsDone);
  const ids = indexedIds(prefix, job.id);
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
