import { cancelJob } from '../../jobs/actions.ts';
import { createJob } from '../../jobs/create-job.ts';
import { isTerminal } from '../../jobs/life.ts';
import { listedJobs } from '../../jobs/listed-jobs.ts';
import { stageOf } from '../../jobs/progress.ts';
import { badRequest } from '../../server/api-error.ts';
import { json, type Route } from '../../server/call.ts';
import { readCreateBody } from './create-body.ts';
import { findJob } from './find-job.ts';
import { presentFullJob, presentTruncatedJob } from './present-job.ts';
import { statusOf } from './status.ts';

/** How long `cancel_requested` lasts, in milliseconds at speed 1. */
const cancelling = 3_000;

/** Creating, reading, cancelling and deleting jobs. Lists come whole, and oldest first. */
export const jobRoutes: readonly Route[] = [
  {
    operation: 'create',
    method: 'POST',
    path: '/v1/fine-tunes',
    async handle(call) {
      const order = readCreateBody(await call.readJson());
      return json(presentTruncatedJob(createJob(order, call), call));
    },
  },
  {
    operation: 'list',
    method: 'GET',
    path: '/v1/fine-tunes',
    handle: (call) =>
      json({
        data: listedJobs(call)
          .reverse()
          .map((job) => presentTruncatedJob(job, call)),
      }),
  },
  {
    operation: 'retrieve',
    method: 'GET',
    path: '/v1/fine-tunes/{id}',
    handle: (call) => json(presentFullJob(findJob(call), call)),
  },
  {
    operation: 'cancel',
    method: 'POST',
    path: '/v1/fine-tunes/{id}/cancel',
    handle(call) {
      const job = findJob(call);
      const { status } = stageOf(job, call.now);
      if (isTerminal(status)) {
        const word = statusOf(job, call.now);
        throw badRequest(`Fine-tune ${job.id} is ${word} and not currently cancellable.`);
      }
      if (status !== 'cancelling') cancelJob(job, call, cancelling);
      return json(presentTruncatedJob(job, call));
    },
  },
  {
    operation: 'delete',
    method: 'DELETE',
    path: '/v1/fine-tunes/{id}',
    handle(call) {
      call.organization.jobs.remove(findJob(call).id);
      return json({ message: 'deleted' });
    },
  },
];
