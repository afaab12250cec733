import type { ProviderApi } from '../api.ts';
import type { ProviderParts } from '../provider.ts';
import { createCheckpointsApi } from './checkpoints-api.ts';
import { createEventsApi } from './events-api.ts';
import { createFilesApi } from './files-api.ts';
import { createJobsApi } from './jobs-api.ts';
import { createMetricsApi } from './metrics-api.ts';

/** Together's API: https://docs.together.ai/reference. */
export const connectTogether = (parts: ProviderParts): ProviderApi => ({
  jobs: createJobsApi(parts),
  events: createEventsApi(parts),
  checkpoints: createCheckpointsApi(parts),
  files: createFilesApi(parts),
  metrics: createMetricsApi(parts),
});
