import { cutPage } from '../../wire/cut-page.ts';
import type { CheckpointsApi } from '../api.ts';
import type { ReadDetails } from './job-details.ts';

/** Checkpoints, which stand whole inside their jobs: a page is cut from them, newest first. */
export const createCheckpointsApi = (readDetails: ReadDetails): CheckpointsApi => ({
  list: async (caller, jobId, request) => cutPage((await readDetails(caller, jobId)).checkpoints, request),
});
