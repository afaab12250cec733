import type { Job } from '../../jobs/job.ts';
import { notFound } from '../../server/api-error.ts';
import type { Call } from '../../server/call.ts';

/** The job that the path names; throws Together's refusal of one that isn't there. */
export function findJob(call: Call): Job {
  const job = call.organization.jobs.get(call.parameter('id'));
  if (job === null) throw notFound('Fine-tune ID not found.', null, null);
  return job;
}
