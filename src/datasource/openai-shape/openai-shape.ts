import type { ProviderApi } from '../providers/api.ts';
import type { ProviderParts } from '../providers/provider.ts';
import { createCheckpointsApi } from './checkpoints-api.ts';
import { createEventsApi } from './events-api.ts';
import { createFilesApi } from './files-api.ts';
import { createJobsApi } from './jobs-api.ts';
import type { OpenaiShape } from './shape.ts';

/** An API with OpenAI's paths and objects. */
export const connectOpenaiShape =
  (shape: OpenaiShape = {}) =>
  (parts: ProviderParts): ProviderApi => ({
    jobs: createJobsApi(parts, shape),
    events: createEventsApi(parts, shape),
    checkpoints: shape.checkpoints === false ? null : createCheckpointsApi(parts, shape),
    files: createFilesApi(parts, shape),
  });
