import { randomUUID } from 'node:crypto';

const SANE = /^[A-Za-z0-9._:-]{1,128}$/;

/** The id under which a request stands in logs, answers and upstream: the caller's, where it can be trusted in a header. */
export const requestIdFrom = (header: string | undefined): string =>
  header !== undefined && SANE.test(header) ? header : randomUUID();
