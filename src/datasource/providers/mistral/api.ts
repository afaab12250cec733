import type { ProviderApi } from '../api.ts';
import type { ProviderParts } from '../provider.ts';
import { createCheckpointsApi } from './checkpoints-api.ts';
import { createEventsApi } from './events-api.ts';
import { createFilesApi } from './files-api.ts';
import { createReadDetails } from './job-details.ts';
import { createJobsApi } from './jobs-api.ts';

/** Mistral's API: jobs that hold their logs and their checkpoints, and files. */
export const connectMistral = (parts: ProviderParts): ProviderApi => {
  const readDetails = createReadDetails(parts);
  return {
    jobs: createJobsApi(parts, readDetails),
    events: createEventsApi(readDetails),
    checkpoints: createCheckpointsApi(readDetails),
    files: createFilesApi(parts),
  };
};
