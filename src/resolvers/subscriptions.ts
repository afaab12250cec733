import type { Operation } from '../domain/capabilities.ts';
import type { FineTuningJobEvent } from '../domain/event.ts';
import { NotSupported } from '../domain/not-supported.ts';
import type { JobStatusChange } from '../live/jobs/job-snapshot.ts';
import type { Context } from './context.ts';
import { type FineTuningJobFilter, fits } from './job-filter.ts';

/** The job as it is now, then every transition. */
export const watchJobStatus = (
  _parent: unknown,
  { id }: { readonly id: string },
  { caller, live }: Context,
): AsyncIterable<JobStatusChange> => live.jobStatus(caller, id);

/**
 * Every transition of every job that the caller can see and that fits the filter.
 *
 * @throws NotSupported where the provider lists no jobs.
 */
export const watchJobsStatus = (
  _parent: unknown,
  { filter }: { readonly filter?: FineTuningJobFilter | null | undefined },
  context: Context,
): AsyncIterable<JobStatusChange> => {
  requireOperation(context, 'LIST_JOBS', 'lists no jobs, so they can be watched only one by one');
  return context.live.jobsStatus(context.caller, (job) => fits(job, filter ?? {}));
};

/**
 * The job's log, from just after an event that the subscriber has seen.
 *
 * @throws NotSupported where the provider keeps no logs.
 */
export const watchJobEvents = (
  _parent: unknown,
  { jobId, after }: { readonly jobId: string; readonly after?: string | null | undefined },
  context: Context,
): AsyncIterable<FineTuningJobEvent> => {
  requireOperation(context, 'LIST_EVENTS', 'tells no events of a job, so only its status can be watched');
  return context.live.jobEvents(context.caller, jobId, after ?? null);
};

/** What is missing is said at once: whoever watches would take it for an outage that passes, or for an unknown job. */
const requireOperation = ({ caller, datasource }: Context, operation: Operation, otherwise: string): void => {
  const { operations, title } = datasource.capabilitiesFor(caller);
  if (operations.has(operation)) return;
  throw new NotSupported(`${title} ${otherwise}: subscribe to \`fineTuningJobStatusChanged\`.`);
};
