import { faultOf } from '../faults/fault-kinds.ts';
import { readCreateBody } from '../jobs/create-body.ts';
import { createJob } from '../jobs/create-job.ts';
import type { Job } from '../jobs/job.ts';
import { readJobId } from '../jobs/job-id.ts';
import { readMetadataFilter } from '../jobs/metadata-filter.ts';
import { presentJob } from '../jobs/present-job.ts';
import { readPage, type Sequence, sequenceOf } from '../page.ts';
import { isSeeded } from '../seeds/seed-jobs.ts';
import { type Call, json, type Route } from '../server/call.ts';
import { findJob } from './find-job.ts';

const jobs = '/v1/fine_tuning/jobs';

const show = (job: Job, call: Call): object => presentJob(job, call.organization, call.now, call.quirks);

function matchingJobs(call: Call): Sequence<Job> {
  const filter =
    faultOf(call.faults, 'ignoredMetadataFilter') === undefined ? readMetadataFilter(call.query) : () => true;
  const { milliseconds: lag = 0 } = faultOf(call.faults, 'listLag') ?? {};
  const isListed = (job: Job): boolean => isSeeded(job) || job.createdAt <= call.now - lag;
  const sequence = sequenceOf(call.organization.jobs.newestFirst().filter(isListed).filter(filter));
  return { ...sequence, positionOf: (id) => sequence.positionOf(readJobId(id, call.quirks)) };
}

/** Creating, listing and reading jobs. */
export const jobRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: jobs,
    handle: async (call) => json(show(createJob(readCreateBody(await call.readJson()), call), call)),
  },
  {
    method: 'GET',
    path: jobs,
    handle(call) {
      const page = readPage(matchingJobs(call), call.query, call.quirks, { usual: 20, maximum: 100 });
      return json({ object: 'list', data: page.items.map((job) => show(job, call)), has_more: page.hasMore });
    },
  },
  { method: 'GET', path: `${jobs}/{fine_tuning_job_id}`, handle: (call) => json(show(findJob(call), call)) },
];
