import { onAbort } from '../../datasource/rest/on-abort.ts';
import type { AbortSignalLike } from '../../domain/light-abort.ts';
import { ServiceError } from '../../domain/service-error.ts';
import { withoutKeys } from '../../domain/without-keys.ts';
import { Alarm } from '../alarm.ts';
import type { LiveContext } from '../live-context.ts';
import type { CallBudget } from './call-budget.ts';
import { isPassing } from './passing-failure.ts';

interface Waiting {
  notBefore: number;
  readonly admit: () => void;
}

/**
 * Where everything that watches on one credential's behalf waits for its turn to ask the upstream: first come, first served,
 * within the budget. While the upstream fails, one call at a time is let through.
 */
export class CallGate {
  readonly #context: LiveContext;
  readonly #budget: CallBudget;
  readonly #credential: string;
  readonly #recovered: () => void;
  readonly #waiting = new Set<Waiting>();
  readonly #alarm: Alarm;
  #underWay = 0;

  /**
   * @param credential how the log names it.
   * @param recovered called when an outage is over, before anybody else is let through.
   */
  constructor(context: LiveContext, budget: CallBudget, credential: string, recovered: () => void) {
    this.#context = context;
    this.#budget = budget;
    this.#credential = credential;
    this.#recovered = recovered;
    this.#alarm = new Alarm(context, () => this.#serve());
  }

  /** How many calls are under way. */
  get underWay(): number {
    return this.#underWay;
  }

  /** Waits for a turn, then asks. */
  async call<Answer>(
    signal: AbortSignalLike,
    question: () => Promise<Answer>,
    notBefore = 0,
  ): Promise<Answer> {
    await this.enter(signal, notBefore);
    return this.ask(signal, question);
  }

  /**
   * Waits for a turn, which has to be used by `ask` or given back by `leave`.
   *
   * @throws the signal's reason when it aborts.
   */
  enter(signal: AbortSignalLike, notBefore = 0): Promise<void> {
    if (signal.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const unhear = onAbort(signal, () => {
        this.#waiting.delete(waiting);
        this.#serve();
        reject(signal.reason);
      });
      const admit = (): void => {
        unhear();
        resolve();
      };
      const waiting: Waiting = { notBefore, admit };
      this.#waiting.add(waiting);
      this.#serve();
    });
  }

  /** Uses a turn. */
  async ask<Answer>(signal: AbortSignalLike, question: () => Promise<Answer>): Promise<Answer> {
    try {
      if (signal.aborted) throw signal.reason;
      const answer = await question();
      this.#answered();
      return answer;
    } catch (error) {
      if (!signal.aborted) this.#failed(error);
      throw error;
    } finally {
      this.#underWay -= 1;
      this.#serve();
    }
  }

  /** Gives a turn back unused. */
  leave(): void {
    this.#budget.giveBack();
    this.#underWay -= 1;
    this.#serve();
  }

  #answered(): void {
    if (!this.#budget.answered()) return;
    this.#context.logger.info({ credential: this.#credential }, 'the upstream answers its watchers again');
    for (const waiting of this.#waiting) waiting.notBefore = 0;
    this.#recovered();
  }

  #failed(error: unknown): void {
    if (!isPassing(error)) {
      this.#answered();
      return;
    }
    const { logger } = this.#context;
    const isKnown = error instanceof ServiceError;
    if (!isKnown)
      logger.error(
        { stack: withoutKeys(String(error instanceof Error ? error.stack : error)) },
        'watching failed',
      );
    if (!this.#budget.failed(isKnown ? error.details.retryAfter : undefined)) return;
    const code = isKnown ? error.code : 'UNEXPECTED';
    logger.warn({ credential: this.#credential, code }, 'the upstream fails its watchers: asking less');
  }

  #serve(): void {
    for (;;) {
      const next = this.#next();
      const isProbing = this.#budget.failing && this.#underWay > 0;
      if (next === null || isProbing) break;
      const now = this.#context.clock.now();
      const at = Math.max(next.notBefore, now + this.#budget.wait());
      if (at > now) {
        this.#alarm.setFor(at);
        return;
      }
      this.#waiting.delete(next);
      this.#budget.take();
      this.#underWay += 1;
      next.admit();
    }
    this.#alarm.off();
  }

  /** Who comes first of those who may; while nobody may, who may first. */
  #next(): Waiting | null {
    const now = this.#context.clock.now();
    let next: Waiting | null = null;
    for (const waiting of this.#waiting) {
      if (waiting.notBefore <= now) return waiting;
      if (next === null || waiting.notBefore < next.notBefore) next = waiting;
    }
    return next;
  }
}
