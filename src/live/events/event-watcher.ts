import type { Caller } from '../../domain/caller.ts';
import type { AbortSignalLike } from '../../domain/light-abort.ts';
import { ServiceError } from '../../domain/service-error.ts';
import { UpstreamRejection } from '../../domain/upstream-rejection.ts';
import { Alarm } from '../alarm.ts';
import type { CallGate } from '../calls/call-gate.ts';
import type { JobSnapshot } from '../jobs/job-snapshot.ts';
import type { JobFollower } from '../jobs/job-watcher.ts';
import { CONFIRMATIONS } from '../jobs/unknown-job.ts';
import type { LiveContext } from '../live-context.ts';
import { Pace } from '../pace.ts';
import { EventAudience } from './event-audience.ts';
import { EventLog } from './event-log.ts';
import { EventGap, EventReader } from './event-reader.ts';
import { eventSource } from './event-source.ts';
import { EventSubscriber } from './event-subscriber.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** How many of the latest events are kept for those who come later. */
const KEPT = 1000;

/** Milliseconds after which the end of a job lies so far back that its log is whole, whatever clocks differ. */
const LONG_AGO = 60_000;

const gapError = (): ServiceError =>
  new ServiceError(
    'UPSTREAM_ERROR',
    'The upstream no longer lists the events that connect what was sent with what is new. Subscribe again without `after` to read what it still has.',
  );

/**
 * Reads one job's log for all its subscribers of one credential. Each reading is shared; a subscriber who wants more of the
 * past than is here waits until it has been read, and those who came before him don't wait for that.
 */
export class EventWatcher implements JobFollower {
  readonly #context: LiveContext;
  readonly #failed: (error: unknown) => boolean;
  readonly #controller = new AbortController();
  readonly #reader: EventReader;
  readonly #log = new EventLog();
  readonly #pace: Pace;
  readonly #alarm: Alarm;
  readonly #audience = new EventAudience();
  #reading: Promise<void> | null = null;
  #isPlacing = false;
  #nextReadAt = NEVER;
  #nudged = false;
  #denials = 0;
  #isJobKnown = false;
  /** When the job was seen to have ended; infinite while it goes on. */
  #endedAt = NEVER;
  /** When the latest reading began that left nothing to read. */
  #upToDateAt = Number.NEGATIVE_INFINITY;

  /** @param failed told of every failure; true when it has dealt with it. */
  constructor(
    context: LiveContext,
    caller: Caller,
    gate: CallGate,
    jobId: string,
    failed: (error: unknown) => boolean,
  ) {
    this.#context = context;
    this.#failed = failed;
    this.#pace = new Pace(context);
    this.#alarm = new Alarm(context, () => this.#wake());
    const own: Caller = { ...caller, signal: this.#controller.signal };
    const isKnown = (): boolean => this.#isJobKnown || this.#log.isOpen;
    const read = eventSource(context, own, gate, jobId, isKnown);
    this.#reader = new EventReader(read, context.eventOrderFor(caller), context.settings.maxEventPages);
  }

  get size(): number {
    return this.#audience.size;
  }

  subscribe(
    after: string | null,
    signal: AbortSignalLike,
    left: (subscriber: EventSubscriber) => void,
  ): EventSubscriber {
    const subscriber = new EventSubscriber(this.#context, this.#log, after, signal, left);
    this.#audience.add(subscriber);
    if (subscriber.findPlace()) this.#settle(subscriber);
    else void this.#placeAll();
    return subscriber;
  }

  leave(subscriber: EventSubscriber): void {
    this.#audience.delete(subscriber);
  }

  /** A job that moves writes into its log. */
  moved({ isTerminal, changedAt }: JobSnapshot): void {
    const now = this.#context.clock.now();
    this.#pace.moved();
    // Only a job that was over before we looked is known to have nothing more to say.
    const wasOver = !this.#isJobKnown && now - changedAt.getTime() > LONG_AGO;
    if (isTerminal) this.#endedAt = wasOver ? changedAt.getTime() : now;
    if (this.#isDrained) {
      this.#tellAll();
    } else if (this.#isJobKnown && this.#log.isOpen) {
      this.#nudged = true;
      this.#nextReadAt = now;
      this.#plan();
    }
    this.#isJobKnown = true;
  }

  ended(error: unknown): void {
    this.#audience.fail(error);
  }

  stop(): void {
    this.#controller.abort();
    this.#alarm.off();
  }

  get #isStopped(): boolean {
    return this.#controller.signal.aborted;
  }

  /** Whether all has been read. The last events of a job may turn up a moment after its end. */
  get #isDrained(): boolean {
    return this.#upToDateAt >= this.#endedAt + this.#context.settings.pollInterval;
  }

