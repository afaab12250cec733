import { ServiceError } from './service-error.ts';
import { UpstreamRejection } from './upstream-rejection.ts';

/** Whether a change that failed like this may have been made all the same. A failure that nobody foresaw counts as one. */
export const mayHaveHappened = (error: unknown): boolean => {
  if (error instanceof UpstreamRejection) return false;
  return !(error instanceof ServiceError) || error.details.mayHaveHappened === true;
};
