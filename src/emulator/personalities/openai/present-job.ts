import type { Grader } from '../../jobs/grader.ts';
import type { Job } from '../../jobs/job.ts';
import { isTerminal, type JobStatus, type Stretch, stretchAt } from '../../jobs/life.ts';
import type { Hyperparameters } from '../../jobs/method.ts';
import type { EmulatorQuirks } from '../../quirks.ts';
import type { Call } from '../../server/call.ts';
import { presentJobId } from './job-id.ts';
import { presentGrader } from './present-grader.ts';

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

function statusOf(status: JobStatus, quirks: EmulatorQuirks): string {
  if (quirks.unknownStatus && status === 'running') return 'compressing';
  if (quirks.skipValidating && status === 'validating_files') return 'queued';
  return status;
}

function errorOf(job: Job, failed: boolean, quirks: EmulatorQuirks): object | null {
  if (failed) return job.plan.problem;
  if (!quirks.emptyErrorObject) return null;
  return job.number % 2 === 0 ? {} : { code: null, message: null, param: null };
}

/** Asked-for values first; numbers from the moment the job has run. */
const currentHyperparameters = (job: Job, now: number): Hyperparameters =>
  job.life.some(
    (stretch) => stretch.status === 'running' && stretch.from <= now && stretch.from < stretch.until,
  )
    ? job.plan.hyperparameters
    : job.method.hyperparameters;

/** The old top-level copy, which exists for supervised jobs only. */
function hyperparametersOf(
  job: Job,
  current: Hyperparameters,
  failed: boolean,
  quirks: EmulatorQuirks,
): object {
  if (quirks.nullHyperparameters) return failed ? {} : { hyperparameters: null };
  return { hyperparameters: job.method.type === 'supervised' ? current : null };
}

function methodOf(job: Job, current: Hyperparameters, quirks: EmulatorQuirks): object {
  if (quirks.missingMethod) return {};
  const grader: { grader?: Grader } =
    job.method.grader === null ? {} : { grader: presentGrader(job.method.grader, job.number, quirks) };
  return { method: { type: job.method.type, [job.method.type]: { hyperparameters: current, ...grader } } };
}

function integrationsOf(job: Job, quirks: EmulatorQuirks): object[] {
  return job.integrations.map(({ type, wandb }, index) => ({
    type,
    wandb: quirks.extraFields ? { ...wandb, run_id: `${job.id}-${index}` } : wandb,
  }));
}

function estimatedFinish(current: Stretch, quirks: EmulatorQuirks): number | null {
  if (isTerminal(current.status)) return quirks.zeroEstimatedFinish ? 0 : null;
  if (current.status !== 'running' || !Number.isFinite(current.until)) return null;
  return seconds(current.until);
}

/** The job as OpenAI shows it. */
export function presentJob(job: Job, { organization, now, quirks }: Call): object {
  const current = stretchAt(job.life, now);
  const succeeded = current.status === 'succeeded';
  const failed = current.status === 'failed';
  const hyperparameters = currentHyperparameters(job, now);
  return {
    object: 'fine_tuning.job',
    id: presentJobId(job.id, job.number, quirks),
    model: job.model,
    created_at: seconds(job.createdAt),
    finished_at: isTerminal(current.status) ? seconds(current.from) : null,
    fine_tuned_model: succeeded ? job.tunedModel : null,
    organization_id: quirks.nullOrganization ? null : organization.id,
    result_files: succeeded ? [job.resultFile] : [],
    status: statusOf(current.status, quirks),
    validation_file: job.validationFile,
    training_file: job.trainingFile,
    ...hyperparametersOf(job, hyperparameters, failed, quirks),
    trained_tokens: succeeded ? job.plan.trainedTokens : null,
    error: errorOf(job, failed, quirks),
    user_provided_suffix: job.suffix,
    seed: job.seed,
    estimated_finish: estimatedFinish(current, quirks),
    integrations: integrationsOf(job, quirks),
    metadata: job.metadata,
    ...methodOf(job, hyperparameters, quirks),
    ...(quirks.extraFields ? { usage_metrics: null, shared_with_openai: false, queue_depth: 0 } : {}),
  };
}
