import { cancelJob } from '../../jobs/actions.ts';
import { checkpointsOf } from '../../jobs/checkpoints.ts';
import { createJob } from '../../jobs/create-job.ts';
import type { Job } from '../../jobs/job.ts';
import { isTerminal, stretchAt } from '../../jobs/life.ts';
import { listedJobs } from '../../jobs/listed-jobs.ts';
import { metricsAt } from '../../jobs/metrics.ts';
import { endsEpoch, timeOfStep } from '../../jobs/progress.ts';
import { pageFrom } from '../../page.ts';
import { ApiError, notFound } from '../../server/api-error.ts';
import { type Answer, type Call, json, type Route } from '../../server/call.ts';
import { readLocalaiOrder } from './create-body.ts';
import { presentJob, timestamp } from './present-job.ts';
import { isOver, recordAt, recordStop } from './progress-queue.ts';
import { noProgressOf, progressOf } from './progress-stream.ts';

function findJob(call: Call): Job {
  const id = call.parameter('id');
  const job = call.organization.jobs.get(id);
  if (job === null) throw notFound(`job not found: ${id.slice(0, 100)}`, null, null);
  return job;
}

async function create(call: Call): Promise<Answer> {
  const job = createJob(readLocalaiOrder(await call.readJson(), call), call);
  return { ...json({ id: job.id, status: 'queued', message: 'Fine-tuning job started' }), status: 201 };
}

/** Kills the training. A job that is over is marked as stopped all the same. */
function stop(call: Call): Answer {
  const job = findJob(call);
  if (!isTerminal(stretchAt(job.life, call.now).status)) cancelJob(job, call);
  recordStop(job, call.now);
  return json({ status: 'stopped', message: 'Fine-tuning job stopped' });
}

function remove(call: Call): Answer {
  const job = findJob(call);
  const record = recordAt(job, call.now);
  if (!isOver(record)) {
    const message = `cannot delete job ${job.id}: currently ${record.status} (stop it first)`;
    throw new ApiError(409, 'conflict', message, null, null);
  }
  call.organization.jobs.remove(job.id);
  return json({ status: 'deleted', message: 'Fine-tuning job deleted' });
}

/** In the order of the directories' names, so that 1000 comes before 500. */
function checkpoints(call: Call): Answer {
  const job = findJob(call);
  const made = checkpointsOf(job, call.now, 'checkpoint-');
  if (made.length === 0) return json({ checkpoints: null });
  const shown = pageFrom(made, 0, made.length).items.map(({ step }) => ({
    path: `/data/fine-tune/${job.id}/checkpoint-${step}`,
    step,
    epoch: endsEpoch(job.plan, step) ? Math.round((step / job.plan.steps) * job.plan.epochs * 100) / 100 : 0,
    loss: metricsAt(job, step).train_loss ?? 0,
    created_at: timestamp(timeOfStep(job.plan, job.life, step)),
  }));
  return json({ checkpoints: shown.sort((one, other) => (one.path < other.path ? -1 : 1)) });
}

function progress(call: Call): Answer {
  const id = call.parameter('id');
  const job = call.organization.jobs.get(id);
  return job === null ? noProgressOf(id) : progressOf(job, call.world);
}

/** All that can be done with jobs, after core/http/routes/finetuning.go, but for exporting a model. */
export const jobRoutes = (base: string): readonly Route[] => [
  { operation: 'create', method: 'POST', path: `${base}/jobs`, handle: create },
  {
    operation: 'list',
    method: 'GET',
    path: `${base}/jobs`,
    handle: (call) => json(listedJobs(call).map((job) => presentJob(job, call))),
  },
  {
    operation: 'retrieve',
    method: 'GET',
    path: `${base}/jobs/{id}`,
    handle: (call) => json(presentJob(findJob(call), call)),
  },
  { operation: 'cancel', method: 'POST', path: `${base}/jobs/{id}/stop`, handle: stop },
  { operation: 'delete', method: 'DELETE', path: `${base}/jobs/{id}`, handle: remove },
  { operation: 'events', method: 'GET', path: `${base}/jobs/{id}/progress`, handle: progress },
  { operation: 'checkpoints', method: 'GET', path: `${base}/jobs/{id}/checkpoints`, handle: checkpoints },
];
