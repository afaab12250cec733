import type { WebSocket } from 'ws';
import type { Clock } from '../../domain/clock.ts';

export interface HeartbeatParts {
  readonly socket: WebSocket;
  /** Milliseconds. */
  readonly interval: number;
  readonly clock: Clock;
  /** Whether a ping would wait behind what the client has not read yet. */
  isBehind(): boolean;
}

/**
 * Pings a socket, which keeps proxies from closing it, and ends one that no longer answers: a client that lost its network
 * says no goodbye.
 *
 * @returns a function that stops it.
 */
export const startHeartbeat = ({ socket, interval, clock, isBehind }: HeartbeatParts): (() => void) => {
  let hasAnswered = true;
  socket.on('pong', () => {
    hasAnswered = true;
  });
  const beat = (): void => {
    timer = clock.setTimeout(beat, interval);
    // Who is behind has not even seen the ping yet; how long that may last is not decided here.
    if (isBehind()) {
      hasAnswered = true;
    } else if (hasAnswered) {
      hasAnswered = false;
      socket.ping();
    } else {
      socket.terminate();
    }
  };
  let timer = clock.setTimeout(beat, interval);
  return () => clock.clearTimeout(timer);
};
