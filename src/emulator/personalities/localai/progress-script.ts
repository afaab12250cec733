import type { EventScript, Told } from '../../jobs/event-block.ts';
import type { Job } from '../../jobs/job.ts';
import type { Stretch } from '../../jobs/life.ts';

function entering(job: Job, { status }: Stretch): readonly Told[] {
  switch (status) {
    case 'validating_files':
      return [{ kind: 'loading_model', message: `Loading model ${job.model}` }];
    case 'queued':
      return [{ kind: 'loading_dataset', message: 'Loading dataset' }];
    case 'running':
      return [{ kind: 'training', message: 'Training started' }];
    case 'succeeded':
      return [{ kind: 'completed', message: 'Training completed' }];
    case 'failed':
      return [{ kind: 'failed', message: `Training failed: ${job.plan.problem?.message ?? 'no reason'}` }];
    default:
      return [];
  }
}

/** What the backend trl reports of a training; `kind` is the status that goes with it. A step has no words. */
export const progressScript: EventScript = {
  entering,
  step: () => ({ kind: 'training', message: '' }),
  checkpoint: (_job, step) => ({ kind: 'saving', message: `Checkpoint saved at step ${step}` }),
};
