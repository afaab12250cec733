import type { FineTuningJob } from '../../domain/job.ts';
import type { LiveContext } from '../live-context.ts';
import type { JobAnswer } from './job-snapshot.ts';
import type { JobWatchers } from './job-status-stream.ts';
import { type JobFollower, JobWatcher } from './job-watcher.ts';
import { type Origin, Overview } from './overview.ts';
import type { OverviewSubscriber } from './overview-subscriber.ts';

/** What one credential watches: jobs one by one, and everything it sees. Every answer comes by here, wherever it is from. */
export class WatchedJobs implements JobWatchers {
  readonly #context: LiveContext;
  readonly #due: () => void;
  readonly #left: () => void;
  readonly #watchers = new Map<string, JobWatcher>();
  #overview: Overview | null = null;

  /**
   * @param due called when something may have fallen due.
   * @param left called when a follower has left.
   */
  constructor(context: LiveContext, due: () => void, left: () => void) {
    this.#context = context;
    this.#due = due;
    this.#left = left;
  }

  /** How many jobs are watched one by one. */
  get size(): number {
    return this.#watchers.size;
  }

  /** Null while nobody follows everything. */
  get overview(): Overview | null {
    return this.#overview;
  }

  get watchers(): Iterable<JobWatcher> {
    return this.#watchers.values();
  }

  follow(jobId: string, follower: JobFollower): JobWatcher {
    const known = this.#overview?.known.get(jobId) ?? null;
    const watcher = this.#watchers.get(jobId) ?? new JobWatcher(jobId, this.#context, known);
    this.#watchers.set(jobId, watcher);
    watcher.follow(follower);
    this.#due();
    return watcher;
  }

  unfollow(jobId: string, follower: JobFollower): void {
    if (this.#watchers.get(jobId)?.unfollow(follower)) this.#watchers.delete(jobId);
    this.#left();
  }

  /** Lets a subscriber follow everything. */
  join(subscribe: (overview: Overview) => OverviewSubscriber): OverviewSubscriber {
    this.#overview ??= new Overview(this.#context, this);
    const subscriber = subscribe(this.#overview);
    this.#overview.join(subscriber);
    this.#due();
    return subscriber;
  }

  leave(subscriber: OverviewSubscriber): void {
    const overview = this.#overview;
    overview?.leave(subscriber);
    if (overview?.size === 0) {
      this.#overview = null;
      overview.stop();
    }
    this.#left();
  }

  /** Takes an answer in; one that contradicts what was learned meanwhile makes the job due. */
  accept(jobId: string, job: FineTuningJob, askedAt: number, origin: Origin): void {
    const watcher = this.#watchers.get(jobId);
    if (watcher && origin === 'LIST') watcher.listed = true;
    const at = new Date(this.#context.clock.now());
    const answer: JobAnswer = { job, askedAt, answeredAt: this.#context.asking(), at };
    watcher?.accept(answer);
    this.#overview?.accept(answer, origin);
  }

  /** Takes in what the upstream answered to a change. */
  acceptChange(job: FineTuningJob, askedAt: number): void {
    this.#watchers.get(job.id)?.expectMove();
    this.accept(job.id, job, askedAt, 'CHANGE');
    this.#due();
  }

  /** Something says that this job has moved. */
  nudge(jobId: string): void {
    this.#watchers.get(jobId)?.nudge();
    this.#overview?.nudge(jobId);
    this.#due();
  }

  /** An outage is over. */
  recover(): void {
    for (const watcher of this.#watchers.values()) watcher.recover();
    this.#overview?.recover();
    this.#due();
  }

  /** Ends everybody's subscription. */
  fail(error: unknown): void {
    for (const watcher of this.#watchers.values()) watcher.fail(error);
    this.#overview?.fail(error);
  }
}
