import type { JobStatus } from '../../../domain/job-status.ts';

/**
 * Every state of a job: the enumeration of https://docs.fireworks.ai/api-reference/get-supervised-fine-tuning-job, and the
 * two tombstones DELETED and ARCHIVED of the gateway's OpenAPI document 4.259.0. Without their prefix they come from an
 * older endpoint. What https://docs.fireworks.ai/fine-tuning/monitor-training doesn't explain is INFERRED from the word.
 *
 * - EARLY_STOPPED reads FAILED: its one explanation there is that a whole epoch showed no improvement, most likely for an
 *   evaluator at fault. Whether a model was kept no document says.
 * - EXPIRED is of batch jobs that ran out of their 24 hours.
 * - CANCELLING reads RUNNING: the job is at work until it is CANCELLED.
 * - DELETING may be of a job that has long ended, so it reads UNKNOWN, which is neither.
 * - Nothing comes after DELETED and ARCHIVED, so nobody shall wait for it: CANCELLED, however the run itself went.
 */
const WORDS = {
  UNSPECIFIED: 'UNKNOWN',
  CREATING: 'QUEUED',
  CREATING_INPUT_DATASET: 'VALIDATING_FILES',
  VALIDATING: 'VALIDATING_FILES',
  PENDING: 'QUEUED',
  RE_QUEUEING: 'QUEUED',
  IDLE: 'RUNNING',
  RUNNING: 'RUNNING',
  WRITING_RESULTS: 'RUNNING',
  PAUSED: 'PAUSED',
  COMPLETED: 'SUCCEEDED',
  FAILED: 'FAILED',
  CANCELLING: 'RUNNING',
  CANCELLED: 'CANCELLED',
  EXPIRED: 'FAILED',
  EARLY_STOPPED: 'FAILED',
  DELETING: 'UNKNOWN',
  DELETING_CLEANING_UP: 'UNKNOWN',
  DELETED: 'CANCELLED',
  ARCHIVED: 'CANCELLED',
} as const satisfies Readonly<Record<string, JobStatus>>;

const PREFIX = 'JOB_STATE_';

export const fireworksStatuses: ReadonlyMap<string, JobStatus> = new Map(
  Object.entries(WORDS).flatMap(([word, status]) => [
    [`${PREFIX}${word}`, status],
    [word, status],
  ]),
);

/** A state without the prefix that all of them have. */
export const bareState = (state: string): string =>
  state.startsWith(PREFIX) ? state.slice(PREFIX.length) : state;
