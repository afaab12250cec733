import { hexFrom } from '../../chance.ts';
import { openaiModels } from '../openai/models.ts';
import { openaiResults } from '../openai/results.ts';
import { openaiRoutes } from '../openai/routes.ts';
import type { Personality } from '../personality.ts';
import { authenticateAzure } from './authenticate.ts';
import { azureDialect } from './dialect.ts';
import { presentAzureError } from './present-error.ts';

/** Foundry has neither checkpoint permissions nor a way to see them. */
const absent = 'permissions';

/**
 * Azure OpenAI in Microsoft Foundry, on its undated `v1` path:
 * https://learn.microsoft.com/azure/ai-foundry/openai/api-version-lifecycle.
 */
export const azure: Personality = {
  title: 'Azure OpenAI (Microsoft Foundry)',
  basePath: '/openai/v1',
  routes: openaiRoutes('/openai/v1', azureDialect).filter(({ operation }) => operation !== absent),
  authenticate: authenticateAzure,
  headers: {
    onArrival: (id) => ({
      'apim-request-id': `${id.slice(0, 8)}-${id.slice(8, 12)}-${id.slice(12, 16)}-${id.slice(16, 20)}-${id.slice(20)}`,
    }),
  },
  presentError: presentAzureError,
  quirks: { plainResults: true, nullOrganization: true },
  ids: {
    job: (origin) => `ftjob-${hexFrom(32, ...origin)}`,
    file: (origin) => `file-${hexFrom(32, ...origin)}`,
  },
  models: {
    ...openaiModels,
    tuned: ({ baseModel, suffix, jobId }) =>
      [`${baseModel}.ft-${jobId.replace(/^ftjob-/, '')}`, ...(suffix === null ? [] : [suffix])].join('-'),
  },
  results: { ...openaiResults, filename: 'results.csv' },
  webhooks: true,
  seed: (job) => job,
};
