import { createJob } from '../../jobs/create-job.ts';
import type { Job } from '../../jobs/job.ts';
import { listedJobs } from '../../jobs/listed-jobs.ts';
import { readPage, type Sequence, sequenceOf } from '../../page.ts';
import { type Call, json, type Route } from '../../server/call.ts';
import type { OpenaiDialect } from './dialect.ts';
import { findJob } from './find-job.ts';
import { readJobId } from './job-id.ts';
import { readMetadataFilter } from './metadata-filter.ts';

function matchingJobs(call: Call): Sequence<Job> {
  const sequence = sequenceOf(listedJobs(call, readMetadataFilter));
  return { ...sequence, positionOf: (id) => sequence.positionOf(readJobId(id, call.quirks)) };
}

/** Creating, listing and reading jobs. */
export function jobRoutes(base: string, dialect: OpenaiDialect): readonly Route[] {
  const path = `${base}/fine_tuning/jobs`;
  return [
    {
      operation: 'create',
      method: 'POST',
      path,
      async handle(call) {
        const order = dialect.readOrder(await call.readJson(), call);
        return json(dialect.presentJob(createJob(order, call), call));
      },
    },
    {
      operation: 'list',
      method: 'GET',
      path,
      handle(call) {
        const page = readPage(matchingJobs(call), call.query, call.quirks, { usual: 20, maximum: 100 });
        const data = page.items.map((job) => dialect.presentJob(job, call));
        return json({ object: 'list', data, has_more: page.hasMore });
      },
    },
    {
      operation: 'retrieve',
      method: 'GET',
      path: `${path}/{fine_tuning_job_id}`,
      handle: (call) => json(dialect.presentJob(findJob(call), call)),
    },
  ];
}
