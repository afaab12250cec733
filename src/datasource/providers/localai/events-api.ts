import type { EventsApi, JobsApi } from '../api.ts';
import type { ProgressReaders } from './progress-readers.ts';

/**
 * LocalAI lists no events, so these are the updates that this process has heard while it listened, newest first: none from
 * before the job was first read here, none from while nobody asked for it, and in another process others.
 *
 * A first page asks for the job too: it may not be there, or be somebody else's, and it is to be listened to.
 */
export const createEventsApi = (jobs: Pick<JobsApi, 'get'>, readers: ProgressReaders): EventsApi => ({
  async list(caller, jobId, request) {
    if (request.after === null || readers.logOf(caller, jobId) === null)
      await jobs.get(caller, jobId, 'SHARED');
    return readers.logOf(caller, jobId)?.page(request) ?? { items: [], hasMore: false };
  },
});
