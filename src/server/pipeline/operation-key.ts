import { createHash } from 'node:crypto';
import type { Access } from '../../domain/access.ts';
import type { Credential } from '../../domain/credential.ts';
import type { Variables } from './input-problems.ts';

/** What decides, beside the event, what an event's execution answers. */
export interface ExecutedOperation {
  readonly credential: Credential;
  /** When it ends decides nothing: it is the same answer until then. */
  readonly access: Pick<Access, 'scopes'>;
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Variables;
}

/**
 * The same for two subscribers when every event means the same to both. The credential is part of it, and what it is
 * good for: whoever may see something else must not get here with the same ones. A hash, so that it stays short whatever a client sends.
 */
export const operationKey = (operation: ExecutedOperation): string => {
  const { credential, access, query, operationName, variables } = operation;
  const scopes = access.scopes && [...access.scopes].sort();
  return createHash('sha256')
    .update(JSON.stringify([credential.id, scopes, query, operationName, variables], withSortedKeys))
    .digest('base64url');
};

const withSortedKeys = (_key: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
};
