import { createHash } from 'node:crypto';
import type { Credential } from '../../domain/credential.ts';
import type { Variables } from './input-problems.ts';

/** What decides, beside the event, what an event's execution answers. */
export interface ExecutedOperation {
  readonly credential: Credential;
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Variables;
}

/**
 * The same for two subscribers when every event means the same to both. The credential is part of it: whoever may see
 * something else must not get here with the same one. A hash, so that it stays short whatever a client sends.
 */
export const operationKey = ({ credential, query, operationName, variables }: ExecutedOperation): string =>
  createHash('sha256')
    .update(JSON.stringify([credential.id, query, operationName, variables], withSortedKeys))
    .digest('base64url');

const withSortedKeys = (_key: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
};
