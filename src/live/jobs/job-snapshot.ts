import type { FineTuningJob } from '../../domain/job.ts';
import { isTerminal, type JobStatus } from '../../domain/job-status.ts';

/** A job has come into this status. */
export interface JobStatusChange {
  /** The job as it was when it proved the change. */
  readonly job: FineTuningJob;
  readonly status: JobStatus;
  /** The status that this subscriber was told before; null when this is the first one of this job. */
  readonly previousStatus: JobStatus | null;
  /** When it was first observed; the upstream's own time where the job has ended and tells it. */
  readonly changedAt: Date;
}

/**
 * Whether a job has moved from one state to another. Two words of the upstream that nobody here knows are two states; two
 * words that mean the same known status are one.
 */
export const isTransition = (from: FineTuningJob, to: FineTuningJob): boolean =>
  from.status !== to.status || (to.status === 'UNKNOWN' && from.rawStatus !== to.rawStatus);

/** One answer of the upstream about one job, shared by all who hear of it. */
export class JobSnapshot {
  readonly job: FineTuningJob;
  /** Which questions were asked before this was known: those with a lower number. */
  readonly answeredAt: number;
  readonly changedAt: Date;
  readonly #changes = new Map<JobStatus | null, JobStatusChange>();

  constructor(job: FineTuningJob, answeredAt: number, changedAt: Date) {
    this.job = job;
    this.answeredAt = answeredAt;
    this.changedAt = changedAt;
  }

  get isTerminal(): boolean {
    return isTerminal(this.job.status);
  }

  /**
   * The change for a subscriber who was told `previousStatus` before. Subscribers in the same place get the same object, so
   * that whatever is made of it can be made once.
   */
  changeFrom(previousStatus: JobStatus | null): JobStatusChange {
    const known = this.#changes.get(previousStatus);
    if (known) return known;
    const { job, changedAt } = this;
    const change: JobStatusChange = { job, status: job.status, previousStatus, changedAt };
    this.#changes.set(previousStatus, change);
    return change;
  }
}

/** An answer that came in. */
export interface JobAnswer {
  readonly job: FineTuningJob;
  /** The number of the question. */
  readonly askedAt: number;
  /** The number of the moment when it came. */
  readonly answeredAt: number;
  readonly at: Date;
}

/**
 * What is known of a job once this answer has come.
 *
 * A question that was asked before `known` was known may have been answered from before it: such an answer is stale and changes
 * nothing, unless it says that the job has ended, which stays true. What has ended moves no more.
 */
export const afterAnswer = (known: JobSnapshot | null, answer: JobAnswer): JobSnapshot => {
  const { job, askedAt, answeredAt, at } = answer;
  const ends = isTerminal(job.status);
  if (known !== null && (known.isTerminal || (askedAt < known.answeredAt && !ends))) return known;
  if (known !== null && !isTransition(known.job, job))
    return new JobSnapshot(job, answeredAt, known.changedAt);
  return new JobSnapshot(job, answeredAt, (ends ? job.finishedAt : null) ?? at);
};

/** Whether what is known and an answer that did not replace it differ: then only another look can tell which one holds. */
export const isInDoubt = (known: JobSnapshot, { job }: JobAnswer): boolean =>
  !known.isTerminal && isTransition(known.job, job);
