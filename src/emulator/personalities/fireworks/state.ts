import type { Job } from '../../jobs/job.ts';
import { type Stage, stageOf } from '../../jobs/progress.ts';

/** What comes before the checks, as a share of the time until the job is queued. */
const creating = 0.2;

function wordFor({ status, share, closing }: Stage, isSeeded: boolean): string {
  switch (status) {
    case 'validating_files':
      return share < creating && !isSeeded ? 'CREATING' : 'VALIDATING';
    case 'queued':
      return 'PENDING';
    case 'running':
      return closing === null ? 'RUNNING' : 'WRITING_RESULTS';
    case 'resuming':
      return 'RE_QUEUEING';
    case 'succeeded':
      return 'COMPLETED';
    default:
      return status.toUpperCase();
  }
}

/** The state of a job, after the enumeration `gatewayJobState`. Nothing there pauses for its own sake, so nothing is PAUSING. */
export const stateOf = (job: Job, now: number): string =>
  `JOB_STATE_${wordFor(stageOf(job, now), job.seeded)}`;
