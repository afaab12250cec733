import type { FineTuningJob } from '../../domain/job.ts';
import { backoff } from '../calls/backoff.ts';
import type { LiveContext } from '../live-context.ts';
import { Pace } from '../pace.ts';
import { afterAnswer, isInDoubt, isTransition, type JobAnswer, type JobSnapshot } from './job-snapshot.ts';
import type { JobWatchers } from './job-status-stream.ts';
import type { ListSweep } from './list-sweep.ts';
import type { OverviewSubscriber } from './overview-subscriber.ts';
import { Strays } from './strays.ts';
import { CONFIRMATIONS } from './unknown-job.ts';

/** Where an answer about a job is from: a page of the list, a look at the job alone, or a change that we made. */
export type Origin = 'LIST' | 'READ' | 'CHANGE';

const NEVER = Number.POSITIVE_INFINITY;
const PAGE_SIZE = 100;

/**
 * Every job that one credential sees, as far as the list is read. What the first reading shows is taken in silently; then
 * new jobs and transitions are told to all who follow. A running job that has sunk too deep in the list is followed alone.
 */
export class Overview {
  readonly #context: LiveContext;
  readonly #known = new Map<string, JobSnapshot>();
  readonly #strays: Strays;
  readonly #subscribers = new Set<OverviewSubscriber>();
  readonly #pace: Pace;
  #dueAt: number;
  #reading = false;
  #nudged = false;
  #failures = 0;
  #denials = 0;
  #isComplete = false;
  /** A job that was created before this and is not known is an old one that has come into view. */
  #newSince = Number.NEGATIVE_INFINITY;

  constructor(context: LiveContext, watchers: JobWatchers) {
    this.#context = context;
    this.#strays = new Strays(watchers, (jobId) => this.#forget(jobId));
    this.#pace = new Pace(context);
    this.#dueAt = context.clock.now();
  }

  get known(): ReadonlyMap<string, JobSnapshot> {
    return this.#known;
  }

  get size(): number {
    return this.#subscribers.size;
  }

  /** When to read the list next; never while it is being read. */
  get dueAt(): number {
    return this.#reading ? NEVER : this.#dueAt;
  }

  join(subscriber: OverviewSubscriber): void {
    this.#subscribers.add(subscriber);
  }

  leave(subscriber: OverviewSubscriber): void {
    this.#subscribers.delete(subscriber);
  }

  /** A reading of the list begins. Returns the jobs that it should show. */
  begin(): readonly string[] {
    this.#reading = true;
    this.#nudged = false;
    const shown = [...this.#known.values()].filter(
      ({ job, isTerminal }) => !isTerminal && !this.#strays.has(job.id),
    );
    return shown.map(({ job }) => job.id);
  }

  /** A page is about to be taken in. Says whether the next one may show something new as well. */
  meets(jobs: readonly FineTuningJob[]): boolean {
    for (const { id } of jobs) this.#strays.delete(id);
    return !this.#isComplete || !jobs.some(({ id }) => this.#known.has(id));
  }

  /** The reading is over. */
  end({ unmet, reachedEnd }: ListSweep): void {
    this.#reading = false;
    this.#failures = 0;
    this.#denials = 0;
    this.#dueAt = this.#nudged ? this.#context.clock.now() : this.#pace.next();
    if (!this.#isComplete && !reachedEnd) this.#newSince = Math.min(...this.#created());
    this.#isComplete = true;
    for (const id of unmet) if (this.#known.has(id)) this.#strays.add(id);
    this.#forgetOldest();
  }

  /** The list could not be read. */
  postpone(): void {
    this.#reading = false;
    this.#failures += 1;
    this.#dueAt = this.#context.clock.now() + backoff(this.#failures, this.#context);
  }

  /** The upstream refuses the list for what it says, which is believed when it keeps doing so. */
  deny(error: unknown): void {
    this.#denials += 1;
    if (this.#denials >= CONFIRMATIONS) this.fail(error);
    else this.postpone();
  }

  /** An outage is over. */
  recover(): void {
    if (this.#failures > 0) this.#dueAt = Math.min(this.#dueAt, this.#context.clock.now());
  }

  accept(answer: JobAnswer, origin: Origin): void {
    const { job } = answer;
    const known = this.#known.get(job.id) ?? null;
    if (known === null && origin === 'READ') return;
    const snapshot = afterAnswer(known, answer);
    this.#known.set(job.id, snapshot);
    if (isInDoubt(snapshot, answer)) this.nudge(job.id);
    if (snapshot.isTerminal) this.#strays.delete(job.id);
    const isNew = origin === 'CHANGE' || (this.#isComplete && job.createdAt.getTime() >= this.#newSince);
    const moved = known === null ? isNew : isTransition(known.job, snapshot.job);
    if (!moved) return;
    this.#pace.moved();
    for (const subscriber of this.#subscribers) subscriber.announce(job.id);
  }

  /** Something says that this job has moved: what is being read may be older than that. */
  nudge(jobId: string): void {
    if (!this.#known.has(jobId)) return;
    this.#nudged = true;
    this.#pace.moved();
    this.#dueAt = Math.min(this.#dueAt, this.#context.clock.now());
  }

  fail(error: unknown): void {
    for (const { stream } of this.#subscribers) stream.fail(error);
  }

  /** Lets go of what it follows. */
  stop(): void {
    this.#strays.clear();
  }

  #created(): readonly number[] {
    return [...this.#known.values()].map(({ job }) => job.createdAt.getTime());
  }

  #forget(jobId: string): void {
    this.#known.delete(jobId);
    for (const subscriber of this.#subscribers) subscriber.forget(jobId);
  }

  /** Jobs come and end for as long as somebody looks on: of those that have ended, the oldest go. */
  #forgetOldest(): void {
    const excess = this.#known.size - 2 * this.#context.settings.maxJobPages * PAGE_SIZE;
    if (excess <= 0) return;
    const ended = [...this.#known.values()].filter(({ isTerminal }) => isTerminal);
    ended.sort((a, b) => a.job.createdAt.getTime() - b.job.createdAt.getTime());
    for (const { job } of ended.slice(0, excess)) {
      this.#newSince = Math.max(this.#newSince, job.createdAt.getTime() + 1);
      this.#forget(job.id);
    }
  }
}
