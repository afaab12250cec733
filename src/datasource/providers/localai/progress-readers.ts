import type { Caller } from '../../../domain/caller.ts';
import type { Clock } from '../../../domain/clock.ts';
import type { FineTuningJob } from '../../../domain/job.ts';
import { isTerminal } from '../../../domain/job-status.ts';
import { isUsableId } from '../../rest/ids.ts';
import type { ProviderParts, SpareConnections } from '../provider.ts';
import { ProgressLog } from './progress-log.ts';
import { readProgress } from './read-progress.ts';

/** Nobody asks for the job any more. */
const IDLE = 60_000;
/** Long enough that another job may have the place. */
const IDLE_ENOUGH = 10_000;
const MOST_JOBS = 100;
/** Characters of all logs together. */
const MOST_TEXT = 32 * 1024 * 1024;
const BETWEEN_TRIES = { first: 1000, longest: 5 * 60_000 };

/** One job of one credential. */
interface Watched {
  readonly credential: string;
  readonly log: ProgressLog;
  askedAt: number;
  /** Ends the reading; null while nothing is read. */
  stop: (() => void) | null;
  /** How often in a row a stream has told nothing. */
  silences: number;
  /** Not to be read again before. */
  readableAt: number;
}

/**
 * Listens to the progress of jobs, for two reasons. A job's status moves only while somebody reads its progress (LocalAI's
 * core/services/finetune/service.go, StreamProgress; the same was reported of its quantization, mudler/LocalAI#11874): without
 * a listener it stays `queued` for ever. And what it tells there stands nowhere else: the stream is a queue that hands out each
 * update once, to one of its readers, so what is kept here is all that can be known of it.
 *
 * So each job that has not ended is listened to, for each credential that reads it, from when it is first read until its
 * stream ends, or nobody has asked for it for a minute. A stream that ends before its job is opened again when the job is asked
 * for, less and less often while it tells nothing. There are 100 jobs at most, and as many streams as there are connections to
 * spare: a job that is asked for by its id takes the place of one that nobody has asked for in ten seconds, one that is merely
 * listed takes a free place only.
 *
 * Two processes, or two credentials, that read the same job get a part of its updates each.
 */
export class ProgressReaders {
  readonly #parts: Pick<ProviderParts, 'upstream' | 'clock' | 'logger'>;
  readonly #spare: SpareConnections;
  /** By credential and job; the one asked for longest ago comes first. */
  readonly #watched = new Map<string, Watched>();
  #textLength = 0;
  #isClosed = false;

  constructor(parts: ProviderParts) {
    this.#parts = parts;
    this.#spare = parts.spareConnections ?? { all: 0, perCredential: 0 };
  }

  /** A job was read: by its id, or in a list. */
  noticed(caller: Caller, job: FineTuningJob, how: 'ASKED' | 'LISTED'): void {
    if (this.#isClosed || isTerminal(job.status) || !isUsableId(job.id)) return;
    const key = keyOf(caller, job.id);
    const now = this.#clock.now();
    const known = this.#watched.get(key);
    if (known) {
      known.askedAt = now;
      this.#watched.delete(key);
      this.#watched.set(key, known);
      if (known.stop !== null || now < known.readableAt) return;
    }
    if (!this.#makeRoom(caller.credential.id, how, now)) return;
    void this.#listen(caller, job.id, known ?? this.#add(key, caller, job.id, now));
  }

  /** What this credential has heard of a job; null when that is nothing. */
  logOf(caller: Caller, jobId: string): ProgressLog | null {
    return this.#watched.get(keyOf(caller, jobId))?.log ?? null;
  }

  close(): void {
    this.#isClosed = true;
    for (const { stop } of this.#watched.values()) stop?.();
    this.#watched.clear();
    this.#textLength = 0;
  }

  get #clock(): Clock {
    return this.#parts.clock;
  }

  #add(key: string, { credential }: Caller, jobId: string, now: number): Watched {
    const watched: Watched = {
      credential: credential.id,
      log: new ProgressLog(jobId, now),
      askedAt: now,
      stop: null,
      silences: 0,
      readableAt: now,
    };
    if (this.#watched.size >= MOST_JOBS) this.#forgetOldest();
    this.#watched.set(key, watched);
    return watched;
  }

  /** A log that still grows goes last. */
  #forgetOldest(): void {
    const all = [...this.#watched];
    const oldest = all.find(([, { stop }]) => stop === null) ?? all[0];
    if (oldest === undefined) return;
    const [key, { log, stop }] = oldest;
    this.#watched.delete(key);
    this.#textLength -= log.textLength;
    stop?.();
  }

  #makeRoom(credential: string, how: 'ASKED' | 'LISTED', now: number): boolean {
    const reading = [...this.#watched.values()].filter(({ stop }) => stop !== null);
    const own = reading.filter((watched) => watched.credential === credential);
    const isFull = reading.length >= Math.min(this.#spare.all, MOST_JOBS);
    const isOwnFull = own.length >= this.#spare.perCredential;
    if (!isFull && !isOwnFull) return true;
    const [idlest] = isOwnFull ? own : reading;
    if (how === 'LISTED' || idlest === undefined || now - idlest.askedAt < IDLE_ENOUGH) return false;
    idlest.stop?.();
    // Its stream may take a moment to end: nobody else shall be given the same place meanwhile.
    idlest.stop = null;
    return true;
  }

  async #listen({ credential, requestId }: Caller, jobId: string, watched: Watched): Promise<void> {
    const controller = new AbortController();
    const stop = (): void => controller.abort();
    watched.stop = stop;
    const wait = (delay: number): unknown =>
      this.#clock.setTimeout(() => {
        const left = watched.askedAt + IDLE - this.#clock.now();
        if (left > 0) timer = wait(left);
        else stop();
      }, delay);
    let timer = wait(IDLE);
    let isSilent = true;
    const caller: Caller = { credential, requestId, signal: controller.signal };
    await readProgress(this.#parts, caller, jobId, (text) => {
      if (controller.signal.aborted) return;
      isSilent = false;
      this.#keep(watched.log, text);
    });
    this.#clock.clearTimeout(timer);
    if (watched.stop === stop) watched.stop = null;
    watched.silences = isSilent ? watched.silences + 1 : 0;
    const pause = BETWEEN_TRIES.first * 2 ** watched.silences;
    watched.readableAt = this.#clock.now() + Math.min(pause, BETWEEN_TRIES.longest);
  }

  #keep(log: ProgressLog, text: string): void {
    const before = log.textLength;
    log.add(text, this.#clock.now());
    this.#textLength += log.textLength - before;
    while (this.#textLength > MOST_TEXT) this.#forgetOldest();
  }
}

const keyOf = ({ credential }: Caller, jobId: string): string => `${credential.id} ${jobId}`;
