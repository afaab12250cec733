import type { FineTuningJobEvent } from '../../domain/event.ts';
import type { AbortSignalLike } from '../../domain/light-abort.ts';
import { ServiceError } from '../../domain/service-error.ts';
import type { LiveContext } from '../live-context.ts';
import { Stream } from '../stream.ts';
import type { EventLog } from './event-log.ts';
import { EVENT_PAGE_SIZE } from './event-walk.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** So many times the longest history is the most that a log keeps for one who reads, but too slowly to ever catch up. */
const MOST_HISTORIES = 2;

/** Where a subscriber stood when he fell behind. */
interface Mark {
  readonly position: number;
  readonly at: number;
}

const tooSlow = (backlog: number, patience: number): ServiceError =>
  new ServiceError(
    'TOO_SLOW',
    `The events came faster than you took them: who is more than ${backlog} events behind has to take as many in ${patience / 1000} s. Subscribe again with the id of your last event as \`after\`; nothing is lost.`,
  );

/** One reader of a log. He holds no events, only his place in it. */
export class EventSubscriber {
  readonly stream: Stream<FineTuningJobEvent>;
  /** The event that he has already; null when he wants the log from its beginning. */
  readonly after: string | null;
  readonly #context: LiveContext;
  readonly #log: EventLog;
  #position: number | null = null;
  #mark: Mark | null = null;

  constructor(
    context: LiveContext,
    log: EventLog,
    after: string | null,
    signal: AbortSignalLike,
    left: (subscriber: EventSubscriber) => void,
  ) {
    this.#context = context;
    this.#log = log;
    this.after = after;
    this.stream = new Stream<FineTuningJobEvent>(
      { take: () => this.#take(), left: () => left(this) },
      signal,
    );
  }

  /** The position of the event that he gets next; null while his place is not in the log yet. */
  get position(): number | null {
    return this.#position;
  }

  /** Finds his place. Says whether the log has it. */
  findPlace(): boolean {
    this.#position ??= this.#log.positionAfter(this.after);
    return this.#position !== null;
  }

  /** There may be something for him; when the log is drained, nothing will come after it. */
  tell(isDrained: boolean): void {
    if (isDrained) this.stream.complete();
    else this.stream.wake();
  }

  /**
   * Closes him if he is too slow. A burst closes nobody: who is far behind has a while to show that he reads.
   *
   * @returns when to look again; infinite while he keeps up.
   */
  checkSpeed(): number {
    const { clock, settings } = this.#context;
    const { eventBacklog, eventPatience } = settings;
    const position = this.#position ?? this.#log.end;
    const behind = this.#log.end - position;
    const mark = this.#mark;
    const now = clock.now();
    if (behind <= eventBacklog) {
      this.#mark = null;
      return NEVER;
    }
    const isPatient = mark !== null && now < mark.at + eventPatience;
    const hasStalled = mark !== null && !isPatient && position - mark.position < eventBacklog;
    if (hasStalled || behind > MOST_HISTORIES * settings.maxEventPages * EVENT_PAGE_SIZE) {
      this.stream.fail(tooSlow(eventBacklog, eventPatience));
      return NEVER;
    }
    if (isPatient) return mark.at + eventPatience;
    this.#mark = { position, at: now };
    return now + eventPatience;
  }

  #take(): FineTuningJobEvent | undefined {
    if (this.#position === null) return undefined;
    const event = this.#log.at(this.#position);
    if (event !== undefined) this.#position += 1;
    return event;
  }
}
