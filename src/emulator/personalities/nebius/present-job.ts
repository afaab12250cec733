import type { Job } from '../../jobs/job.ts';
import { isTerminal, stretchAt } from '../../jobs/life.ts';
import { stageOf } from '../../jobs/progress.ts';
import type { Call } from '../../server/call.ts';
import { nebiusHyperparameters } from './hyperparameters.ts';

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/** Hyperparameters stand where they were asked for; the other place is null. */
function methodOf(job: Job): object {
  const asked = job.extras['hyperparameters'] ?? nebiusHyperparameters(job.plan.hyperparameters, '');
  return job.extras['asked'] === 'hyperparameters'
    ? { hyperparameters: asked, method: null }
    : { hyperparameters: null, method: { type: 'supervised', supervised: { hyperparameters: asked } } };
}

/** The job as Nebius shows it: with its steps, and without the name of a tuned model. */
export function presentNebiusJob(job: Job, { now }: Call): object {
  const current = stretchAt(job.life, now);
  const { stepsDone } = stageOf(job, now);
  const hasBegun = job.life.some(({ status, from }) => status === 'running' && from <= now);
  const isRunning = current.status === 'running' && Number.isFinite(current.until);
  return {
    id: job.id,
    created_at: seconds(job.createdAt),
    error: current.status === 'failed' ? job.plan.problem : null,
    finished_at: isTerminal(current.status) ? seconds(current.from) : null,
    ...methodOf(job),
    integrations: job.integrations,
    from_checkpoint: null,
    model: job.model,
    object: 'fine_tuning.job',
    organization_id: '',
    result_files: [],
    seed: job.seed,
    suffix: job.suffix,
    status: current.status,
    trained_tokens: current.status === 'succeeded' ? job.plan.trainedTokens : null,
    training_file: job.trainingFile,
    validation_file: job.validationFile,
    estimated_finish: isRunning ? seconds(current.until) : null,
    trained_steps: hasBegun ? stepsDone : null,
    total_steps: hasBegun ? job.plan.steps : null,
  };
}
