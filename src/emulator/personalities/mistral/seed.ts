import { supervisedMethod } from '../../jobs/method.ts';
import type { SeedJob } from '../../seeds/seed-jobs.ts';

/**
 * A seeded job as Mistral could have it: supervised, of one of its models, without metadata. None is paused, and none is
 * reinforced; the cancelled one learns from the chat file.
 */
export function seedOf({ metadata: _none, ...job }: SeedJob): SeedJob | null {
  if (job.name === 'cancelled') {
    return {
      ...job,
      model: 'open-mistral-nemo',
      method: supervisedMethod({ n_epochs: 2 }),
      trainingFile: 'file-seed-chat',
    };
  }
  return job.method.type === 'supervised' ? { ...job, model: 'open-mistral-7b' } : null;
}
