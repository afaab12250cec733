import type { ExecutionResult } from 'graphql';
import { isAsyncIterable } from 'graphql-yoga';
import type { AdmittedCaller } from '../../../domain/caller.ts';
import { isFailure } from '../../pipeline/failed-operation.ts';
import { textOf } from '../../pipeline/result-text.ts';
import type { Run } from '../../pipeline/run.ts';
import type { Answer } from '../answer.ts';
import { type EventStreamParts, NOTHING_LEFT, type Send, sendingEvents } from '../event-stream.ts';
import { enterEventStream } from '../event-stream-limit.ts';
import type { Exchange } from '../exchange.ts';
import { statusOfFailure } from '../failure-status.ts';
import { TRACE_HEADER } from '../http-transport.ts';
import { EVENTS_UNREADABLE } from '../media-type.ts';
import { type JsonFormat, type Reads, readsOf } from './json-format.ts';
import { readOperation } from './read-operation.ts';

/**
 * Answers what nearly every client sends, one operation as JSON by POST, with no request and response objects in between.
 *
 * @returns null when it is anything else: nothing has been done, and yoga answers.
 */
export type JsonEndpoint = (exchange: Exchange, body: Buffer, caller: AdmittedCaller) => Promise<Send | null>;

export const createJsonEndpoint =
  (run: Run, streams: EventStreamParts): JsonEndpoint =>
  async ({ response, incoming }, body, caller) => {
    const reads = readsOf(incoming.header('accept') ?? '*/*');
    const operation = reads && readOperation(body);
    if (!operation) return null;
    const outcome = await run(operation, caller, {
      request: { method: 'POST' },
      wantsTrace: incoming.header(TRACE_HEADER) === 'ftv1',
      beforeSubscribing: () => enterEventStream(streams.counts, caller, response),
    });
    if (!isAsyncIterable(outcome)) {
      sendResult(response, outcome, reads);
    } else if (response.headersSent || !reads.events) {
      await outcome.return?.();
      if (!reads.events) throw EVENTS_UNREADABLE;
    } else {
      return sendingEvents(outcome, response, streams);
    }
    return NOTHING_LEFT;
  };

const sendResult = (response: Answer, result: ExecutionResult, { json }: Reads): void => {
  // Somebody gave up waiting and has answered already.
  if (response.headersSent) return;
  let status = 200;
  if (isFailure(result)) {
    const failure = statusOfFailure(result.errors ?? [], json);
    status = failure.status;
    for (const [name, value] of failure.headers) response.setHeader(name, value);
  }
  response.send(status, CONTENT_TYPES[json], textOf(result));
};

const CONTENT_TYPES: Readonly<Record<JsonFormat, string>> = {
  'application/json': 'application/json; charset=utf-8',
  'application/graphql-response+json': 'application/graphql-response+json; charset=utf-8',
};
