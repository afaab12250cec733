import type { ProviderApi } from '../api.ts';
import type { ProviderParts } from '../provider.ts';
import { createFilesApi } from './files-api.ts';
import { createJobsApi } from './jobs-api.ts';

/** Fireworks' API in the service's own words. It has no events and no checkpoints of jobs. */
export const connectFireworks = (parts: ProviderParts): ProviderApi => ({
  jobs: createJobsApi(parts),
  events: null,
  checkpoints: null,
  files: createFilesApi(parts),
});
