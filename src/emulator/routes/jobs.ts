import { readCreateBody } from '../jobs/create-body.ts';
import { createJob } from '../jobs/create-job.ts';
import type { Job } from '../jobs/job.ts';
import { readJobId } from '../jobs/job-id.ts';
import { readMetadataFilter } from '../jobs/metadata-filter.ts';
import { presentJob } from '../jobs/present-job.ts';
import { readPage, type Sequence, sequenceOf } from '../page.ts';
import { type Call, json, type Route } from '../server/call.ts';
import { readJson } from '../server/read-json.ts';
import { findJob } from './find-job.ts';

const jobs = '/v1/fine_tuning/jobs';

const show = (job: Job, call: Call): object => presentJob(job, call.organization, call.now, call.quirks);

function matchingJobs(call: Call): Sequence<Job> {
  const sequence = sequenceOf(call.organization.jobs.newestFirst().filter(readMetadataFilter(call.query)));
  return { ...sequence, positionOf: (id) => sequence.positionOf(readJobId(id, call.quirks)) };
}

/** Creating, listing and reading jobs. */
export const jobRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: jobs,
    handle: async (call) => json(show(createJob(readCreateBody(await readJson(call.request)), call), call)),
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
