import { cutPage } from '../../wire/cut-page.ts';
import type { EventsApi } from '../api.ts';
import type { ReadDetails } from './job-details.ts';

/** Logs, which stand whole inside their jobs: a page is cut from one, newest first. */
export const createEventsApi = (readDetails: ReadDetails): EventsApi => ({
  list: async (caller, jobId, request) => cutPage((await readDetails(caller, jobId)).events, request),
});
