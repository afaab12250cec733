import type { AdmittedCaller } from '../../domain/caller.ts';
import { askYoga } from '../http/ask-yoga.ts';
import type { EventStreamParts, Send } from '../http/event-stream.ts';
import { enterEventStream } from '../http/event-stream-limit.ts';
import type { Exchange } from '../http/exchange.ts';
import { Refusal } from '../http/refusal.ts';
import { sendResponse } from '../http/send-response.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import { readUpload } from './read-upload.ts';
import { UploadPlaces } from './upload-places.ts';

export interface UploadLimits {
  /** How large a file may be. */
  readonly maxBytes: number;
  /** How many may arrive at once, of all callers. */
  readonly most: number;
  /** Milliseconds that a client may send nothing. */
  readonly idleTimeout: number;
}

/** A web page can't make a browser send one of these to another origin without asking there first. */
const PREFLIGHTED = ['apollo-require-preflight', 'x-graphql-yoga-csrf', 'graphql-require-preflight'];

/** Answers a multipart request: its operation runs while its file arrives, and nothing is kept of it here. */
export const createUploadEndpoint = (
  { yoga }: Pipeline,
  { maxBytes, most, idleTimeout }: UploadLimits,
  streams: EventStreamParts,
) => {
  const places = new UploadPlaces(most);
  return async ({ request, response, incoming }: Exchange, caller: AdmittedCaller): Promise<Send> => {
    if (!PREFLIGHTED.some((name) => incoming.header(name) !== undefined)) {
      throw new Refusal(
        400,
        'PREFLIGHT_REQUIRED',
        `A multipart request needs one of the headers ${PREFLIGHTED.join(', ')}, with any value.`,
      );
    }
    // Of a client who has gone already, nothing is read.
    if (!response.closed) response.once('close', places.take(caller.credential.id));
    request.setTimeout(idleTimeout, () => request.destroy());
    // Once all is here, it is the upstream's turn, and its own deadline counts.
    request.once('end', () => request.setTimeout(0));
    const arrived = new Promise<void>((resolve) => request.once('close', resolve).once('end', resolve));
    const { parameters, variables } = await readUpload(request, maxBytes);
    return sendResponse(response, streams, async (takeEvents) => {
      const answer = await askYoga(yoga, incoming, JSON.stringify(parameters), {
        caller,
        variables,
        arrived,
        takeEvents,
        beforeSubscribing: () => enterEventStream(streams.counts, caller, response),
      });
      // An answer before the file's end: the rest would be read to no purpose.
      if (!request.complete) response.setHeader('connection', 'close');
      return answer;
    });
  };
};
