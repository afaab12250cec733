/**
 * The states of a fine-tuning job, under the names that the API shows.
 * `UNKNOWN` stands for a word of the upstream that this service does not know yet; it is never terminal.
 */
export const JOB_STATUSES = [
  'VALIDATING_FILES',
  'QUEUED',
  'RUNNING',
  'PAUSED',
  'SUCCEEDED',
  'FAILED',
  'CANCELLED',
  'UNKNOWN',
] as const;

export type JobStatus = (typeof JOB_STATUSES)[number];

const TERMINAL: ReadonlySet<JobStatus> = new Set(['SUCCEEDED', 'FAILED', 'CANCELLED']);

/** Whether a job in this status can never change again. */
export const isTerminal = (status: JobStatus): boolean => TERMINAL.has(status);
