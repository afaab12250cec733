import type { SeedJob } from '../../seeds/seed-jobs.ts';
import type { ModelNames } from '../personality.ts';

const small = 'meta-llama/Llama-3.1-8B-Instruct';
const large = 'meta-llama/Llama-3.3-70B-Instruct';

/** A few of those that can be tuned: https://docs.tokenfactory.nebius.com/post-training/models. */
const baseModels: ReadonlySet<string> = new Set([small, large, 'Qwen/Qwen3-32B', 'openai/gpt-oss-20b']);

/** A tuned model has no name; its checkpoints do. */
export const nebiusModels: ModelNames = {
  base: (name) => (baseModels.has(name) ? name : null),
  tuned: ({ baseModel, jobId }) => `${baseModel}-${jobId}`,
  checkpoint: ({ tunedModel }, step) => `${tunedModel}-checkpoint-${step}`,
};

/** Neither preferences nor rewards are trained on here, and nothing is ever paused. */
export const nebiusSeed = (job: SeedJob): SeedJob | null =>
  job.method.type === 'supervised' && job.name !== 'paused'
    ? {
        ...job,
        model: job.model.includes('mini') ? small : large,
        // Twenty epochs are the most.
        method: { ...job.method, hyperparameters: withinRange(job.method.hyperparameters) },
      }
    : null;

const withinRange = (asked: Readonly<Record<string, number | string>>): Record<string, number> => {
  const { n_epochs: epochs, batch_size: batch } = asked;
  return {
    n_epochs: typeof epochs === 'number' ? Math.min(20, epochs) : 3,
    batch_size: typeof batch === 'number' ? Math.min(64, batch) : 8,
  };
};
