import type { FineTuningJob } from '../../domain/job.ts';
import type { AbortSignalLike } from '../../domain/light-abort.ts';
import { Stream } from '../stream.ts';
import { isTransition, type JobSnapshot, type JobStatusChange } from './job-snapshot.ts';

/**
 * One subscriber of an overview. He is owed at most one change a job, the latest, however long he takes nothing.
 */
export class OverviewSubscriber {
  readonly stream: Stream<JobStatusChange>;
  readonly #known: ReadonlyMap<string, JobSnapshot>;
  readonly #matches: (job: FineTuningJob) => boolean;
  /** The jobs that have moved since he took something, in the order in which they did. */
  readonly #moved = new Set<string>();
  readonly #told = new Map<string, FineTuningJob>();

  constructor(
    known: ReadonlyMap<string, JobSnapshot>,
    matches: (job: FineTuningJob) => boolean,
    signal: AbortSignalLike,
    left: (subscriber: OverviewSubscriber) => void,
  ) {
    this.#known = known;
    this.#matches = matches;
    this.stream = new Stream<JobStatusChange>({ take: () => this.#take(), left: () => left(this) }, signal);
  }

  /** A job is new, or has moved. */
  announce(jobId: string): void {
    this.#moved.add(jobId);
    this.stream.wake();
  }

  /** A job is known no more. */
  forget(jobId: string): void {
    this.#moved.delete(jobId);
    this.#told.delete(jobId);
  }

  #take(): JobStatusChange | undefined {
    for (const jobId of this.#moved) {
      this.#moved.delete(jobId);
      const snapshot = this.#known.get(jobId);
      const told = this.#told.get(jobId);
      if (!snapshot || (told && !isTransition(told, snapshot.job)) || !this.#matches(snapshot.job)) continue;
      if (snapshot.isTerminal) this.#told.delete(jobId);
      else this.#told.set(jobId, snapshot.job);
      return snapshot.changeFrom(told?.status ?? null);
    }
    return undefined;
  }
}
