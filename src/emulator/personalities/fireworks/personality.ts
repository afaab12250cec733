import { authenticate } from '../../server/authenticate.ts';
import type { Personality } from '../personality.ts';
import { datasetRoutes } from './datasets.ts';
import { generatedId, jobRoutes } from './jobs.ts';
import { fireworksModels, seedModel } from './models.ts';
import { base } from './names.ts';
import { presentFireworksError } from './present-error.ts';

/**
 * Fireworks' gateway, as far as it tunes models: https://docs.fireworks.ai/api-reference/introduction. Its documents name no
 * headers of answers.
 */
export const fireworks: Personality = {
  title: 'Fireworks',
  basePath: base,
  routes: [...jobRoutes, ...datasetRoutes],
  authenticate,
  headers: {},
  presentError: presentFireworksError,
  quirks: {},
  ids: {
    job: (origin) => generatedId(...origin),
    file: (origin) => generatedId(...origin),
  },
  models: fireworksModels,
  results: null,
  webhooks: false,
  seed: (job) => ({ ...job, model: seedModel }),
};
