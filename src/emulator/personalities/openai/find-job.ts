import type { Job } from '../../jobs/job.ts';
import { notFound } from '../../server/api-error.ts';
import type { Call } from '../../server/call.ts';
import { readJobId } from './job-id.ts';

/** The job that the path names; throws what the upstream says to an unknown one. */
export function findJob(call: Call): Job {
  const asked = call.parameter('fine_tuning_job_id');
  const job = call.organization.jobs.get(readJobId(asked, call.quirks));
  if (job !== null) return job;
  throw notFound(`Could not find fine tune: ${asked.slice(0, 100)}`, 'fine_tune_id', 'fine_tune_not_found');
}