  #wake(): void {
    if (!this.#isDrained && this.#nextReadAt <= this.#context.clock.now()) void this.#read();
    else this.#plan();
  }

  #plan(): void {
    const readAt = this.#reading === null && !this.#isDrained ? this.#nextReadAt : NEVER;
    const checkAt = this.#audience.checkSpeed();
    if (!this.#isStopped) this.#alarm.setFor(Math.min(readAt, checkAt));
  }

  /** Reads what is new, in a reading that begins after this call. */
  async #read(): Promise<void> {
    while (this.#reading !== null) await this.#reading;
    if (this.#isStopped || this.#isDrained) return;
    this.#reading = this.#readNews();
    await this.#reading;
    this.#reading = null;
    this.#plan();
  }

  async #readNews(): Promise<void> {
    const beganAt = this.#context.clock.now();
    this.#nudged = false;
    try {
      const added = this.#log.append(await this.#reader.news(this.#log));
      this.#denials = 0;
      if (added > 0) this.#pace.moved();
      else this.#upToDateAt = beganAt;
    } catch (error) {
      if (this.#isStopped || this.#failed(error)) return;
      this.#denials += 1;
      const isGap = error instanceof EventGap;
      const mayPass = isGap || error instanceof UpstreamRejection;
      if (!mayPass || this.#denials >= CONFIRMATIONS) {
        this.ended(isGap ? gapError() : error);
        return;
      }
    }
    this.#nextReadAt = this.#nudged ? this.#context.clock.now() : this.#pace.next();
    this.#tellAll();
    this.#letGo();
  }

  /** One after the other: who wants the same past as the one before him finds it here. */
  async #placeAll(): Promise<void> {
    if (this.#isPlacing) return;
    this.#isPlacing = true;
    for (const subscriber of this.#audience.joining) {
      await this.#place(subscriber).catch((error: unknown) => {
        if (!this.#isStopped && !this.#failed(error)) subscriber.stream.fail(error);
      });
    }
    this.#isPlacing = false;
  }

  async #place(subscriber: EventSubscriber): Promise<void> {
    // He may know a newer event than we do, from another instance or a query.
    if (this.#log.isOpen && !subscriber.findPlace()) await this.#read();
    if (!subscriber.findPlace()) {
      const wasOpen = this.#log.isOpen;
      const beganAt = this.#context.clock.now();
      this.#log.prepend(await this.#reader.history(this.#log, subscriber.after), subscriber.after);
      if (!wasOpen) {
        this.#upToDateAt = beganAt;
        this.#nextReadAt = this.#pace.next();
      }
    }
    subscriber.findPlace();
    this.#settle(subscriber);
  }

  #settle(subscriber: EventSubscriber): void {
    this.#audience.settle(subscriber);
    subscriber.tell(this.#isDrained);
    this.#plan();
  }

  #tellAll(): void {
    this.#audience.tell(this.#isDrained);
    this.#plan();
  }

  /** Lets go of events that everybody has, the latest excepted. */
  #letGo(): void {
    if (!this.#isPlacing) this.#log.trim(Math.min(this.#log.end - KEPT, this.#audience.earliest()));
  }
}
