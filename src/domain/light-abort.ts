/**
 * What everybody here asks of an AbortSignal, so that a lighter one can take its place. A real signal is one of these too;
 * for what insists on a real one, see `realSignalOf`.
 */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

class LightSignal implements AbortSignalLike {
  aborted = false;
  reason: unknown = undefined;
  /** Most have one listener at most, for which no set is made. */
  #listener: (() => void) | null = null;
  #more: Set<() => void> | null = null;

  throwIfAborted(): void {
    if (this.aborted) throw this.reason;
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    if (this.aborted || this.#listener === listener) return;
    if (this.#more !== null) this.#more.add(listener);
    else if (this.#listener === null) this.#listener = listener;
    else this.#more = new Set([listener]);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    if (this.#listener === listener) this.#listener = null;
    else this.#more?.delete(listener);
  }

  abort(reason: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    const first = this.#listener;
    this.#listener = null;
    first?.();
    // One of them may take away another that comes after it, which then is not called.
    for (const listener of this.#more ?? []) listener();
    this.#more = null;
  }
}

/**
 * Like an AbortController, at a tenth of its cost: Node's is an EventTarget with a registry behind it, and a request needs
 * several. Listeners are called once, in the order in which they came, and must not throw.
 */
export class LightAbortController {
  readonly #signal = new LightSignal();

  get signal(): AbortSignalLike {
    return this.#signal;
  }

  /** @param reason what whoever waits is rejected with. @default an `AbortError`, as Node's has it */
  abort(reason: unknown = new DOMException('This operation was aborted', 'AbortError')): void {
    this.#signal.abort(reason);
  }
}

/** For what insists on an AbortSignal of the platform's. It follows the other for as long as that one lives. */
export const realSignalOf = (signal: AbortSignalLike): AbortSignal => {
  if (signal instanceof AbortSignal) return signal;
  const controller = new AbortController();
  if (signal.aborted) controller.abort(signal.reason);
  else signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true });
  return controller.signal;
};

/** Aborts when the first of them does. */
export const anySignal = (...signals: readonly AbortSignalLike[]): AbortSignal =>
  AbortSignal.any(signals.map(realSignalOf));
