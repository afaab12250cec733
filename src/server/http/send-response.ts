import type { ServerResponse } from 'node:http';
import type { ExecutionResult } from 'graphql';
import { type EventStreamParts, NOTHING_LEFT, type Send, sendingEvents } from './event-stream.ts';
import type { HttpContext } from './http-transport.ts';
import { EVENTS_UNREADABLE } from './media-type.ts';

/** Has yoga answer: with a response, or with events that it hands over. */
type Ask = (takeEvents: NonNullable<HttpContext['takeEvents']>) => Promise<Response>;

/**
 * Writes what yoga answers. Yoga's own writer answers an unexpected failure with its stack, so it is not used.
 *
 * @returns what is left to do: the events, where there are any.
 */
export const sendResponse = async (
  response: ServerResponse,
  streams: EventStreamParts,
  ask: Ask,
): Promise<Send> => {
  const taken: AsyncIterableIterator<ExecutionResult>[] = [];
  const answer = await ask((results) => taken.push(results));
  const [events] = taken;
  if (response.headersSent) {
    // Somebody gave up waiting and has answered already.
    await events?.return?.();
  } else if (events) {
    return sendingEvents(events, response, streams);
  } else if (answer.status === EVENTS_UNREADABLE.status) {
    // Yoga's answer has no word of why.
    throw EVENTS_UNREADABLE;
  } else {
    answer.headers.forEach((value, name) => {
      // What holds for every answer stands.
      if (!response.hasHeader(name)) response.setHeader(name, value);
    });
    response.statusCode = answer.status;
    response.end(await answer.text());
  }
  return NOTHING_LEFT;
};
