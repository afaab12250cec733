import type { Clock } from '../../domain/clock.ts';
import type { AbortSignalLike } from '../../domain/light-abort.ts';
import { withStop } from './deadline.ts';
import { FairQueue } from './fair-queue.ts';
import { UpstreamFailure } from './upstream-failure.ts';

/** A call that wants to be made. */
export interface SlotRequest {
  readonly credential: string;
  /** Calls of one credential wait by the request that they belong to, and these take turns. */
  readonly requestId: string;
  /** Milliseconds that it may wait. */
  readonly timeout: number;
  readonly signal: AbortSignalLike;
}

interface Line {
  running: number;
  readonly waiting: FairQueue<() => void>;
}

/** What nobody could answer in time anyway: at 256 calls of 400 ms each, the last of them has waited for 15 s. */
const MOST_WAITING = 10_000;

/**
 * How many calls each credential has under way, so that one that asks for a great many leaves the upstream's connections
 * to others too. A call beyond waits for its turn. What is idle is forgotten.
 */
export class CallSlots {
  readonly #most: number;
  readonly #clock: Clock;
  readonly #lines = new Map<string, Line>();

  /** @param most how many calls a credential may have under way. */
  constructor(most: number, clock: Clock) {
    this.#most = most;
    this.#clock = clock;
  }

  /** How many credentials have calls under way. */
  get size(): number {
    return this.#lines.size;
  }

  /**
   * Takes a slot, which has to be given back by `leave`.
   *
   * @returns when it is there; null when it is there at once.
   * @throws UpstreamFailure `CROWDED` when too many wait already, and, later, `TIMEOUT` or the signal's reason.
   */
  enter({ credential, requestId, timeout, signal }: SlotRequest): Promise<void> | null {
    const line = this.#lineOf(credential);
    if (line.running < this.#most) {
      line.running += 1;
      return null;
    }
    if (line.waiting.size >= MOST_WAITING) {
      throw new UpstreamFailure(
        'CROWDED',
        `not sent: ${MOST_WAITING} calls of this credential wait already`,
        {
          sent: false,
          retryAfter: 1,
        },
      );
    }
    return this.#wait(line, { credential, requestId, timeout, signal });
  }

  leave(credential: string): void {
    const line = this.#lineOf(credential);
    const next = line.waiting.take();
    if (next) {
      next();
      return;
    }
    line.running -= 1;
    if (line.running === 0) this.#lines.delete(credential);
  }

  async #wait(line: Line, { credential, requestId, timeout, signal }: SlotRequest): Promise<void> {
    let admit = (): void => {};
    const admitted = new Promise<void>((resolve) => {
      admit = resolve;
    });
    const expired = (): UpstreamFailure =>
      new UpstreamFailure('TIMEOUT', `no turn within ${Math.round(timeout)} ms`, { sent: false });
    line.waiting.add(requestId, admit);
    try {
      await withStop({ clock: this.#clock, milliseconds: timeout, signal, expired }, () => admitted);
    } catch (reason) {
      // Its turn may have come in the same moment in which it gave up.
      if (!line.waiting.delete(requestId, admit)) this.leave(credential);
      throw reason;
    }
  }

  #lineOf(credential: string): Line {
    const known = this.#lines.get(credential);
    if (known) return known;
    const line = { running: 0, waiting: new FairQueue<() => void>() };
    this.#lines.set(credential, line);
    return line;
  }
}
