import { checkpointsOf } from '../../jobs/checkpoints.ts';
import type { Job } from '../../jobs/job.ts';
import { metricsAt } from '../../jobs/metrics.ts';
import { stageOf, timeOfStep } from '../../jobs/progress.ts';
import { pageFrom } from '../../page.ts';
import { badRequest } from '../../server/api-error.ts';
import { type Call, json, type Route } from '../../server/call.ts';
import { findJob } from './find-job.ts';
import { togetherLog } from './log.ts';

/** An adapter after each epoch, and beside the last one the merged model once the job has completed. */
function checkpointsShown(job: Job, { now, world }: Call): object[] {
  const checkpoints = checkpointsOf(job, now, 'checkpoint-');
  const shown = pageFrom(checkpoints, 0, checkpoints.length).items.map(({ step }) => ({
    checkpoint_type: 'Intermediate',
    created_at: new Date(timeOfStep(job.plan, job.life, step)).toISOString(),
    path: `s3://emulated/${job.id}/${step}`,
    step,
    checkpoint: 'adapter',
    object_name: world.personality.models.checkpoint(job, step),
  }));
  const [last] = shown;
  return stageOf(job, now).status === 'succeeded' && last !== undefined
    ? [
        {
          ...last,
          checkpoint_type: 'Final Merged',
          path: `s3://emulated/${job.id}/final`,
          checkpoint: 'model',
          object_name: job.tunedModel,
        },
        ...shown,
      ]
    : shown;
}

function wholeNumber(call: Call, name: string, usual: number): number {
  const asked = call.query.get(name);
  if (asked === null) return usual;
  if (!/^\d{1,9}$/.test(asked)) throw badRequest(`Invalid '${name}': expected an integer.`, name);
  return Number(asked);
}

/** One row a step, as far as the job is; with `resolution`, so many of them, evenly spread. */
function measured(job: Job, call: Call): object[] {
  const from = Math.max(1, wholeNumber(call, 'global_step_from', 1));
  const to = Math.min(
    stageOf(job, call.now).stepsDone,
    wholeNumber(call, 'global_step_to', Number.MAX_SAFE_INTEGER),
  );
  const rows = Math.max(0, to - from + 1);
  const wanted = Math.min(rows, wholeNumber(call, 'resolution', rows));
  return Array.from({ length: wanted }, (_, index) => {
    const step = from + Math.floor((index * rows) / wanted);
    return {
      'train/loss': metricsAt(job, step).train_loss,
      'train/learning_rate': 0.00001,
      'train/global_step': step,
    };
  });
}

/** What there is to read of a job besides itself; all of it comes whole. */
export const jobLogRoutes: readonly Route[] = [
  {
    operation: 'events',
    method: 'GET',
    path: '/v1/fine-tunes/{id}/events',
    handle: (call) => json({ data: togetherLog(findJob(call), call.now) }),
  },
  {
    operation: 'checkpoints',
    method: 'GET',
    path: '/v1/fine-tunes/{id}/checkpoints',
    handle: (call) => json({ data: checkpointsShown(findJob(call), call) }),
  },
  {
    operation: 'metrics',
    method: 'GET',
    path: '/v1/fine-tunes/{id}/metrics',
    handle: (call) => json({ metrics: measured(findJob(call), call) }),
  },
];
