import type { Clock } from '../domain/clock.ts';
import type { FineTuningJob } from '../domain/job.ts';
import { isTerminal } from '../domain/job-status.ts';

/** How much of what the upstream has said is kept, and how long. */
export interface JobCacheSettings {
  /** How many jobs are kept, over all credentials; 0 keeps none. */
  readonly size: number;
  /** Milliseconds for which a job that has ended is answered without a call; 0 for none. */
  readonly endedFor: number;
  /** Milliseconds for which any other job is; 0 for none. */
  readonly liveFor: number;
}

interface Known {
  readonly job: FineTuningJob;
  /** The job was like this at this moment, in milliseconds since 1970. */
  readonly asOf: number;
}

/** Upstreams that are begun anew, such as the emulator, give an id a second time: that is another job. */
const overrules = (known: Known, job: FineTuningJob, asOf: number): boolean =>
  known.job.createdAt.getTime() === job.createdAt.getTime() &&
  !isTerminal(job.status) &&
  (known.asOf > asOf || isTerminal(known.job.status));

/**
 * The last known truth about jobs. A job that has ended does not change, so the upstream need not be asked again; one that
 * lives is kept only as long as a configured staleness allows. What one credential has read is told to no other.
 *
 * When there are too many, those go that were unused for longest, of the credential that has asked for none for longest.
 */
export class KnownJobs {
  readonly #settings: JobCacheSettings;
  readonly #clock: Clock;
  // A Map remembers the order of insertion: taking out and putting back makes a thing the latest used.
  readonly #credentials = new Map<string, Map<string, Known>>();
  #size = 0;

  constructor(settings: JobCacheSettings, clock: Clock) {
    this.#settings = settings;
    this.#clock = clock;
  }

  /** How many are kept. */
  get size(): number {
    return this.#size;
  }

  get(credential: string, id: string): FineTuningJob | null {
    const known = this.#credentials.get(credential)?.get(id);
    if (!known) return null;
    this.#remove(credential, id);
    if (this.#clock.now() - known.asOf >= this.#keepFor(known.job)) return null;
    this.#add(credential, known);
    return known.job;
  }

  /**
   * Takes note of what the upstream said of a job. An answer to an earlier question does not overrule a later one, and
   * nothing overrules an end.
   *
   * @param asOf when the upstream was asked, in milliseconds since 1970.
   */
  learn(credential: string, job: FineTuningJob, asOf: number): void {
    const known = this.#credentials.get(credential)?.get(job.id);
    if (known && overrules(known, job, asOf)) return;
    this.#remove(credential, job.id);
    if (this.#settings.size === 0 || this.#keepFor(job) === 0) return;
    this.#add(credential, { job, asOf });
    if (this.#size > this.#settings.size) this.#removeOldest();
  }

  /** Something may have happened to this job. */
  doubt(credential: string, id: string): void {
    const known = this.#credentials.get(credential)?.get(id);
    if (known && !isTerminal(known.job.status)) this.#remove(credential, id);
  }

  /** Whatever this credential has read, it shall read again. */
  forget(credential: string): void {
    this.#size -= this.#credentials.get(credential)?.size ?? 0;
    this.#credentials.delete(credential);
  }

  #keepFor({ status }: FineTuningJob): number {
    return isTerminal(status) ? this.#settings.endedFor : this.#settings.liveFor;
  }

  #add(credential: string, known: Known): void {
    const jobs = this.#credentials.get(credential) ?? new Map<string, Known>();
    this.#credentials.delete(credential);
    this.#credentials.set(credential, jobs);
    jobs.set(known.job.id, known);
    this.#size += 1;
  }

  #remove(credential: string, id: string): void {
    const jobs = this.#credentials.get(credential);
    if (!jobs?.delete(id)) return;
    this.#size -= 1;
    if (jobs.size === 0) this.#credentials.delete(credential);
  }

  #removeOldest(): void {
    const [credential, jobs] = this.#credentials.entries().next().value ?? [];
    const [id] = jobs?.keys() ?? [];
    if (credential !== undefined && id !== undefined) this.#remove(credential, id);
  }
}
