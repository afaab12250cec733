import { hexFrom } from '../../chance.ts';
import { type Checkpoint, checkpointsOf } from '../../jobs/checkpoints.ts';
import type { Job } from '../../jobs/job.ts';
import type { Stretch } from '../../jobs/life.ts';
import { metricsAt } from '../../jobs/metrics.ts';
import { timeOfStep } from '../../jobs/progress.ts';
import { readPage, type Sequence, sequenceOf } from '../../page.ts';
import { type Call, json, type Route } from '../../server/call.ts';
import { findJob } from '../openai/find-job.ts';

/**
 * What is told when a job enters a state. The first three texts and the one of success are captured
 * (https://github.com/nebius/token-factory-cookbook); nothing was there on single steps.
 */
function messagesOf(job: Job, { status }: Stretch): readonly string[] {
  switch (status) {
    case 'validating_files':
      return ['Job is submitted'];
    case 'queued': {
      const names = job.validationFile === null ? ['training'] : ['validation', 'training'];
      return names.map((name) => `Dataset '${name}' processed successfully`);
    }
    case 'succeeded':
      return ['Training completed successfully'];
    case 'failed':
      return [job.plan.problem?.message ?? 'Training failed'];
    case 'cancelled':
      return ['Job is cancelled'];
    default:
      return [];
  }
}

interface NebiusEvent {
  readonly id: string;
  readonly created_at: number;
  readonly level: 'info' | 'error';
  readonly message: string;
  readonly object: 'fine_tuning.job.event';
}

/** The log of a job by now, oldest first. */
function eventsOf(job: Job, now: number): readonly NebiusEvent[] {
  const entered = job.life.filter(({ from }) => from <= now);
  return entered
    .flatMap((stretch) => messagesOf(job, stretch).map((message) => ({ stretch, message })))
    .map(({ stretch, message }, index) => ({
      id: `ftevent-${hexFrom(32, 'event', job.id, index)}`,
      created_at: Math.floor(stretch.from / 1000),
      level: stretch.status === 'failed' ? 'error' : 'info',
      message,
      object: 'fine_tuning.job.event',
    }));
}

/** The checkpoint of the first epoch first. */
function checkpointsOldestFirst(job: Job, now: number): Sequence<Checkpoint> {
  const { length, at, positionOf } = checkpointsOf(job, now, 'ftckpt_');
  return {
    length,
    at: (position) => at(length - 1 - position),
    positionOf(id) {
      const position = positionOf(id);
      return position === null ? null : length - 1 - position;
    },
  };
}

/** Only losses were seen in captured checkpoints; what is not told is null, the step too. */
function presentCheckpoint({ id, step }: Checkpoint, job: Job, { world }: Call): object {
  const { train_loss, valid_loss } = metricsAt(job, step);
  return {
    id,
    created_at: Math.floor(timeOfStep(job.plan, job.life, step) / 1000),
    fine_tuned_model_checkpoint: world.personality.models.checkpoint(job, step),
    fine_tuning_job_id: job.id,
    metrics: {
      full_valid_loss: null,
      full_valid_mean_token_accuracy: null,
      step: null,
      train_loss: train_loss ?? null,
      train_mean_token_accuracy: null,
      valid_loss: valid_loss ?? null,
      valid_mean_token_accuracy: null,
    },
    object: 'fine_tuning.job.checkpoint',
    step_number: step,
    // The adapter's own files, which nobody has trained here.
    result_files: [],
  };
}

const limits = { usual: 20, maximum: 100 };

/** The messages and the checkpoints of a job, both oldest first. */
export const nebiusLogRoutes = (base: string): readonly Route[] => [
  {
    operation: 'events',
    method: 'GET',
    path: `${base}/fine_tuning/jobs/{fine_tuning_job_id}/events`,
    handle(call) {
      const events = sequenceOf(eventsOf(findJob(call), call.now));
      const { items, hasMore } = readPage(events, call.query, call.quirks, limits);
      return json({ object: 'list', data: items, has_more: hasMore });
    },
  },
  {
    operation: 'checkpoints',
    method: 'GET',
    path: `${base}/fine_tuning/jobs/{fine_tuning_job_id}/checkpoints`,
    handle(call) {
      const job = findJob(call);
      const checkpoints = checkpointsOldestFirst(job, call.now);
      const { items, hasMore } = readPage(checkpoints, call.query, call.quirks, limits);
      return json({
        object: 'list',
        data: items.map((checkpoint) => presentCheckpoint(checkpoint, job, call)),
        first_id: items[0]?.id ?? null,
        last_id: items.at(-1)?.id ?? null,
        has_more: hasMore,
      });
    },
  },
];
