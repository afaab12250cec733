import type { AdmittedCaller } from '../../domain/caller.ts';
import type { Door } from '../door.ts';
import { hostNameOf } from '../host-name.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import { askYoga } from './ask-yoga.ts';
import { setBodyDeadline } from './body-deadline.ts';
import type { EventStreamParts } from './event-stream.ts';
import type { Exchange } from './exchange.ts';
import { isMultipart, requireJson, requireReadable } from './media-type.ts';
import { readBody } from './read-body.ts';
import { Refusal } from './refusal.ts';
import { sendResponse } from './send-response.ts';

/** The page that a browser gets; null when there is none. */
export type Page = (() => Promise<string>) | null;

export interface GraphQLEndpointParts {
  readonly door: Door;
  readonly pipeline: Pipeline;
  readonly page: Page;
  /** Answers a multipart request. */
  readonly upload: (exchange: Exchange, caller: AdmittedCaller) => Promise<void>;
  /** How large a body may be that is no upload. */
  readonly maxBodyBytes: number;
  /** How subscriptions are sent. */
  readonly streams: EventStreamParts;
}

/** Answers `/graphql` over HTTP: the page to a browser, an operation's result to everybody whom the door admits. */
export const createGraphQLEndpoint =
  ({ door, pipeline: { yoga }, page, upload, maxBodyBytes, streams }: GraphQLEndpointParts) =>
  async (exchange: Exchange): Promise<void> => {
    const { request, response, incoming } = exchange;
    if (request.method !== 'GET' && request.method !== 'POST') {
      throw new Refusal(405, 'METHOD_NOT_ALLOWED', 'GraphQL is asked by GET or POST.', {
        allow: 'GET, POST',
      });
    }
    if (page && request.method === 'GET' && incoming.header('accept')?.includes('text/html')) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(await page());
      return;
    }
    if (hostNameOf(incoming.header('host') ?? '') === undefined) {
      throw new Refusal(400, 'BAD_REQUEST', 'The Host header is missing or malformed.');
    }
    const caller = door.admit(incoming);
    requireReadable(exchange);
    if (request.method === 'POST') {
      if (isMultipart(exchange)) return upload(exchange, caller);
      requireJson(exchange);
      setBodyDeadline(exchange);
      const body = await readBody(exchange, maxBodyBytes, 'A request');
      await sendResponse(response, streams, (takeEvents) =>
        askYoga(yoga, incoming, body, { caller, takeEvents }),
      );
      return;
    }
    await sendResponse(response, streams, (takeEvents) =>
      Promise.resolve(yoga.handleNodeRequestAndResponse(request, response, { caller, takeEvents })),
    );
  };
