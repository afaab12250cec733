import type { AdmittedCaller } from '../../domain/caller.ts';
import type { CallbackEndpoint } from '../callback/callback-endpoint.ts';
import { wantsCallback } from '../callback/callback-request.ts';
import type { Door } from '../door/door.ts';
import { hostNameOf } from '../host-name.ts';
import { type OwnHosts, requireOwnHost } from '../own-hosts.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import { askYoga } from './ask-yoga.ts';
import { setBodyDeadline } from './body-deadline.ts';
import { answerPreflight, isPreflight, requireOwnInitiative } from './cross-site.ts';
import { type EventStreamParts, NOTHING_LEFT, type Send } from './event-stream.ts';
import { enterEventStream } from './event-stream-limit.ts';
import type { Exchange } from './exchange.ts';
import type { JsonEndpoint } from './json/json-endpoint.ts';
import { isMultipart, requireJson, requireReadable } from './media-type.ts';
import type { PageEndpoint } from './page-endpoint.ts';
import { readBody } from './read-body.ts';
import { Refusal } from './refusal.ts';
import { sendResponse } from './send-response.ts';

export interface GraphQLEndpointParts {
  readonly door: Door;
  /** The names that it answers to; null answers to any. */
  readonly own: OwnHosts | null;
  readonly pipeline: Pipeline;
  /** What a browser gets that opens it; null: nothing. */
  readonly page: PageEndpoint | null;
  /** Answers one operation as JSON; what is unusual is left to yoga. */
  readonly json: JsonEndpoint;
  /** Answers a multipart request. */
  readonly upload: (exchange: Exchange, caller: AdmittedCaller) => Promise<Send>;
  /** Takes subscriptions that are to be sent to a callback address. */
  readonly callbacks: Pick<CallbackEndpoint, 'take'>;
  /** How large a body may be that is no upload. */
  readonly maxBodyBytes: number;
  /** How subscriptions are sent. */
  readonly streams: EventStreamParts;
}

/** Answers `/graphql` over HTTP: the page to a browser, an operation's result to everybody whom the door admits. */
export const createGraphQLEndpoint =
  (parts: GraphQLEndpointParts) =>
  async (exchange: Exchange): Promise<void> => {
    const { door, own, page } = parts;
    const { request, incoming } = exchange;
    if (hostNameOf(incoming.header('host') ?? '') === undefined) {
      throw new Refusal(400, 'BAD_REQUEST', 'The Host header is missing or malformed.');
    }
    // The page too, and what a preflight says, are for those who ask under a name of ours.
    if (own) requireOwnHost(incoming, own);
    if (isPreflight(exchange)) return answerPreflight(exchange);
    if (request.method !== 'GET' && request.method !== 'POST') {
      throw new Refusal(405, 'METHOD_NOT_ALLOWED', 'GraphQL is asked by GET or POST.', {
        allow: 'GET, POST',
      });
    }
    if (page && request.method === 'GET' && incoming.header('accept')?.includes('text/html')) {
      return page(exchange);
    }
    requireOwnInitiative(exchange);
    const caller = await door.admit(incoming);
    requireReadable(exchange);
    const send = await answer(parts, exchange, caller);
    if (send !== NOTHING_LEFT) await send();
  };

/** Runs the operation. What it said is let go of when this returns. */
const answer = async (
  { pipeline: { yoga }, json, upload, callbacks, maxBodyBytes, streams }: GraphQLEndpointParts,
  exchange: Exchange,
  caller: AdmittedCaller,
): Promise<Send> => {
  const { request, response, incoming } = exchange;
  const beforeSubscribing = (): void => enterEventStream(streams.counts, caller, response);
  if (request.method === 'GET') {
    return sendResponse(response, streams, (takeEvents) =>
      Promise.resolve(
        yoga.handleNodeRequestAndResponse(request, response, { caller, takeEvents, beforeSubscribing }),
      ),
    );
  }
  if (isMultipart(exchange)) return upload(exchange, caller);
  requireJson(exchange);
  setBodyDeadline(exchange);
  const arriving = readBody(exchange, maxBodyBytes, 'A request');
  const body = arriving instanceof Promise ? await arriving : arriving;
  if (wantsCallback(incoming)) {
    await callbacks.take(exchange, body, caller);
    return NOTHING_LEFT;
  }
  return (
    (await json(exchange, body, caller)) ??
    sendResponse(response, streams, (takeEvents) =>
      askYoga(yoga, incoming, body, { caller, takeEvents, beforeSubscribing }),
    )
  );
};
