import type { Credential } from './credential.ts';

/** On whose behalf a call is made, under which request id, and until when it is wanted. */
export interface Caller {
  readonly credential: Credential;
  readonly requestId: string;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}
