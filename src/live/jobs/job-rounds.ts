import type { Caller } from '../../domain/caller.ts';
import { ServiceError } from '../../domain/service-error.ts';
import { Alarm } from '../alarm.ts';
import type { CallGate } from '../calls/call-gate.ts';
import { isPassing } from '../calls/passing-failure.ts';
import type { LiveContext } from '../live-context.ts';
import type { JobWatcher } from './job-watcher.ts';
import { ListHealth } from './list-health.ts';
import { ListSweep, WORTH_A_PAGE } from './list-sweep.ts';
import { unknownJob } from './unknown-job.ts';
import type { WatchedJobs } from './watched-jobs.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** Who falls due within this share of the interval may as well be read along with those who are due. */
const SOON = 0.25;
/** For this share of the interval, jobs that a list under way may show wait for it. */
const WAIT_FOR_LIST = 0.5;

/**
 * Reads the jobs that one credential watches, one turn after the other: many by one list, or the most urgent one alone. What
 * to read is decided when the turn comes, so that all who fell due in the meantime share it.
 */
export class JobRounds {
  readonly #context: LiveContext;
  readonly #caller: Caller;
  readonly #gate: CallGate;
  readonly #watched: WatchedJobs;
  readonly #failed: (error: unknown) => boolean;
  readonly #listHealth: ListHealth;
  readonly #alarm: Alarm;
  #waitsForTurn = false;
  #listingSince = NEVER;

  /**
   * @param caller on whose behalf to ask; its signal ends everything.
   * @param failed told of every failure; true when it has dealt with it.
   */
  constructor(
    context: LiveContext,
    caller: Caller,
    gate: CallGate,
    watched: WatchedJobs,
    failed: (error: unknown) => boolean,
  ) {
    this.#context = context;
    this.#caller = caller;
    this.#gate = gate;
    this.#watched = watched;
    this.#failed = failed;
    this.#listHealth = new ListHealth(context);
    this.#alarm = new Alarm(context, () => this.#beginDue());
  }

  /** Something may have fallen due. Whoever falls due in the same instant shares the turn. */
  wake(): void {
    if (!this.#caller.signal.aborted) this.#alarm.setBy(this.#context.clock.now());
  }

  stop(): void {
    this.#alarm.off();
  }

  /** Begins a round when something is due, else waits until something is. */
  #beginDue(): void {
    if (this.#caller.signal.aborted) return;
    let next = this.#isListing ? NEVER : (this.#watched.overview?.dueAt ?? NEVER);
    for (const watcher of this.#watched.watchers) next = Math.min(next, this.#readableAt(watcher));
    if (next > this.#context.clock.now()) this.#alarm.setFor(next);
    else if (!this.#waitsForTurn) void this.#round();
  }

  async #round(): Promise<void> {
    this.#waitsForTurn = true;
    try {
      await this.#gate.enter(this.#caller.signal);
    } catch {
      // Nobody watches any more.
      return;
    } finally {
      this.#waitsForTurn = false;
    }
    const choice = this.#choose();
    if (choice === null) this.#gate.leave();
    else if (choice === 'LIST') void this.#readList();
    else void this.#readOne(choice);
    this.#beginDue();
  }

  get #isListing(): boolean {
    return this.#listingSince !== NEVER;
  }

  #readableAt(watcher: JobWatcher): number {
    if (!this.#isListing || !watcher.listed) return watcher.dueAt;
    return Math.max(watcher.dueAt, this.#listingSince + WAIT_FOR_LIST * this.#context.settings.pollInterval);
  }

  /** What to read in this turn. */
  #choose(): JobWatcher | 'LIST' | null {
    const now = this.#context.clock.now();
    const soon = now + SOON * this.#context.settings.pollInterval;
    let urgent: JobWatcher | null = null;
    let listed = 0;
    for (const watcher of this.#watched.watchers) {
      const at = this.#readableAt(watcher);
      if (watcher.listed && at <= soon) listed += 1;
      if (at <= now && (urgent === null || isMoreUrgent(watcher, urgent))) urgent = watcher;
    }
    if (this.#isListing) return urgent;
    if ((this.#watched.overview?.dueAt ?? NEVER) <= now) return 'LIST';
    return urgent !== null && listed >= WORTH_A_PAGE && this.#listHealth.isUsable ? 'LIST' : urgent;
  }

  async #readOne(watcher: JobWatcher): Promise<void> {
    const signal = watcher.begin();
    const askedAt = this.#context.asking();
    try {
      const caller = { ...this.#caller, signal };
      const job = await this.#gate.ask(signal, () =>
        this.#context.source.jobs.get(caller, watcher.id, 'FRESH'),
      );
      this.#listHealth.upstreamAnswered();
      if (job === null) watcher.deny(unknownJob(watcher.id));
      else this.#watched.accept(watcher.id, job, askedAt, 'READ');
    } catch (error) {
      if (signal.aborted || this.#failed(error)) return;
      if (isPassing(error)) watcher.postpone();
      else if (error instanceof ServiceError) watcher.fail(error);
      else watcher.deny(error);
    } finally {
      watcher.end();
      this.#beginDue();
    }
  }

  async #readList(): Promise<void> {
    const { clock, settings, source, asking } = this.#context;
    const { signal } = this.#caller;
    const { overview } = this.#watched;
    const soon = clock.now() + SOON * settings.pollInterval;
    const listed = [...this.#watched.watchers].filter((watcher) => watcher.listed && watcher.dueAt <= soon);
    for (const watcher of listed) watcher.begin();
    const wanted = [...listed.map(({ id }) => id), ...(overview?.begin() ?? [])];
    const sweep = new ListSweep(wanted, settings.maxJobPages);
    this.#listingSince = clock.now();
    try {
      do {
        if (sweep.pages > 0) await this.#gate.enter(signal);
        const askedAt = asking();
        const page = await this.#gate.ask(signal, () =>
          source.jobs.list(this.#caller, sweep.request(), 'FRESH'),
        );
        const hasMoreToFind = overview?.meets(page.items) ?? false;
        for (const job of page.items) this.#watched.accept(job.id, job, askedAt, 'LIST');
        sweep.took(page, hasMoreToFind);
      } while (sweep.goesOn);
      this.#listHealth.answered();
      for (const watcher of listed) watcher.listed = !sweep.unmet.has(watcher.id);
      if (this.#watched.overview === overview) overview?.end(sweep);
    } catch (error) {
      this.#listHealth.failed();
      if (signal.aborted || this.#failed(error)) return;
      if (isPassing(error)) overview?.postpone();
      else if (error instanceof ServiceError) overview?.fail(error);
      else overview?.deny(error);
    } finally {
      this.#listingSince = NEVER;
      for (const watcher of listed) watcher.end();
      this.#beginDue();
    }
  }
}

/** Whom nobody has tried to answer yet comes first; then who has waited longest. */
const isMoreUrgent = (one: JobWatcher, other: JobWatcher): boolean =>
  one.isUntried === other.isUntried ? one.dueAt < other.dueAt : one.isUntried;
