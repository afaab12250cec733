import type { FineTuningJobCheckpoint } from '../domain/checkpoint.ts';
import type { FineTuningJobEvent } from '../domain/event.ts';
import type { FineTuningJob } from '../domain/job.ts';
import { type Connection, connectionOf } from './connection.ts';
import type { Context } from './context.ts';
import { listAfterCursor, type PageArguments, pageRequestOf } from './page-arguments.ts';

const DEFAULT_EVENTS = 20;
const DEFAULT_CHECKPOINTS = 10;

/** A job's log, newest first; null when the upstream no longer knows the job, and where the provider keeps no logs. */
export const jobEvents = async (
  job: FineTuningJob,
  args: PageArguments,
  { caller, datasource }: Context,
): Promise<Connection<FineTuningJobEvent> | null> => {
  const request = pageRequestOf(args, DEFAULT_EVENTS);
  const page = await listAfterCursor(request, () => datasource.events.list(caller, job.id, request));
  return page && connectionOf(page, request.after);
};

/** A job's checkpoints, newest first; null when the upstream no longer knows the job, and where the provider tells none. */
export const jobCheckpoints = async (
  job: FineTuningJob,
  args: PageArguments,
  { caller, datasource }: Context,
): Promise<Connection<FineTuningJobCheckpoint> | null> => {
  const request = pageRequestOf(args, DEFAULT_CHECKPOINTS);
  const page = await listAfterCursor(request, () => datasource.checkpoints.list(caller, job.id, request));
  return page && connectionOf(page, request.after);
};
