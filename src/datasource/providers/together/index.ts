import { readOpenaiError } from '../openai/read-error.ts';
import type { Provider } from '../provider.ts';
import { connectTogether } from './api.ts';
import { togetherCapabilities } from './capabilities.ts';

/**
 * Together AI, after its reference (https://docs.together.ai/reference), the types of its TypeScript SDK (together-ai 0.52.0,
 * generated from its OpenAPI description) and, for the request id and the status `user_error`, its Python SDK
 * (https://github.com/togethercomputer/together-python).
 */
export const together: Provider = {
  name: 'together',
  baseUrl: 'https://api.together.ai/v1',
  capabilities: togetherCapabilities,
  // A key belongs to a project, and no header names another.
  credentialHeaders: ({ token }) => (token === null ? {} : { authorization: `Bearer ${token}` }),
  // None is documented; gateways on the way mostly know this one.
  requestIdHeaders: ['x-request-id'],
  // Cloudflare's, which the Python SDK takes for the id of a request.
  upstreamRequestIdHeader: 'cf-ray',
  query: [],
  statuses: new Map([
    // What sets it apart from `queued` is not documented.
    ['pending', 'QUEUED'],
    ['queued', 'QUEUED'],
    ['running', 'RUNNING'],
    // The model is made ready after its last step: it can't be used yet.
    ['compressing', 'RUNNING'],
    ['uploading', 'RUNNING'],
    // Work goes on until it is `cancelled`.
    ['cancel_requested', 'RUNNING'],
    ['cancelled', 'CANCELLED'],
    ['error', 'FAILED'],
    ['user_error', 'FAILED'],
    ['completed', 'SUCCEEDED'],
  ]),
  methods: new Map([
    ['sft', 'SUPERVISED'],
    ['dpo', 'DPO'],
  ]),
  // So the documents print a log; nothing promises it.
  eventOrder: 'OLDEST_FIRST',
  // Nothing is documented of how soon a new job is listed.
  settle: 30_000,
  readError: readOpenaiError,
  closedCreation: () => null,
  connect: connectTogether,
};
