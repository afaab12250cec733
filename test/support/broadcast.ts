/** A source of events that a test speaks through, to all who listen. */
export interface Broadcast<Event> {
  /** For a subscription's `subscribe`. */
  listen(): AsyncIterableIterator<Event>;
  /** Everybody gets the same object. */
  publish(event: Event): void;
  /** Ends it for everybody. */
  complete(): void;
  /** Breaks off for everybody. */
  fail(error: unknown): void;
  /** How many listen. */
  readonly listeners: number;
  /** Resolves when so many listen. */
  until(listeners: number): Promise<void>;
  /** How often somebody has asked for an event. */
  readonly asked: number;
}

interface Listener<Event> {
  push(event: Event): void;
  end(error?: unknown): void;
}

export const createBroadcast = <Event>(): Broadcast<Event> => {
  const listeners = new Set<Listener<Event>>();
  const waiting = new Map<() => void, number>();
  let asked = 0;
  const changed = (): void => {
    for (const [resolve, count] of waiting) {
      if (listeners.size !== count) continue;
      waiting.delete(resolve);
      resolve();
    }
  };

  const listen = (): AsyncIterableIterator<Event> => {
    const queue: Event[] = [];
    const readers: { resolve(result: IteratorResult<Event>): void; reject(error: unknown): void }[] = [];
    let end: { readonly error?: unknown } | undefined;
    const leave = (error?: unknown): void => {
      if (end) return;
      end = { error };
      for (const { resolve, reject } of readers.splice(0)) {
        if (error === undefined) resolve({ done: true, value: undefined });
        else reject(error);
      }
      listeners.delete(listener);
      changed();
    };
    const listener: Listener<Event> = {
      push(event) {
        const reader = readers.shift();
        if (reader) reader.resolve({ done: false, value: event });
        else queue.push(event);
      },
      end: leave,
    };
    listeners.add(listener);
    changed();
    return {
      next() {
        asked += 1;
        const event = queue.shift();
        if (event !== undefined) return Promise.resolve({ done: false, value: event });
        if (end?.error !== undefined) return Promise.reject(end.error);
        if (end) return Promise.resolve({ done: true, value: undefined });
        return new Promise((resolve, reject) => {
          readers.push({ resolve, reject });
        });
      },
      return() {
        leave();
        return Promise.resolve({ done: true, value: undefined });
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  };

  return {
    listen,
    publish(event) {
      for (const listener of [...listeners]) listener.push(event);
    },
    complete() {
      for (const listener of [...listeners]) listener.end();
    },
    fail(error) {
      for (const listener of [...listeners]) listener.end(error);
    },
    get listeners() {
      return listeners.size;
    },
    until(count) {
      if (listeners.size === count) return Promise.resolve();
      return new Promise((resolve) => waiting.set(resolve, count));
    },
    get asked() {
      return asked;
    },
  };
};
