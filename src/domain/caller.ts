import type { Access } from './access.ts';
import type { Credential } from './credential.ts';
import type { AbortSignalLike } from './light-abort.ts';

/** On whose behalf a call is made, under which request id, and until when it is wanted. */
export interface Caller {
  readonly credential: Credential;
  readonly requestId: string;
  /** The trace that the request is a part of, as W3C's header `traceparent` writes it. Absent where there is none. */
  readonly traceparent?: string | undefined;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignalLike;
}

/** A caller whom the door has let in. */
export interface AdmittedCaller extends Caller {
  readonly access: Access;
}
