import type { Caller } from '../domain/caller.ts';
import type { FineTuningJobEvent } from '../domain/event.ts';
import type { FineTuningJob } from '../domain/job.ts';
import type { AbortSignalLike } from '../domain/light-abort.ts';
import type { CallBudget } from './calls/call-budget.ts';
import { CallGate } from './calls/call-gate.ts';
import { isRevocation } from './calls/passing-failure.ts';
import { EventWatcher } from './events/event-watcher.ts';
import { JobRounds } from './jobs/job-rounds.ts';
import type { JobStatusChange } from './jobs/job-snapshot.ts';
import { jobStatusStream } from './jobs/job-status-stream.ts';
import { OverviewSubscriber } from './jobs/overview-subscriber.ts';
import { WatchedJobs } from './jobs/watched-jobs.ts';
import type { LiveContext } from './live-context.ts';
import type { Stream } from './stream.ts';

/** Everything that is watched on one credential's behalf. Nothing in it is shared with another credential. */
export class CredentialWatch {
  readonly #context: LiveContext;
  readonly #controller = new AbortController();
  readonly #caller: Caller;
  readonly #emptied: () => void;
  readonly #gate: CallGate;
  readonly #jobs: WatchedJobs;
  readonly #rounds: JobRounds;
  readonly #logs = new Map<string, EventWatcher>();

  /**
   * @param caller who came first: the upstream is asked in his name.
   * @param emptied called when the last subscriber has left; everything has stopped then.
   */
  constructor(context: LiveContext, caller: Caller, budget: CallBudget, emptied: () => void) {
    this.#context = context;
    this.#caller = { ...caller, signal: this.#controller.signal };
    this.#emptied = emptied;
    this.#gate = new CallGate(context, budget, caller.credential.toJSON(), () => this.#jobs.recover());
    this.#jobs = new WatchedJobs(
      context,
      () => this.#rounds.wake(),
      () => this.#left(),
    );
    this.#rounds = new JobRounds(context, this.#caller, this.#gate, this.#jobs, (error) =>
      this.#failed(error),
    );
  }

  get size(): {
    readonly jobs: number;
    readonly overviews: number;
    readonly logs: number;
    readonly calls: number;
  } {
    const overviews = this.#jobs.overview === null ? 0 : 1;
    return { jobs: this.#jobs.size, overviews, logs: this.#logs.size, calls: this.#gate.underWay };
  }

  jobStatus(jobId: string, signal: AbortSignalLike, left: () => void): Stream<JobStatusChange> {
    return jobStatusStream(this.#jobs, jobId, signal, left);
  }

  jobsStatus(
    matches: (job: FineTuningJob) => boolean,
    signal: AbortSignalLike,
    left: () => void,
  ): Stream<JobStatusChange> {
    const leave = (subscriber: OverviewSubscriber): void => {
      this.#jobs.leave(subscriber);
      left();
    };
    return this.#jobs.join(({ known }) => new OverviewSubscriber(known, matches, signal, leave)).stream;
  }

  jobEvents(
    jobId: string,
    after: string | null,
    signal: AbortSignalLike,
    left: () => void,
  ): Stream<FineTuningJobEvent> {
    const log = this.#logs.get(jobId) ?? this.#openLog(jobId);
    const { stream } = log.subscribe(after, signal, (subscriber) => {
      log.leave(subscriber);
      if (log.size === 0) this.#closeLog(jobId, log);
      left();
    });
    return stream;
  }

  /** The upstream answered to a change of this job. */
  observed(job: FineTuningJob, askedAt: number): void {
    this.#jobs.acceptChange(job, askedAt);
  }

  /** Something says that this job has moved. */
  nudge(jobId: string): void {
    this.#jobs.nudge(jobId);
  }

  #openLog(jobId: string): EventWatcher {
    const log = new EventWatcher(this.#context, this.#caller, this.#gate, jobId, (error) =>
      this.#failed(error),
    );
    this.#logs.set(jobId, log);
    const { snapshot } = this.#jobs.follow(jobId, log);
    if (snapshot !== null) log.moved(snapshot);
    return log;
  }

  #closeLog(jobId: string, log: EventWatcher): void {
    log.stop();
    if (this.#logs.get(jobId) === log) this.#logs.delete(jobId);
    this.#jobs.unfollow(jobId, log);
  }

  /** A credential that the upstream takes no more ends all its subscriptions. */
  #failed(error: unknown): boolean {
    if (!isRevocation(error)) return false;
    this.#jobs.fail(error);
    for (const log of this.#logs.values()) log.ended(error);
    return true;
  }

  #left(): void {
    if (this.#controller.signal.aborted) return;
    if (this.#jobs.size > 0 || this.#jobs.overview !== null || this.#logs.size > 0) return;
    this.#controller.abort();
    this.#rounds.stop();
    this.#emptied();
  }
}
