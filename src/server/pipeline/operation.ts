import type { ExecutionResult } from 'graphql';
import type { DocumentReference } from './documents/trusted-documents.ts';
import type { Variables } from './input-problems.ts';

/** One operation as a client sends it. */
export interface Operation extends DocumentReference {
  readonly operationName?: string | null | undefined;
  readonly variables?: Variables | null | undefined;
  /** Where a file arrives with it: resolves once the file is here. */
  readonly arrived?: Promise<void> | undefined;
}

export type Outcome = ExecutionResult | AsyncIterableIterator<ExecutionResult>;

/** What a transport knows of an operation beside it. */
export interface Transport {
  /** Called before a subscription asks for its source; it may throw why it must not begin. */
  readonly beforeSubscribing?: () => void;
  /** The HTTP request, where there is one for each operation. */
  readonly request?: { readonly method: string };
  /** Whether a router wants to know how long each field took. */
  readonly wantsTrace?: boolean;
}
