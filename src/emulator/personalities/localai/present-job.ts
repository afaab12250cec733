import type { Job } from '../../jobs/job.ts';
import type { Call } from '../../server/call.ts';
import type { JsonObject } from '../../server/values.ts';
import { recordAt } from './progress-queue.ts';

/** To the second, and no further. */
export const timestamp = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');

const methods = { supervised: 'sft', dpo: 'dpo', reinforcement: 'grpo' } as const;

/** What a seeded job was asked to be. */
const seededConfig = (job: Job): JsonObject => ({
  model: job.model,
  backend: 'trl',
  training_method: methods[job.method.type],
  dataset_source: job.trainingFile,
});

/** A job as core/schema/finetune.go has it: what is empty is left out, but for the fields that always are there. */
export function presentJob(job: Job, { now }: Call): object {
  const config = (job.extras['config'] as JsonObject | undefined) ?? seededConfig(job);
  const { status, message } = recordAt(job, now);
  const backend = config['backend'] ?? 'trl';
  return {
    id: job.id,
    model: job.model,
    backend,
    model_id: `${backend}-finetune-${job.id}`,
    training_type: config['training_type'] ?? 'lora',
    training_method: config['training_method'] ?? 'sft',
    status,
    ...(message === '' ? {} : { message }),
    output_dir: `/data/fine-tune/${job.id}`,
    ...(config['extra_options'] === undefined ? {} : { extra_options: config['extra_options'] }),
    created_at: timestamp(job.createdAt),
    config,
  };
}
