import type { Clock } from '../../domain/clock.ts';

/** What decides that a failure is no accident, and how long to leave the upstream alone then. Times are in milliseconds. */
export interface BreakerRules {
  /** So many failures without an answer between them, … */
  readonly failures: number;
  /** … over at least this long, … */
  readonly sustained: number;
  /** … from at least so many credentials, are an outage. */
  readonly credentials: number;
  /** A failure longer ago than this belongs to another outage. */
  readonly memory: number;
  /** The first pause; it doubles with each probe that fails. */
  readonly firstPause: number;
  readonly longestPause: number;
}

interface Streak {
  count: number;
  /** When the first call of the streak was begun. */
  readonly since: number;
  last: number;
  readonly credentials: Set<string>;
}

interface Pause {
  readonly length: number;
  readonly until: number;
  probing: boolean;
}

/**
 * Tells when calls are worth making. After an outage has shown itself, none are for a while; then one at a time finds out
 * whether it is over.
 */
export class Breaker {
  readonly #rules: BreakerRules;
  readonly #clock: Clock;
  readonly #random: () => number;
  #streak: Streak | null = null;
  #pause: Pause | null = null;

  constructor(rules: BreakerRules, clock: Clock, random: () => number) {
    this.#rules = rules;
    this.#clock = clock;
    this.#random = random;
  }

  get isOpen(): boolean {
    return this.#pause !== null;
  }

  /** Milliseconds for which no call should be made; 0 lets one through. */
  wait(): number {
    if (this.#pause === null) return 0;
    const left = this.#pause.until - this.#clock.now();
    return left > 0 ? left : this.#pause.probing ? this.#rules.firstPause : 0;
  }

  /** A call is made. Says whether it is the one that finds out. */
  begin(): boolean {
    if (this.#pause === null) return false;
    this.#pause.probing = true;
    return true;
  }

  answered(): void {
    this.#streak = null;
    this.#pause = null;
  }

  /**
   * A call failed.
   *
   * @param begunAt when it was begun, in milliseconds since 1970.
   * @returns whether that opened it.
   */
  failed(credential: string, begunAt: number, isProbe: boolean): boolean {
    if (this.#pause !== null) {
      // Calls that were begun before it opened say nothing new.
      if (isProbe) this.#open(Math.min(this.#pause.length * 2, this.#rules.longestPause));
      return false;
    }
    const now = this.#clock.now();
    const streak = this.#longerStreak(begunAt, now);
    streak.count += 1;
    streak.last = now;
    if (streak.credentials.size < this.#rules.credentials) streak.credentials.add(credential);

    const { failures, sustained, credentials, firstPause } = this.#rules;
    const isOutage =
      streak.count >= failures && now - streak.since >= sustained && streak.credentials.size >= credentials;
    if (isOutage) this.#open(firstPause);
    return isOutage;
  }

  /** A call ended without telling anything. */
  abandoned(isProbe: boolean): void {
    if (isProbe && this.#pause) this.#pause.probing = false;
  }

  #longerStreak(begunAt: number, now: number): Streak {
    const known = this.#streak;
    if (known && now - known.last <= this.#rules.memory) return known;
    this.#streak = { count: 0, since: begunAt, last: now, credentials: new Set() };
    return this.#streak;
  }

  /** Up to a fifth longer by chance, so that several instances don't come back together. */
  #open(length: number): void {
    this.#streak = null;
    const until = this.#clock.now() + length * (1 + 0.2 * this.#random());
    this.#pause = { length, until, probing: false };
  }
}
