import { connectOpenaiShape } from '../../openai-shape/openai-shape.ts';
import type { Provider } from '../provider.ts';
import { openaiCapabilities } from './capabilities.ts';
import { closedCreation } from './closed-creation.ts';
import { openaiCredentialHeaders } from './credential-headers.ts';
import { readOpenaiError } from './read-error.ts';

/** OpenAI's own API, and whoever speaks it to the letter. It is the reference that the others are told apart from. */
export const openai: Provider = {
  name: 'openai',
  baseUrl: 'https://api.openai.com/v1',
  capabilities: openaiCapabilities,
  credentialHeaders: openaiCredentialHeaders,
  // OpenAI keeps a client's own id under the second name; proxies on the way mostly know the first.
  requestIdHeaders: ['x-request-id', 'x-client-request-id'],
  upstreamRequestIdHeader: 'x-request-id',
  query: [],
  statuses: new Map([
    ['validating_files', 'VALIDATING_FILES'],
    ['queued', 'QUEUED'],
    ['running', 'RUNNING'],
    // Missing from OpenAI's list of statuses, present in its example of a paused job.
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
  eventOrder: 'NEWEST_FIRST',
  settle: 30_000,
  readError: readOpenaiError,
  closedCreation,
  connect: connectOpenaiShape(),
};
