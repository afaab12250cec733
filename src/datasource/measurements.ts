import type { Caller } from '../domain/caller.ts';
import type { Metrics } from '../domain/metrics.ts';
import type { MetricsApi } from './providers/api.ts';
import { isUsableId } from './rest/ids.ts';
import { nullIfUnknown } from './rest/not-found.ts';

/** What trainings have measured. Throws ServiceError, or the reason of the caller's own abort. */
export interface Measurements {
  /**
   * Everything of one job, in the order of its steps; empty when the upstream doesn't know the job; null where the provider
   * is not asked for it, because files or events tell.
   */
  list(caller: Caller, jobId: string): Promise<readonly Metrics[] | null>;
}

/** The measurements behind this API. */
export const createMeasurements = (api: MetricsApi | null): Measurements => ({
  async list(caller, jobId) {
    if (api === null) return null;
    return isUsableId(jobId) ? ((await nullIfUnknown(api.list(caller, jobId))) ?? []) : [];
  },
});
