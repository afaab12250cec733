import type { FineTuningJob } from '../domain/job.ts';
import type { Context } from './context.ts';

/** The job with this id; null when the upstream does not know it. */
export const fineTuningJob = (
  _parent: unknown,
  { id }: { readonly id: string },
  context: Context,
): Promise<FineTuningJob | null> => context.loaders.job.load(id);
