import { type ChanceParts, hexFrom } from '../../chance.ts';
import { errorBody } from '../../server/api-error.ts';
import { authenticate } from '../../server/authenticate.ts';
import type { Personality } from '../personality.ts';
import { fileRoutes } from './files.ts';
import { jobLogRoutes } from './job-logs.ts';
import { jobRoutes } from './jobs.ts';
import { seedAtTogether, togetherModels } from './models.ts';

const uuid = (origin: ChanceParts): string =>
  hexFrom(32, ...origin).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Together AI: https://docs.together.ai/reference. */
export const together: Personality = {
  title: 'Together AI',
  basePath: '/v1',
  routes: [...jobRoutes, ...jobLogRoutes, ...fileRoutes],
  authenticate,
  headers: { onArrival: (id) => ({ 'cf-ray': `${id.slice(0, 16)}-FRA` }) },
  presentError: (error) => ({ status: error.status, body: errorBody(error) }),
  quirks: {},
  ids: { job: (origin) => `ft-${uuid(origin)}`, file: (origin) => `file-${uuid(origin)}` },
  models: togetherModels,
  results: null,
  webhooks: false,
  seed: seedAtTogether,
};
