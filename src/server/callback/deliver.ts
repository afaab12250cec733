import type { ExecutionResult } from 'graphql';
import { onAbort } from '../../datasource/rest/on-abort.ts';
import type { Clock } from '../../domain/clock.ts';
import { isFailure } from '../pipeline/failed-operation.ts';
import { type Callback, checkMessage, completeMessage, nextMessage } from './callback-protocol.ts';
import { startHeartbeat } from './heartbeat.ts';
import type { Outcome, SendMessage } from './send-message.ts';

export interface Delivery {
  readonly callback: Callback;
  readonly target: URL;
  readonly results: AsyncIterableIterator<ExecutionResult>;
  readonly send: SendMessage;
  readonly clock: Clock;
  /** Cuts it off, without a word to the router. */
  readonly signal: AbortSignal;
}

/**
 * Sends the results of a subscription to a router, in order, and at last `complete`. The next one is asked for once the last
 * was taken, so that a slow router costs no memory. Heartbeats go beside them and wait for nothing. When the router says that
 * the subscription is over, or takes no more messages, the results end at once, also while nothing happens.
 *
 * @returns once it has ended: null when all went well or the router didn't want more, otherwise what the router did.
 */
export const deliver = async (delivery: Delivery): Promise<string | null> => {
  const { callback, target, results, send, clock, signal } = delivery;
  const over = new AbortController();
  let failure: string | null = null;
  const end = (): void => over.abort();
  const say = async (message: string): Promise<void> => {
    const outcome = await send(target, message, over.signal).catch(() => CUT_OFF);
    if (outcome.kind === 'ACCEPTED' || over.signal.aborted) return;
    if (outcome.kind !== 'OVER') failure = outcome.reason;
    end();
  };
  onAbort(over.signal, () => void results.return?.());
  const stopListening = onAbort(signal, end);
  if (signal.aborted) end();
  const stopBeating = startHeartbeat(clock, callback.heartbeat, () => say(checkMessage(callback)));

  try {
    let lastMessage = completeMessage(callback);
    // Leaving the loop ends the results.
    for await (const result of results) {
      if (over.signal.aborted) break;
      if (isFailure(result)) {
        lastMessage = completeMessage(callback, result.errors);
        break;
      }
      await say(nextMessage(callback, result));
    }
    stopBeating();
    if (!over.signal.aborted) await say(lastMessage);
    return failure;
  } finally {
    stopBeating();
    stopListening();
    end();
  }
};

const CUT_OFF: Outcome = { kind: 'OVER' };
