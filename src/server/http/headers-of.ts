import type { IncomingMessage } from 'node:http';

/** Reads a request's headers by their names in lower case; several of one name are one, with commas between them. */
export const headersOf =
  ({ headers }: IncomingMessage) =>
  (name: string): string | undefined => {
    const value = headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };
