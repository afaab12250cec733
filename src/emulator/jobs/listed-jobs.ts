import { faultOf } from '../faults/fault-kinds.ts';
import type { Call } from '../server/call.ts';
import type { Job } from './job.ts';

/** Reads which jobs a list's query asks for; throws the refusal of a wrong one. */
export type JobFilter = (query: URLSearchParams) => (job: Job) => boolean;

/** The caller's jobs that a list shows, newest first. The faults that make lists lie have done so already. */
export function listedJobs(call: Call, filter: JobFilter = () => () => true): Job[] {
  const matches =
    faultOf(call.faults, 'ignoredMetadataFilter') === undefined ? filter(call.query) : () => true;
  const { milliseconds: lag = 0 } = faultOf(call.faults, 'listLag') ?? {};
  const isListed = (job: Job): boolean => job.seeded || job.createdAt <= call.now - lag;
  return call.organization.jobs.newestFirst().filter(isListed).filter(matches);
}
