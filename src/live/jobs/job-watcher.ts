import type { AbortSignalLike } from '../../domain/light-abort.ts';
import { backoff } from '../calls/backoff.ts';
import type { LiveContext } from '../live-context.ts';
import { Pace } from '../pace.ts';
import { afterAnswer, isInDoubt, isTransition, type JobAnswer, type JobSnapshot } from './job-snapshot.ts';
import { CONFIRMATIONS } from './unknown-job.ts';

/** Who wants to know how a job is doing. */
export interface JobFollower {
  /** The job is in another state than before; its first known one counts. */
  moved(snapshot: JobSnapshot): void;
  /** Nothing more will be told. */
  ended(error: unknown): void;
}

const NEVER = Number.POSITIVE_INFINITY;

/**
 * What one credential knows of one job, who follows it, and when to look again. It reads nothing itself.
 */
export class JobWatcher {
  readonly id: string;
  /** Whether a list may show it. A job sinks in the list and never rises, so once missed it is read alone. */
  listed = true;
  readonly #context: LiveContext;
  readonly #followers = new Set<JobFollower>();
  readonly #pace: Pace;
  #snapshot: JobSnapshot | null;
  #dueAt: number;
  #answeredAt = Number.NEGATIVE_INFINITY;
  #reading: AbortController | null = null;
  #nudged = false;
  #failures = 0;
  #denials = 0;

  /** @param snapshot what is known of it already. */
  constructor(id: string, context: LiveContext, snapshot: JobSnapshot | null) {
    this.id = id;
    this.#context = context;
    this.#snapshot = snapshot;
    this.#pace = new Pace(context);
    this.#dueAt = snapshot?.isTerminal ? NEVER : context.clock.now();
  }

  /** The newest known state; null until there is one. */
  get snapshot(): JobSnapshot | null {
    return this.#snapshot;
  }

  /** Whether it was never looked at. */
  get isUntried(): boolean {
    return this.#snapshot === null && this.#failures === 0;
  }

  /** When to look at it next; never while it is being looked at, and once it has ended. */
  get dueAt(): number {
    return this.#reading === null ? this.#dueAt : NEVER;
  }

  /** Who joins late is told what is known, and gets a fresh look unless the last one is fresh. */
  follow(follower: JobFollower): void {
    this.#followers.add(follower);
    this.#dueBy(this.#answeredAt + this.#context.settings.pollInterval);
  }

  /** Says whether nobody follows any more; then a look under way is given up. */
  unfollow(follower: JobFollower): boolean {
    this.#followers.delete(follower);
    if (this.#followers.size > 0) return false;
    this.#reading?.abort();
    return true;
  }

  /** A look begins. The signal aborts when nobody waits for it any more. */
  begin(): AbortSignalLike {
    this.#reading = new AbortController();
    this.#nudged = false;
    return this.#reading.signal;
  }

  /** The look is over, whatever it brought. */
  end(): void {
    this.#reading = null;
    if (this.#nudged) this.#dueBy(this.#context.clock.now());
  }

  /** Something says that the job has moved: what is being read may be older than that. */
  nudge(): void {
    this.#nudged = true;
    this.#pace.moved();
    this.#dueBy(this.#context.clock.now());
  }

  /** It has been asked to move: an answer that does not show it yet is not the last word. */
  expectMove(): void {
    this.#pace.moved();
  }

  /** An outage is over: what waits because of it waits a moment only. */
  recover(): void {
    const { clock, random, settings } = this.#context;
    if (this.#failures > 0) this.#dueBy(clock.now() + random() * settings.pollInterval);
  }

  accept(answer: JobAnswer): void {
    const known = this.#snapshot;
    const snapshot = afterAnswer(known, answer);
    this.#failures = 0;
    this.#denials = 0;
    this.#answeredAt = answer.at.getTime();
    this.#snapshot = snapshot;
    const moved = known === null || isTransition(known.job, snapshot.job);
    if (moved) this.#pace.moved();
    this.#dueAt = snapshot.isTerminal ? NEVER : this.#pace.next();
    if (isInDoubt(snapshot, answer)) this.nudge();
    if (moved) for (const follower of this.#followers) follower.moved(snapshot);
  }

  /** The upstream denies the job: at once for one that was never seen, else only when it keeps denying it. */
  deny(error: unknown): void {
    this.#denials += 1;
    if (this.#snapshot === null || this.#denials >= CONFIRMATIONS) this.fail(error);
    else this.#dueAt = this.#context.clock.now() + this.#context.settings.pollInterval;
  }

  /** The upstream could not be asked. */
  postpone(): void {
    this.#failures += 1;
    this.#dueAt = this.#context.clock.now() + backoff(this.#failures, this.#context);
  }

  fail(error: unknown): void {
    for (const follower of this.#followers) follower.ended(error);
  }

  #dueBy(at: number): void {
    if (this.#snapshot?.isTerminal) return;
    this.#dueAt = Math.min(this.#dueAt, Math.max(at, this.#context.clock.now()));
  }
}
