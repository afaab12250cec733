import { cancelJob, pauseJob, resumeJob } from '../../jobs/actions.ts';
import type { Job } from '../../jobs/job.ts';
import { isTerminal, type JobStatus, stretchAt } from '../../jobs/life.ts';
import { badRequest } from '../../server/api-error.ts';
import { type Call, json, type Route } from '../../server/call.ts';
import type { OpenaiDialect } from './dialect.ts';
import { findJob } from './find-job.ts';

const refuse = (job: Job, action: string, status: JobStatus, allowed: string) =>
  badRequest(
    isTerminal(status)
      ? `Job has already completed: ${job.id} is ${status} and can't be ${action}.`
      : `Job ${job.id} is ${status}, but only ${allowed} can be ${action}.`,
    'fine_tuning_job_id',
    'invalid_job_status',
  );

type Change = (job: Job, status: JobStatus, call: Call) => void;

/** Cancelling, pausing and resuming. The bodies of these requests, if any, are ignored. */
export function jobActionRoutes(base: string, { settling, presentJob }: OpenaiDialect): readonly Route[] {
  const path = `${base}/fine_tuning/jobs/{fine_tuning_job_id}`;
  const action = (operation: 'cancel' | 'pause' | 'resume', change: Change): Route => ({
    operation,
    method: 'POST',
    path: `${path}/${operation}`,
    handle(call) {
      const job = findJob(call);
      change(job, stretchAt(job.life, call.now).status, call);
      return json(presentJob(job, call));
    },
  });
  return [
    action('cancel', (job, status, call) => {
      if (isTerminal(status)) throw refuse(job, 'cancelled', status, 'a job that is not over');
      if (status !== 'cancelling') cancelJob(job, call, settling.cancelling);
    }),
    action('pause', (job, status, call) => {
      if (status !== 'running' && status !== 'queued') {
        throw refuse(job, 'paused', status, 'a running or queued job');
      }
      pauseJob(job, call, settling.pausing);
    }),
    action('resume', (job, status, call) => {
      if (status !== 'paused') throw refuse(job, 'resumed', status, 'a paused job');
      resumeJob(job, call, settling.resuming);
    }),
  ];
}
