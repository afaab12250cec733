import type { ProviderApi } from '../api.ts';
import type { ProviderParts } from '../provider.ts';
import { createCheckpointsApi } from './checkpoints-api.ts';
import { createEventsApi } from './events-api.ts';
import { createFilesApi } from './files-api.ts';
import { createJobsApi } from './jobs-api.ts';
import { ProgressReaders } from './progress-readers.ts';

/** LocalAI's API. It listens to the jobs that are read through it until it is closed. */
export const connectLocalai = (parts: ProviderParts): ProviderApi => {
  const readers = new ProgressReaders(parts);
  const jobs = createJobsApi(parts, readers);
  return {
    jobs,
    events: createEventsApi(jobs, readers),
    checkpoints: createCheckpointsApi(parts),
    files: createFilesApi(parts),
    close: () => readers.close(),
  };
};
