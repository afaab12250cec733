import type { FineTuningJobEvent } from '../domain/event.ts';
import type { JobStatusChange } from '../live/jobs/job-snapshot.ts';
import type { Context } from './context.ts';
import { type FineTuningJobFilter, fits } from './job-filter.ts';

/** The job as it is now, then every transition. */
export const watchJobStatus = (
  _parent: unknown,
  { id }: { readonly id: string },
  { caller, live }: Context,
): AsyncIterable<JobStatusChange> => live.jobStatus(caller, id);

/** Every transition of every job that the caller can see and that fits the filter. */
export const watchJobsStatus = (
  _parent: unknown,
  { filter }: { readonly filter?: FineTuningJobFilter | null | undefined },
  { caller, live }: Context,
): AsyncIterable<JobStatusChange> => live.jobsStatus(caller, (job) => fits(job, filter ?? {}));

/** The job's log, from just after an event that the subscriber has seen. */
export const watchJobEvents = (
  _parent: unknown,
  { jobId, after }: { readonly jobId: string; readonly after?: string | null | undefined },
  { caller, live }: Context,
): AsyncIterable<FineTuningJobEvent> => live.jobEvents(caller, jobId, after ?? null);
