import type { Job } from '../../jobs/job.ts';
import { stretchAt } from '../../jobs/life.ts';
import { stageOf, timeOfStep } from '../../jobs/progress.ts';
import type { Call } from '../../server/call.ts';
import { togetherLog } from './log.ts';
import { statusOf } from './status.ts';

const moment = (at: number): string => new Date(at).toISOString();

/** "Remaining to the next state": until the last step, or until the end. */
function progressOf(job: Job, now: number): object {
  const { status, closing } = stageOf(job, now);
  const { until } = stretchAt(job.life, now);
  if (status !== 'running' || !Number.isFinite(until))
    return { estimate_available: false, seconds_remaining: 0 };
  const end = closing === null ? timeOfStep(job.plan, job.life, job.plan.steps) : until;
  return { estimate_available: true, seconds_remaining: Math.max(1, Math.ceil((end - now) / 1000)) };
}

/** What both forms of a job have. */
function common(job: Job, { now, organization }: Call): object {
  const stretch = stretchAt(job.life, now);
  const status = statusOf(job, now);
  const hasRun = job.life.some((one) => one.status === 'running' && one.from <= now);
  return {
    id: job.id,
    status,
    created_at: moment(job.createdAt),
    updated_at: moment(stretch.from),
    ...(hasRun ? { started_at: moment(stretch.from) } : {}),
    user_id: `user_${organization.name}`,
    model: job.model,
    model_output_name: job.tunedModel,
    training_file: job.trainingFile,
    ...(job.validationFile === null ? {} : { validation_file: job.validationFile }),
    learning_rate: 0.00001,
    n_checkpoints: 1,
    n_evals: 0,
    training_method: { method: job.method.type === 'dpo' ? 'dpo' : 'sft' },
    training_type: { type: 'Full' },
    ...job.extras,
    n_epochs: job.plan.epochs,
    progress: progressOf(job, now),
    token_count: status === 'completed' ? job.plan.trainedTokens : 0,
    total_price: 0,
  };
}

/** As a create, a cancellation and a list answer: `FinetuneResponseTruncated` of the OpenAPI description. */
export function presentTruncatedJob(job: Job, call: Call): object {
  return {
    ...common(job, call),
    batch_size: job.plan.batchSize,
    suffix: job.suffix ?? '',
    random_seed: job.seed,
    owner_address: `${call.organization.name}@example.com`,
    events: [],
  };
}

/** As a job answers when it is asked for alone: with its log, and without its suffix and its seed. */
export function presentFullJob(job: Job, call: Call): object {
  return {
    ...common(job, call),
    batch_size: job.extras['batch_size'] ?? job.plan.batchSize,
    job_id: `job-${job.number}`,
    trainingfile_numlines: job.plan.examples,
    epochs_completed: Math.floor(
      (stageOf(job, call.now).stepsDone * job.plan.batchSize) / Math.max(1, job.plan.examples),
    ),
    queue_depth: 0,
    wandb_url: '',
    events: togetherLog(job, call.now),
  };
}
