import { createJob } from '../../jobs/create-job.ts';
import type { Job } from '../../jobs/job.ts';
import { cancelLife, isTerminal, resumeLife, stayPut, stretchAt } from '../../jobs/life.ts';
import { type JobFilter, listedJobs } from '../../jobs/listed-jobs.ts';
import { type Call, json, type Route } from '../../server/call.ts';
import { latestChange } from './changes.ts';
import { readCreateBody } from './create-body.ts';
import { numberedPage } from './numbered-page.ts';
import { presentDetails, presentJob } from './present-job.ts';
import { detail, noSuchJob } from './refusals.ts';

const path = '/v1/fine_tuning/jobs';

/** How long a cancellation stays requested, in milliseconds at speed 1. */
const cancelling = 2_000;

function findJob(call: Call): Job {
  const job = call.organization.jobs.get(call.parameter('job_id'));
  if (job === null) throw noSuchJob();
  return job;
}

const statusFilter =
  (now: number): JobFilter =>
  (query) =>
  (job) =>
    [
      ['model', job.model],
      ['suffix', job.suffix],
      ['status', latestChange(job, now).status],
    ].every(([name, value]) => !query.has(name ?? '') || query.get(name ?? '') === value);

/** A job that isn't to start by itself waits, once its files are in order, for as long as it takes. */
function holdBack(job: Job): void {
  if (job.extras['auto_start'] === true || job.plan.problem !== null) return;
  job.life = stayPut(job.life, job.createdAt + job.plan.pace.validating);
}

/** Creating, listing, reading, cancelling and starting jobs. None can be paused or deleted. */
export const jobRoutes: readonly Route[] = [
  {
    operation: 'create',
    method: 'POST',
    path,
    async handle(call) {
      const job = createJob(readCreateBody(await call.readJson(), call), call);
      holdBack(job);
      return json(presentJob(job, call));
    },
  },
  {
    operation: 'list',
    method: 'GET',
    path,
    handle(call) {
      const jobs = listedJobs(call, statusFilter(call.now));
      return json(numberedPage(jobs, call.query, (job) => presentJob(job, call)));
    },
  },
  {
    operation: 'retrieve',
    method: 'GET',
    path: `${path}/{job_id}`,
    handle: (call) => json(presentDetails(findJob(call), call)),
  },
  {
    operation: 'cancel',
    method: 'POST',
    path: `${path}/{job_id}/cancel`,
    handle(call) {
      const job = findJob(call);
      const { status } = stretchAt(job.life, call.now);
      if (isTerminal(status)) throw detail(422, 'The job has ended and can not be cancelled.');
      if (status !== 'cancelling') job.life = cancelLife(job.life, call.now, cancelling / call.world.speed);
      return json(presentDetails(job, call));
    },
  },
  {
    operation: 'start',
    method: 'POST',
    path: `${path}/{job_id}/start`,
    handle(call) {
      const job = findJob(call);
      if (latestChange(job, call.now).status !== 'VALIDATED')
        throw detail(422, 'Only a job that is validated and has not been started can be started.');
      job.life = resumeLife(job.life, job.plan, call.now);
      return json(presentDetails(job, call));
    },
  },
];
