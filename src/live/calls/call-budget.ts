import type { LiveContext } from '../live-context.ts';
import { backoff } from './backoff.ts';

/** So many failures in a row are an outage, rather than one question that the upstream can't answer. */
const OUTAGE = 3;

const A_WHOLE_TOKEN = 1 - 1e-9;

/** What the upstream's rate limit leaves until it starts anew. */
interface Allowance {
  left: number;
  readonly until: number;
}

/**
 * How many calls may be made for one credential, and when: a token bucket, the pauses that the upstream asks for, and the
 * pauses after failures. It only reckons: it has no timer, so it may outlive whoever watches, and coming back at once gains
 * nobody a fresh budget.
 */
export class CallBudget {
  readonly #context: LiveContext;
  #tokens: number;
  #filledAt: number;
  #restsUntil = 0;
  #failures = 0;
  #allowance: Allowance | null = null;

  constructor(context: LiveContext) {
    this.#context = context;
    this.#tokens = context.settings.callBurst;
    this.#filledAt = context.clock.now();
  }

  /** Whether the last call failed: then one call at a time finds out whether the upstream is back. */
  get failing(): boolean {
    return this.#failures > 0;
  }

  /** Milliseconds until the next call may be made. */
  wait(): number {
    const now = this.#context.clock.now();
    this.#fill(now);
    const perMillisecond = this.#context.settings.callsPerSecond / 1000;
    const token = this.#tokens >= A_WHOLE_TOKEN ? 0 : (1 - this.#tokens) / perMillisecond;
    const allowance = this.#allowance !== null && this.#allowance.left < 1 ? this.#allowance.until - now : 0;
    return Math.ceil(Math.max(0, token, allowance, this.#restsUntil - now));
  }

  take(): void {
    this.#tokens -= 1;
    if (this.#allowance) this.#allowance.left -= 1;
  }

  /** The call was not made after all. */
  giveBack(): void {
    this.#tokens += 1;
    if (this.#allowance) this.#allowance.left += 1;
  }

  /** The upstream answered. Says whether that ended an outage. */
  answered(): boolean {
    const recovered = this.#failures >= OUTAGE;
    this.#failures = 0;
    return recovered;
  }

  /**
   * The upstream failed. Says whether that began an outage.
   *
   * @param retryAfter seconds for which it asks to be left alone.
   */
  failed(retryAfter: number | undefined): boolean {
    this.#failures += 1;
    const pause =
      retryAfter === undefined
        ? backoff(this.#failures, this.#context)
        : retryAfter * 1000 * (1 + 0.1 * this.#context.random());
    this.#restsUntil = Math.max(this.#restsUntil, this.#context.clock.now() + pause);
    return this.#failures === OUTAGE;
  }

  /**
   * The upstream says how many calls its rate limit leaves. Half of them are for the caller's own questions.
   *
   * @param resetsIn milliseconds until there are more.
   */
  limit(remaining: number, resetsIn: number): void {
    this.#allowance = { left: Math.floor(remaining / 2), until: this.#context.clock.now() + resetsIn };
  }

  #fill(now: number): void {
    const { callsPerSecond, callBurst } = this.#context.settings;
    const passed = Math.max(0, now - this.#filledAt);
    this.#filledAt = now;
    this.#tokens = Math.min(callBurst, this.#tokens + (passed * callsPerSecond) / 1000);
    if (this.#allowance && this.#allowance.until <= now) this.#allowance = null;
  }
}
