import type { FineTuningJob } from '../domain/job.ts';
import type { Metrics } from '../domain/metrics.ts';
import type { FineTuningProgress } from '../domain/progress.ts';
import { ServiceError } from '../domain/service-error.ts';
import type { Context } from './context.ts';

const DEFAULT_POINTS = 500;
const MIN_POINTS = 1;
/** More points of one curve are refused. */
export const MAX_POINTS = 10_000;

/** How far a job's training is; null until it has begun, and where the provider tells none. */
export const jobProgress = (
  job: FineTuningJob,
  _args: unknown,
  { loaders }: Context,
): Promise<FineTuningProgress | null> => loaders.progress(job);

/** A job's loss curve, thinned; null where the provider tells none. */
export const jobTrainingMetrics = async (
  job: FineTuningJob,
  args: { readonly maxPoints?: number | null | undefined },
  { caller, datasource, loaders }: Context,
): Promise<readonly Metrics[] | null> => {
  const maxPoints = args.maxPoints ?? DEFAULT_POINTS;
  if (maxPoints < MIN_POINTS || maxPoints > MAX_POINTS) {
    const message = `\`maxPoints\` is ${maxPoints}; it may be ${MIN_POINTS} to ${MAX_POINTS}.`;
    throw new ServiceError('BAD_USER_INPUT', message, { path: ['maxPoints'] });
  }
  const { operations } = datasource.capabilitiesFor(caller);
  return operations.has('READ_TRAINING_METRICS') ? loaders.trainingMetrics(job, maxPoints) : null;
};
