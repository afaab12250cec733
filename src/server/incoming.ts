import type { AbortSignalLike } from '../domain/light-abort.ts';
/**
 * What the door and the pipeline want to know of a request, whichever transport it came over: an HTTP request's
 * headers, or what a WebSocket client said when it connected.
 */
export interface Incoming {
  readonly requestId: string;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignalLike;
  /** @param name in lower case. */
  header(name: string): string | undefined;
}
