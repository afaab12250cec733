import { lettersFrom } from '../../chance.ts';
import type { ApiError } from '../../server/api-error.ts';
import { errorBody } from '../../server/api-error.ts';
import { authenticate } from '../../server/authenticate.ts';
import type { IdForms, Personality, PresentedError } from '../personality.ts';
import { openaiDialect } from './dialect.ts';
import { openaiModels } from './models.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';
import { openaiResults } from './results.ts';
import { openaiRoutes } from './routes.ts';

const apiVersion = '2020-10-01';

export const presentOpenaiError = (error: ApiError): PresentedError => ({
  status: error.status,
  body: errorBody(error),
});

export const openaiIds: IdForms = {
  job: (origin) => `ftjob-${lettersFrom(24, ...origin)}`,
  file: (origin) => `file-${lettersFrom(22, ...origin)}`,
};

export const openai: Personality = {
  title: 'OpenAI',
  basePath: '/v1',
  routes: openaiRoutes('/v1', openaiDialect),
  authenticate,
  headers: {
    onArrival: (id) => ({ 'x-request-id': `req_${id}`, 'openai-version': apiVersion }),
    onAdmission: (organization, now) => ({
      'openai-organization': organization.name,
      ...rateLimitHeaders(organization, now),
    }),
    onDelivery: (milliseconds) => ({ 'openai-processing-ms': String(milliseconds) }),
  },
  presentError: presentOpenaiError,
  quirks: {},
  ids: openaiIds,
  models: openaiModels,
  results: openaiResults,
  webhooks: true,
  seed: (job) => job,
};
