import type { Caller } from '../domain/caller.ts';
import type { FineTuningJobEvent } from '../domain/event.ts';
import type { FineTuningJob } from '../domain/job.ts';
import type { JobStatusChange } from './jobs/job-snapshot.ts';

/** How much is held at this moment; all zero when nobody subscribes. */
export interface LiveSize {
  readonly credentials: number;
  readonly subscribers: number;
  /** Jobs that are watched, each once a credential. */
  readonly jobs: number;
  /** Credentials with subscribers to everything they see. */
  readonly overviews: number;
  /** Event logs that are read, each once a credential. */
  readonly logs: number;
  readonly timers: number;
  /** Calls to the upstream that are under way. */
  readonly calls: number;
}

/**
 * What happens to jobs, told to any number of subscribers. All who watch the same with the same credential share one watcher,
 * its calls and its answers; who asks how often is decided here alone.
 *
 * Subscribers in the same place of the same stream are handed the same object, not a copy: what is made of it for one can be
 * kept for the others.
 *
 * Every stream ends at once on `return()` and when its caller's signal aborts. An outage of the upstream ends none. A stream
 * fails with ServiceError, or UpstreamRejection: `UNAUTHENTICATED` ends all streams of the credential.
 */
export interface Live {
  /**
   * The job's state now, then every transition, completing after a terminal one. Who lags gets the latest. Fails with
   * `NOT_FOUND` when the upstream doesn't know the job.
   */
  jobStatus(caller: Caller, jobId: string): AsyncIterableIterator<JobStatusChange>;
  /**
   * New jobs and transitions, from now on, of every job that the caller sees and that matches at that moment. Who lags gets
   * the latest of each job. It never completes.
   */
  jobsStatus(
    caller: Caller,
    matches: (job: FineTuningJob) => boolean,
  ): AsyncIterableIterator<JobStatusChange>;
  /**
   * The job's log from just after the event `after`, or from its beginning; oldest first, each event once, without a gap.
   * Completes once the job has ended and the log is drained. Fails with `BAD_USER_INPUT` when there is no such event, and
   * with `TOO_SLOW` when the subscriber is.
   */
  jobEvents(caller: Caller, jobId: string, after: string | null): AsyncIterableIterator<FineTuningJobEvent>;
  /** Numbers a change that is about to be sent, so that its answer can be told from older and newer ones. */
  asking(): number;
  /**
   * A change was answered with this job: those who watch it with this credential hear of it at once.
   *
   * @param askedAt what `asking` said before the change was sent.
   */
  observed(credentialId: string, job: FineTuningJob, askedAt: number): void;
  /** Something says that this job has moved, such as a webhook: all who watch it look again, now. */
  refetch(jobId: string): void;
  /**
   * The upstream says what its rate limit leaves to a credential.
   *
   * @param resetsIn milliseconds.
   */
  rateLimit(credentialId: string, remaining: number, resetsIn: number): void;
  readonly size: LiveSize;
  /** Completes every stream, and those to come. */
  stop(): void;
}
