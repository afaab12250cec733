import { hexFrom } from '../../chance.ts';
import { openaiModels } from '../openai/models.ts';
import type { Personality } from '../personality.ts';
import { authenticateAzure } from './authenticate.ts';
import { presentAzureError } from './present-error.ts';
import { azureResults } from './results.ts';
import { datedRoutes, v1Routes } from './routes.ts';

/**
 * Azure OpenAI in Microsoft Foundry: its undated `v1` path
 * (https://learn.microsoft.com/azure/ai-foundry/openai/api-version-lifecycle), and beside it, below `/openai`, the one of
 * `api-version=2025-04-01-preview`, over the same jobs and files.
 */
export const azure: Personality = {
  title: 'Azure OpenAI (Microsoft Foundry)',
  basePath: '/openai/v1',
  routes: [...v1Routes('/openai/v1'), ...datedRoutes('/openai')],
  authenticate: authenticateAzure,
  headers: {
    onArrival: (id) => ({
      'apim-request-id': `${id.slice(0, 8)}-${id.slice(8, 12)}-${id.slice(12, 16)}-${id.slice(16, 20)}-${id.slice(20)}`,
    }),
  },
  presentError: presentAzureError,
  quirks: { plainResults: true, nullOrganization: true, fileNotReady: true },
  ids: {
    job: (origin) => `ftjob-${hexFrom(32, ...origin)}`,
    file: (origin) => `file-${hexFrom(32, ...origin)}`,
  },
  models: {
    ...openaiModels,
    tuned: ({ baseModel, suffix, jobId }) =>
      [`${baseModel}.ft-${jobId.replace(/^ftjob-/, '')}`, ...(suffix === null ? [] : [suffix])].join('-'),
  },
  results: azureResults,
  webhooks: true,
  seed: (job) => job,
};
