import type { FineTuningJob } from '../domain/job.ts';
import type { JobStatus } from '../domain/job-status.ts';
import { mayHaveHappened } from '../domain/may-have-happened.ts';
import { NotSupported } from '../domain/not-supported.ts';
import { UpstreamRejection } from '../domain/upstream-rejection.ts';
import type { UserError } from '../domain/user-error.ts';
import type { Context } from './context.ts';
import { userErrorOf } from './rejection.ts';
import { unsupportedErrors } from './unsupported.ts';

export interface FineTuningJobPayload {
  readonly job: FineTuningJob | null;
  readonly userErrors: readonly UserError[];
}

interface Transition {
  readonly action: 'cancel' | 'pause' | 'resume';
  /** Statuses in which the wish is already fulfilled. */
  readonly fulfilledBy: readonly JobStatus[];
  /** Statuses that allow it; a refusal in one of these has another reason. */
  readonly allowedIn: readonly JobStatus[];
}

const cancel: Transition = {
  action: 'cancel',
  fulfilledBy: ['CANCELLED'],
  allowedIn: ['VALIDATING_FILES', 'QUEUED', 'RUNNING', 'PAUSED'],
};
const pause: Transition = {
  action: 'pause',
  fulfilledBy: ['PAUSED'],
  allowedIn: ['QUEUED', 'RUNNING'],
};
const resume: Transition = {
  action: 'resume',
  fulfilledBy: ['VALIDATING_FILES', 'QUEUED', 'RUNNING'],
  allowedIn: ['PAUSED'],
};

/**
 * Asks the upstream to move a job. A refusal is looked into before it is answered, and so is a change that may or may not
 * have been made: a job that stands where it was wished to be is a success, so that a request can be repeated.
 */
const transition =
  ({ action, fulfilledBy, allowedIn }: Transition) =>
  async (
    _parent: unknown,
    { id }: { readonly id: string },
    context: Context,
  ): Promise<FineTuningJobPayload> => {
    const { caller, datasource, loaders, live } = context;
    const askedAt = live.asking();
    try {
      const job = await datasource.jobs[action](caller, id);
      loaders.job.clear(id).prime(id, job);
      live.observed(caller.credential.id, job, askedAt);
      return { job, userErrors: [] };
    } catch (error) {
      if (error instanceof NotSupported) return { job: null, userErrors: unsupportedErrors(error, ['id']) };
      if (!(error instanceof UpstreamRejection)) {
        const job = mayHaveHappened(error) ? await looked(id, context) : null;
        if (job && fulfilledBy.includes(job.status)) return { job, userErrors: [] };
        throw error;
      }

      const job = error.details.status === 404 ? null : await looked(id, context);
      // The refusal is worth more than the failure to look into it.
      if (job === undefined) return { job: null, userErrors: [userErrorOf(error, ['id'])] };
      if (job === null) {
        const message = `There is no job with the id "${id.slice(0, 64)}" that you can see.`;
        return { job, userErrors: [{ code: 'NOT_FOUND', message, path: ['id'] }] };
      }
      if (fulfilledBy.includes(job.status)) return { job, userErrors: [] };
      if (job.status === 'UNKNOWN' || allowedIn.includes(job.status)) {
        return { job, userErrors: [userErrorOf(error, ['id'])] };
      }
      const message = `The job is ${job.status}; ${action} is for a job that is ${allowedIn.join(' or ')}.`;
      return { job, userErrors: [{ code: 'INVALID_STATE', message, path: ['id'] }] };
    }
  };

/** The job as it is now; null when nobody knows it, undefined when nobody tells. */
const looked = (id: string, { loaders }: Context): Promise<FineTuningJob | null | undefined> =>
  loaders.job
    .clear(id)
    .load(id)
    .catch(() => undefined);

export const cancelFineTuningJob = transition(cancel);
export const pauseFineTuningJob = transition(pause);
export const resumeFineTuningJob = transition(resume);
