import type { ServerResponse } from 'node:http';
import type { ExecutionResult } from 'graphql';
import type { Clock } from '../../domain/clock.ts';
import type { CallerCounts } from '../caller-counts.ts';
import type { ConnectionSettings } from '../connection-settings.ts';
import { textOf } from '../pipeline/result-text.ts';

export interface EventStreamParts {
  readonly settings: Pick<ConnectionSettings, 'heartbeat' | 'stallTimeout'>;
  readonly clock: Clock;
  /** How many each credential has open. */
  readonly counts: CallerCounts;
}

const HEADERS = {
  'content-type': 'text/event-stream',
  // Nginx gathers answers before it passes them on, unless told.
  'x-accel-buffering': 'no',
};

/** A line that every client skips. */
const SIGN_OF_LIFE = ':\n\n';

/**
 * Writes the results of a subscription as server-sent events, in the way that the GraphQL over SSE protocol calls distinct
 * connections. The next result is asked for once the client has read enough of those before it; one who reads nothing for
 * too long is cut off.
 *
 * @returns once it has ended, or the client has gone.
 */
export const sendEvents = async (
  results: AsyncIterable<ExecutionResult>,
  response: ServerResponse,
  { settings, clock }: Omit<EventStreamParts, 'counts'>,
): Promise<void> => {
  response.writeHead(200, HEADERS);
  // Some clients take no headers for an answer.
  response.write(SIGN_OF_LIFE);
  const beat = (): void => {
    if (!response.writableNeedDrain && !response.destroyed) response.write(SIGN_OF_LIFE);
    timer = clock.setTimeout(beat, settings.heartbeat);
  };
  let timer = clock.setTimeout(beat, settings.heartbeat);
  try {
    // The client's going away ends the results.
    for await (const result of results) {
      if (response.destroyed) return;
      if (!response.write(`event: next\ndata: ${textOf(result)}\n\n`)) {
        await drained(response, settings.stallTimeout, clock);
      }
    }
    if (!response.destroyed) response.end('event: complete\ndata:\n\n');
  } finally {
    clock.clearTimeout(timer);
  }
};

/**
 * What is left to do for a request once all that it said has been used. Whoever waits for it keeps nothing else alive: a body
 * must not live for as long as the subscription that it began.
 */
export type Send = () => Promise<void>;

export const NOTHING_LEFT: Send = () => Promise.resolve();

/** Made here, where nothing of the request is in reach. */
export const sendingEvents =
  (...parts: Parameters<typeof sendEvents>): Send =>
  () =>
    sendEvents(...parts);

/** Resolves when the client has read what was written, or is gone. */
const drained = (response: ServerResponse, stallTimeout: number, clock: Clock): Promise<void> =>
  new Promise((resolve) => {
    const timer = clock.setTimeout(() => response.destroy(), stallTimeout);
    const done = (): void => {
      clock.clearTimeout(timer);
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.once('drain', done).once('close', done);
    if (response.destroyed) done();
  });
