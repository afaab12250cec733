import { ServiceError } from '../../domain/service-error.ts';

const LONGEST_ID = 64;

/** What ends a subscription to a job that the upstream doesn't know. */
export const unknownJob = (id: string): ServiceError =>
  new ServiceError(
    'NOT_FOUND',
    `There is no job with the id "${id.slice(0, LONGEST_ID)}" that you can see. Check the id, and that the job belongs to your organization and project.`,
  );

/** How often in a row the upstream has to deny what it knew before, until that is believed. */
export const CONFIRMATIONS = 3;
