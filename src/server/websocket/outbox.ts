import type { WebSocket } from 'ws';
import type { Clock } from '../../domain/clock.ts';
import type { ConnectionSettings } from '../connection-settings.ts';

export interface OutboxParts {
  readonly socket: WebSocket;
  readonly settings: Pick<ConnectionSettings, 'maxBufferedBytes' | 'stallTimeout'>;
  readonly clock: Clock;
  /** The client has left unread for too long what waits to be sent. */
  stalled(): void;
}

interface Backlog {
  /** Resolves when the client has caught up, or is gone. */
  readonly cleared: Promise<void>;
  readonly clear: () => void;
  readonly timer: unknown;
}

/**
 * What goes out on a socket. While a client lags, nothing more is read from its socket, so that it can ask for nothing
 * that adds to what waits; who has something to send is told to wait. What waits is bounded by that.
 */
export class Outbox {
  readonly #parts: OutboxParts;
  #backlog: Backlog | null = null;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  get isBehind(): boolean {
    return this.#backlog !== null;
  }

  /** @returns when to send the next one, where that is not at once. */
  send(text: string): Promise<void> | undefined {
    const { socket, settings } = this.#parts;
    if (socket.readyState !== socket.OPEN) return undefined;
    socket.send(text, this.#written);
    if (this.#backlog === null && socket.bufferedAmount > settings.maxBufferedBytes) this.#begin();
    return this.#backlog?.cleared;
  }

  /** Nothing more is sent: nobody waits any longer, and what the client still says is heard. */
  close(): void {
    this.#end();
  }

  readonly #written = (): void => {
    const { socket, settings } = this.#parts;
    if (socket.bufferedAmount <= settings.maxBufferedBytes / 2) this.#end();
  };

  #begin(): void {
    const { socket, settings, clock, stalled } = this.#parts;
    let clear = (): void => {};
    const cleared = new Promise<void>((resolve) => {
      clear = resolve;
    });
    this.#backlog = { cleared, clear, timer: clock.setTimeout(stalled, settings.stallTimeout) };
    socket.pause();
  }

  #end(): void {
    if (this.#backlog === null) return;
    const { clear, timer } = this.#backlog;
    this.#backlog = null;
    this.#parts.clock.clearTimeout(timer);
    this.#parts.socket.resume();
    clear();
  }
}
