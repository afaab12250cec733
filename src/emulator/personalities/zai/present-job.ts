import { hexFrom } from '../../chance.ts';
import type { Job } from '../../jobs/job.ts';
import { isTerminal, stretchAt } from '../../jobs/life.ts';
import { type Stage, stageOf } from '../../jobs/progress.ts';
import type { Call } from '../../server/call.ts';

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/** A job begins as `create` in the Go SDK (https://github.com/yankeguo/zhipu), and as `pending` in the Java SDK's comments. */
function statusOf({ status, share }: Stage): string {
  if (status === 'validating_files') return share < 0.5 ? 'create' : 'validating_files';
  if (status === 'queued') return share < 0.5 ? 'pending' : 'queued';
  return status;
}

/** The job as the Python SDK types it (https://github.com/zai-org/z-ai-sdk-python): no suffix, no seed, no metadata. */
export function presentZaiJob(job: Job, { now }: Call): object {
  const current = stretchAt(job.life, now);
  const succeeded = current.status === 'succeeded';
  const hasBegun = job.life.some(({ status, from }) => status === 'running' && from <= now);
  const { hyperparameters } = hasBegun ? job.plan : job.method;
  return {
    id: job.id,
    request_id: job.extras['request_id'] ?? hexFrom(30, 'request', job.id),
    object: 'fine_tuning.job',
    created_at: seconds(job.createdAt),
    model: job.model,
    status: statusOf(stageOf(job, now)),
    training_file: job.trainingFile,
    validation_file: job.validationFile,
    fine_tuned_model: succeeded ? job.tunedModel : null,
    finished_at: isTerminal(current.status) ? seconds(current.from) : null,
    result_files: [],
    hyperparameters: { n_epochs: hyperparameters['n_epochs'] ?? 'auto' },
    trained_tokens: succeeded ? job.plan.trainedTokens : null,
    error: current.status === 'failed' ? job.plan.problem : null,
  };
}
