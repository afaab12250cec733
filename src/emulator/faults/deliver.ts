import type { ServerResponse } from 'node:http';
import { discard, type Outcome, render, send, sendError } from '../server/send-answer.ts';
import type { World } from '../world.ts';
import { proxyPage, sendDripped, sendTruncated } from './broken-bodies.ts';
import type { Fate } from './fault.ts';
import { creationClosed, errorOf, retryHeaders, revokedKey } from './refusals.ts';

/** What of the world a delivery needs. */
type Stage = Pick<World, 'personality' | 'waitingRoom'>;

/** Ends a request in place of its outcome. */
async function replace(
  response: ServerResponse,
  fate: Exclude<Fate, { readonly kind: 'truncatedBody' | 'drippedBody' }>,
  { personality, waitingRoom }: Stage,
): Promise<void> {
  switch (fate.kind) {
    case 'error':
      for (const [name, value] of Object.entries(retryHeaders(fate))) response.setHeader(name, value);
      return sendError(response, errorOf(fate), personality.presentError);
    case 'reset':
      return void response.socket?.resetAndDestroy();
    case 'hang':
      return waitingRoom.untilClosed(response);
    case 'htmlBody':
      return send(response, proxyPage(fate));
    case 'creationClosed':
      return sendError(response, creationClosed(), personality.presentError);
    case 'revokedKey':
      return sendError(response, revokedKey(fate), personality.presentError);
  }
}

/** Sends the outcome of a request as its fate wants it. */
export async function deliver(
  response: ServerResponse,
  outcome: Outcome,
  fate: Fate | null,
  stage: Stage,
): Promise<void> {
  // A client that has gone takes nothing any more.
  if (response.destroyed) return discard(outcome);
  if (fate === null || fate.kind === 'truncatedBody' || fate.kind === 'drippedBody') {
    const rendered = render(outcome, stage.personality.presentError);
    if (fate === null) return send(response, rendered);
    if (fate.kind === 'truncatedBody') return sendTruncated(response, rendered, fate);
    return sendDripped(response, rendered, fate, stage.waitingRoom);
  }
  discard(outcome);
  return replace(response, fate, stage);
}
