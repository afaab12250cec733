import type { Job } from '../jobs/job.ts';
import { cancelLife, isTerminal, type JobStatus, pauseLife, resumeLife, stretchAt } from '../jobs/life.ts';
import { presentJob } from '../jobs/present-job.ts';
import { badRequest } from '../server/api-error.ts';
import { type Call, json, type Route } from '../server/call.ts';
import { findJob } from './find-job.ts';

const refuse = (job: Job, action: string, status: JobStatus, allowed: string) =>
  badRequest(
    isTerminal(status)
      ? `Job has already completed: ${job.id} is ${status} and can't be ${action}.`
      : `Job ${job.id} is ${status}, but only ${allowed} can be ${action}.`,
    'fine_tuning_job_id',
    'invalid_job_status',
  );

const changing =
  (change: (job: Job, status: JobStatus, now: number) => void): Route['handle'] =>
  (call: Call) => {
    const job = findJob(call);
    change(job, stretchAt(job.life, call.now).status, call.now);
    call.world.announcer.watch(job);
    return json(presentJob(job, call.organization, call.now, call.quirks));
  };

/** Cancelling, pausing and resuming. The bodies of these requests, if any, are ignored. */
export const jobActionRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/fine_tuning/jobs/{fine_tuning_job_id}/cancel',
    handle: changing((job, status, now) => {
      if (isTerminal(status)) throw refuse(job, 'cancelled', status, 'a job that is not over');
      job.life = cancelLife(job.life, now);
    }),
  },
  {
    method: 'POST',
    path: '/v1/fine_tuning/jobs/{fine_tuning_job_id}/pause',
    handle: changing((job, status, now) => {
      if (status !== 'running' && status !== 'queued') {
        throw refuse(job, 'paused', status, 'a running or queued job');
      }
      job.life = pauseLife(job.life, now);
    }),
  },
  {
    method: 'POST',
    path: '/v1/fine_tuning/jobs/{fine_tuning_job_id}/resume',
    handle: changing((job, status, now) => {
      if (status !== 'paused') throw refuse(job, 'resumed', status, 'a paused job');
      job.life = resumeLife(job.life, job.plan, now);
    }),
  },
];
