import { checkpointsOf } from '../../jobs/checkpoints.ts';
import { readPage } from '../../page.ts';
import { json, type Route } from '../../server/call.ts';
import type { OpenaiDialect } from './dialect.ts';
import { listEvents } from './events.ts';
import { findJob } from './find-job.ts';

/** What a job leaves behind while it runs: its events and its checkpoints. */
export const jobLogRoutes = (base: string, dialect: OpenaiDialect): readonly Route[] => [
  {
    operation: 'events',
    method: 'GET',
    path: `${base}/fine_tuning/jobs/{fine_tuning_job_id}/events`,
    handle(call) {
      const job = findJob(call);
      const events = listEvents(dialect.events, job, call);
      const page = readPage(events, call.query, call.quirks, { usual: 20, maximum: 100 });
      const data = page.items.map((event) => dialect.presentEvent(event, job, call));
      return json({ object: 'list', data, has_more: page.hasMore });
    },
  },
  {
    operation: 'checkpoints',
    method: 'GET',
    path: `${base}/fine_tuning/jobs/{fine_tuning_job_id}/checkpoints`,
    handle(call) {
      const job = findJob(call);
      const checkpoints = checkpointsOf(job, call.now, dialect.checkpointPrefix);
      const page = readPage(checkpoints, call.query, call.quirks, { usual: 10, maximum: 100 });
      return json({
        object: 'list',
        data: page.items.map((checkpoint) => dialect.presentCheckpoint(checkpoint, job, call)),
        has_more: page.hasMore,
        first_id: page.items[0]?.id ?? null,
        last_id: page.items.at(-1)?.id ?? null,
      });
    },
  },
];
