import type { Job } from '../../jobs/job.ts';
import type { Stretch } from '../../jobs/life.ts';
import { checkpointsAfter, stepOfCheckpoint, stepsWithin, timeOfStep } from '../../jobs/progress.ts';

interface Told {
  readonly at: number;
  readonly type: string;
  readonly message: string;
  readonly level?: 'info' | 'warning' | 'error';
  readonly step?: number;
}

const said = (at: number): string => new Date(at).toUTCString();

/** The epochs that ended in a stretch of training, and what begins when the last of them has. */
function trained(job: Job, stretch: Stretch, now: number): Told[] {
  const { plan, life } = job;
  const { before, after } = stepsWithin(plan, stretch, now);
  const epochs: Told[] = [];
  for (let end = checkpointsAfter(plan, before) + 1; end <= checkpointsAfter(plan, after); end += 1) {
    const step = stepOfCheckpoint(plan, end);
    const at = timeOfStep(plan, life, step);
    epochs.push({ at, type: 'epoch_complete', message: `Epoch completed, at step ${step}`, step });
  }
  if (after < plan.steps) return epochs;
  const at = timeOfStep(plan, life, plan.steps);
  return [
    ...epochs,
    {
      at,
      type: 'training_complete',
      message: `Training completed for ${job.model} at ${said(at)}`,
      step: after,
    },
    { at, type: 'model_compressing', message: 'Compressing output model', step: after },
  ];
}

/** What is told of one stretch of a job's life: the messages of https://docs.together.ai/docs/finetuning. */
function toldOf(job: Job, stretch: Stretch, now: number): Told[] {
  const at = stretch.from;
  switch (stretch.status) {
    case 'validating_files':
      return [{ at, type: 'job_pending', message: 'Fine tune request created' }];
    case 'running':
      return [
        { at, type: 'job_start', message: `Job started at ${said(at)}` },
        {
          at,
          type: 'model_download_complete',
          message: `Model data downloaded for ${job.model} at ${said(at)}`,
        },
        {
          at,
          type: 'training_data_download_complete',
          message: `Data downloaded for ${job.model} at ${said(at)}`,
        },
        { at, type: 'training_start', message: `Training started for model ${job.model}`, step: 0 },
        ...trained(job, stretch, now),
      ];
    case 'succeeded':
      return [
        { at, type: 'model_compression_complete', message: 'Model compression complete' },
        { at, type: 'model_upload_complete', message: 'Model upload complete' },
        { at, type: 'job_complete', message: `Job finished at ${said(at)}` },
      ];
    case 'failed':
      return [
        { at, type: 'job_error', message: job.plan.problem?.message ?? 'The job failed.', level: 'error' },
      ];
    case 'cancelling':
      return [{ at, type: 'cancel_requested', message: 'Job cancellation requested', level: 'warning' }];
    case 'cancelled':
      return [{ at, type: 'job_stopped', message: 'Job stopped', level: 'warning' }];
    default:
      return [];
  }
}

/** A job's log by now, oldest first, as it goes over the wire: https://docs.together.ai/reference/get-fine-tunes-id-events. */
export const togetherLog = (job: Job, now: number): readonly object[] =>
  job.life
    .filter(({ from }) => from <= now)
    .flatMap((stretch) => toldOf(job, stretch, now))
    .map(({ at, type, message, level = 'info', step = 0 }) => ({
      object: 'fine-tune-event',
      created_at: new Date(at).toISOString(),
      message,
      type,
      level,
      step,
      total_steps: job.plan.steps,
      token_count: 0,
      param_count: 0,
      checkpoint_path: '',
      model_path: '',
      wandb_url: '',
      hash: '',
    }));
