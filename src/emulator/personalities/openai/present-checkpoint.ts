import type { Checkpoint } from '../../jobs/checkpoints.ts';
import type { Job } from '../../jobs/job.ts';
import { metricsAt } from '../../jobs/metrics.ts';
import { timeOfStep } from '../../jobs/progress.ts';
import type { Call } from '../../server/call.ts';
import { presentJobId } from './job-id.ts';

/** The checkpoint as OpenAI shows it. */
export const presentCheckpoint = ({ id, step }: Checkpoint, job: Job, { world, quirks }: Call): object => ({
  object: 'fine_tuning.job.checkpoint',
  id,
  created_at: Math.floor(timeOfStep(job.plan, job.life, step) / 1000),
  fine_tuned_model_checkpoint: world.personality.models.checkpoint(job, step),
  fine_tuning_job_id: presentJobId(job.id, job.number, quirks),
  step_number: step,
  metrics: metricsAt(job, step),
  ...(quirks.extraFields ? { size_bytes: null } : {}),
});
