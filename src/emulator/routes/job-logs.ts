import { checkpointsOf, presentCheckpoint } from '../jobs/checkpoints.ts';
import { eventsOf, presentEvent } from '../jobs/events.ts';
import { readPage } from '../page.ts';
import { json, type Route } from '../server/call.ts';
import { findJob } from './find-job.ts';

/** What a job leaves behind while it runs: its events and its checkpoints. */
export const jobLogRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/fine_tuning/jobs/{fine_tuning_job_id}/events',
    handle(call) {
      const job = findJob(call);
      const events = eventsOf(job, call.now, call.quirks);
      const page = readPage(events, call.query, call.quirks, { usual: 20, maximum: 100 });
      return json({
        object: 'list',
        data: page.items.map((event) => presentEvent(event, job, call.quirks)),
        has_more: page.hasMore,
      });
    },
  },
  {
    method: 'GET',
    path: '/v1/fine_tuning/jobs/{fine_tuning_job_id}/checkpoints',
    handle(call) {
      const job = findJob(call);
      const page = readPage(checkpointsOf(job, call.now), call.query, call.quirks, {
        usual: 10,
        maximum: 100,
      });
      return json({
        object: 'list',
        data: page.items.map((checkpoint) => presentCheckpoint(checkpoint, job, call.quirks)),
        has_more: page.hasMore,
        first_id: page.items[0]?.id ?? null,
        last_id: page.items.at(-1)?.id ?? null,
      });
    },
  },
];
