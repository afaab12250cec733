import type { ServerResponse } from 'node:http';
import { discard, type Outcome, render, send, sendError } from '../server/send-answer.ts';
import { proxyPage, sendDripped, sendTruncated } from './broken-bodies.ts';
import type { Fate } from './fault.ts';
import { creationClosed, errorOf, retryHeaders, revokedKey } from './refusals.ts';
import type { WaitingRoom } from './waiting-room.ts';

/** Ends a request in place of its outcome. */
async function replace(
  response: ServerResponse,
  fate: Exclude<Fate, { readonly kind: 'truncatedBody' | 'drippedBody' }>,
  room: WaitingRoom,
): Promise<void> {
  switch (fate.kind) {
    case 'error':
      for (const [name, value] of Object.entries(retryHeaders(fate))) response.setHeader(name, value);
      return sendError(response, errorOf(fate));
    case 'reset':
      return void response.socket?.resetAndDestroy();
    case 'hang':
      return room.untilClosed(response);
    case 'htmlBody':
      return send(response, proxyPage(fate));
    case 'creationClosed':
      return sendError(response, creationClosed());
    case 'revokedKey':
      return sendError(response, revokedKey(fate));
  }
}

/** Sends the outcome of a request as its fate wants it. */
export async function deliver(
  response: ServerResponse,
  outcome: Outcome,
  fate: Fate | null,
  room: WaitingRoom,
): Promise<void> {
  // A client that has gone takes nothing any more.
  if (response.destroyed) return discard(outcome);
  if (fate === null) return send(response, render(outcome));
  if (fate.kind === 'truncatedBody') return sendTruncated(response, render(outcome), fate);
  if (fate.kind === 'drippedBody') return sendDripped(response, render(outcome), fate, room);
  discard(outcome);
  return replace(response, fate, room);
}
