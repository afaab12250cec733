import { connectOpenaiShape } from '../../openai-shape/openai-shape.ts';
import type { Provider } from '../provider.ts';
import { bedrockCapabilities } from './capabilities.ts';
import { bedrockCredentialHeaders } from './credential-headers.ts';
import { readBedrockError } from './read-error.ts';

/**
 * Amazon Bedrock's fine-tuning with OpenAI's API. AWS shows it by requests and refers to OpenAI's reference for every answer,
 * so whatever isn't said here is OpenAI's.
 *
 * A create is never resent: it takes metadata, but no document shows that a job gives it back, and there is no suffix.
 */
export const bedrock: Provider = {
  name: 'bedrock',
  // The one region in which models can be tuned so (fine-tuning-openai-apis.html, "Supported regions and endpoints").
  baseUrl: 'https://bedrock-mantle.us-west-2.api.aws/v1',
  capabilities: bedrockCapabilities,
  credentialHeaders: bedrockCredentialHeaders,
  // Neither of these is told: OpenAI's name is the likeliest, and AWS ignores headers that it doesn't know.
  requestIdHeaders: ['x-request-id'],
  upstreamRequestIdHeader: 'x-request-id',
  query: [],
  // AWS names `succeeded`, `failed` and `cancelled`; the others are those of the reference that it points to.
  statuses: new Map([
    ['validating_files', 'VALIDATING_FILES'],
    ['queued', 'QUEUED'],
    ['running', 'RUNNING'],
    ['paused', 'PAUSED'],
    ['succeeded', 'SUCCEEDED'],
    ['failed', 'FAILED'],
    ['cancelled', 'CANCELLED'],
  ]),
  methods: new Map([
    ['supervised', 'SUPERVISED'],
    ['dpo', 'DPO'],
    ['reinforcement', 'REINFORCEMENT'],
  ]),
  // Not documented, so it is that of OpenAI's reference; what a log itself shows goes first.
  eventOrder: 'NEWEST_FIRST',
  settle: 30_000,
  readError: readBedrockError,
  // A missing right is a 401 here too; a key that isn't valid has the code `invalid_api_key`. Both were captured.
  lacksRight: ({ code }) => code === 'access_denied',
  closedCreation: () => null,
  connect: connectOpenaiShape({ pauses: false, tagIn: null, filtersByMetadata: false }),
};
