import { backoff } from '../calls/backoff.ts';
import type { LiveContext } from '../live-context.ts';

/**
 * Whether reading jobs by the list is worth a try. A failure alone says nothing: the whole upstream may be down. It is the
 * list's own when single jobs were answered since; then the list rests, longer each time.
 */
export class ListHealth {
  readonly #context: LiveContext;
  #failures = 0;
  #restsUntil = 0;
  #inDoubt = false;

  constructor(context: LiveContext) {
    this.#context = context;
  }

  get isUsable(): boolean {
    return !this.#inDoubt && this.#context.clock.now() >= this.#restsUntil;
  }

  answered(): void {
    this.#failures = 0;
    this.#restsUntil = 0;
    this.#inDoubt = false;
  }

  failed(): void {
    if (!this.#inDoubt) this.#failures += 1;
    this.#inDoubt = true;
    if (this.#failures > 1)
      this.#restsUntil = this.#context.clock.now() + backoff(this.#failures, this.#context);
  }

  /** A single job was answered. */
  upstreamAnswered(): void {
    this.#inDoubt = false;
  }
}
