import type { FineTuningJob } from '../domain/job.ts';
import type { Context } from './context.ts';
import { requireScope } from './require-scope.ts';

/** The job with this id; null when the upstream does not know it. */
export const fineTuningJob = (
  _parent: unknown,
  { id }: { readonly id: string },
  context: Context,
): Promise<FineTuningJob | null> => context.loaders.job.load(id);

/** The job that another subgraph refers to by its key: the same, whoever asks for it. */
export const fineTuningJobReference = (
  reference: { readonly id: string },
  context: Context,
): Promise<FineTuningJob | null> => {
  requireScope(context, 'jobs:read');
  return fineTuningJob(reference, reference, context);
};
