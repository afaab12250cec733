/** An Error, where a signal may be aborted with anything, and streams and DataLoader take nothing else for a failure. */
export const asError = (reason: unknown): Error =>
  reason instanceof Error ? reason : new Error('The request was given up.', { cause: reason });
