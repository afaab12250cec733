import { randomUUID } from 'node:crypto';
import { withoutKeys } from '../../domain/without-keys.ts';

const SANE = /^[A-Za-z0-9._:-]{1,128}$/;

/**
 * The id under which a request stands in logs, answers and upstream: the caller's, where it can be trusted in a header. One
 * that looks like a key is none: somebody has mixed up two headers, and it would be written down everywhere.
 */
export const requestIdFrom = (header: string | undefined): string =>
  header !== undefined && SANE.test(header) && withoutKeys(header) === header ? header : randomUUID();
