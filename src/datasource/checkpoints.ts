import type { Caller } from '../domain/caller.ts';
import type { FineTuningJobCheckpoint } from '../domain/checkpoint.ts';
import type { Page, PageRequest } from '../domain/page.ts';
import type { CheckpointsApi } from './providers/api.ts';
import { isUsableId } from './rest/ids.ts';
import { nullIfUnknown } from './rest/not-found.ts';

/** The checkpoints of jobs. Throws ServiceError, or the reason of the caller's own abort. */
export interface Checkpoints {
  /**
   * A page of one job's checkpoints, newest first where the provider lists them so; null when the upstream doesn't know the
   * job, and where the provider tells no checkpoints.
   */
  list(caller: Caller, jobId: string, request: PageRequest): Promise<Page<FineTuningJobCheckpoint> | null>;
}

/** The checkpoints behind this API. */
export const createCheckpoints = (api: CheckpointsApi | null): Checkpoints => ({
  async list(caller, jobId, request) {
    if (api === null || !isUsableId(jobId)) return null;
    return nullIfUnknown(api.list(caller, jobId, request));
  },
});
