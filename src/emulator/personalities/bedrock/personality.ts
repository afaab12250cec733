import { hexFrom, lettersFrom } from '../../chance.ts';
import type { Operation } from '../../server/call.ts';
import { openaiRoutes } from '../openai/routes.ts';
import type { Personality } from '../personality.ts';
import { authenticateBedrock } from './authenticate.ts';
import { bedrockDialect } from './dialect.ts';
import { bedrockModels } from './models.ts';
import { presentBedrockError } from './present-error.ts';
import { seedBedrock } from './seed.ts';

/** There are no other routes than those that CloudTrail is documented to log. */
const absent: readonly Operation[] = ['pause', 'resume', 'permissions', 'graders'];

/**
 * Amazon Bedrock's fine-tuning with OpenAI's API:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/fine-tuning-openai-apis.html. AWS shows requests, one event and some
 * refusals, and refers to OpenAI for the rest. An id of a file in AWS's notebooks is a bare UUID.
 */
export const bedrock: Personality = {
  title: 'Amazon Bedrock',
  basePath: '/v1',
  routes: openaiRoutes('/v1', bedrockDialect).filter(({ operation }) => !absent.includes(operation)),
  authenticate: authenticateBedrock,
  headers: { onArrival: (id) => ({ 'x-request-id': `req_${id}` }) },
  presentError: presentBedrockError,
  quirks: { nullOrganization: true },
  ids: {
    job: (origin) => `ftjob-${lettersFrom(12, ...origin)}`,
    file(origin) {
      const id = hexFrom(32, ...origin);
      return `${id.slice(0, 8)}-${id.slice(8, 12)}-${id.slice(12, 16)}-${id.slice(16, 20)}-${id.slice(20)}`;
    },
  },
  models: bedrockModels,
  results: null,
  webhooks: false,
  seed: seedBedrock,
};
