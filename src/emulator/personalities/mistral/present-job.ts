import type { Job } from '../../jobs/job.ts';
import type { Call } from '../../server/call.ts';
import { changesOf, latestChange, startsItself } from './changes.ts';
import { presentCheckpoints } from './checkpoints.ts';

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

const usualLearningRate = 0.0001;
const eurosAMillionTokens = 2;

/** Mistral's own estimates, which are there once the files are read. */
function metadataOf({ plan, createdAt }: Job, isValidated: boolean): object {
  const { validating, queued, step, closing } = plan.pace;
  const tokens = Math.round(plan.trainedTokens);
  return {
    expected_duration_seconds: isValidated ? Math.ceil((plan.steps * step + closing) / 1000) : null,
    cost: isValidated ? (tokens / 1_000_000) * eurosAMillionTokens : null,
    cost_currency: isValidated ? 'EUR' : null,
    train_tokens_per_step: isValidated ? Math.round(tokens / plan.steps) : null,
    train_tokens: isValidated ? tokens : null,
    data_tokens: isValidated ? Math.round(tokens / plan.epochs) : null,
    estimated_start_time: isValidated ? seconds(createdAt + validating + queued) : null,
  };
}

/** A job as it stands in a list. */
export function presentJob(job: Job, { now, quirks }: Call): object {
  const { status, at } = latestChange(job, now);
  const { extras, plan } = job;
  const succeeded = status === 'SUCCESS';
  return {
    id: job.id,
    auto_start: startsItself(job),
    model: job.model,
    status: quirks.unknownStatus && status === 'RUNNING' ? 'COMPRESSING' : status,
    created_at: seconds(job.createdAt),
    modified_at: seconds(at),
    training_files: [job.trainingFile],
    validation_files: job.validationFile === null ? [] : [job.validationFile],
    object: 'job',
    fine_tuned_model: succeeded ? job.tunedModel : null,
    suffix: job.suffix,
    integrations: job.integrations.map(({ type, wandb }) => ({
      type,
      project: wandb.project,
      name: wandb.name,
      run_name: null,
      url: null,
    })),
    trained_tokens: succeeded ? Math.round(plan.trainedTokens) : null,
    metadata: metadataOf(job, !['QUEUED', 'VALIDATING', 'FAILED_VALIDATION'].includes(status)),
    job_type: 'completion',
    hyperparameters: {
      training_steps: plan.steps,
      learning_rate: extras['learning_rate'] ?? usualLearningRate,
      weight_decay: 0.1,
      warmup_fraction: 0.05,
      epochs: plan.epochs,
      seq_len: null,
      fim_ratio: 0.9,
    },
    repositories: [],
  };
}

/** A job that was asked for alone: its log and its checkpoints are inside, newest first. */
export const presentDetails = (job: Job, call: Call): object => ({
  ...presentJob(job, call),
  events: changesOf(job, call.now)
    .map(({ status, at }) => ({ name: 'status-updated', data: { status }, created_at: seconds(at) }))
    .toReversed(),
  checkpoints: presentCheckpoints(job, call.now),
});
