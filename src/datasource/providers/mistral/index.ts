import type { Provider } from '../provider.ts';
import { connectMistral } from './api.ts';
import { mistralCapabilities } from './capabilities.ts';
import { closedCreation } from './closed-creation.ts';
import { readMistralError } from './read-error.ts';

/**
 * Mistral's fine-tuning API. Mistral itself has retired it: since July 2026 all of it answers 410
 * (https://github.com/mistralai/client-ts/pull/255), so this serves whoever has a server or a gateway that still speaks it.
 *
 * Its facts come from Mistral's OpenAPI documents of 2024 (https://github.com/mistralai/platform-docs-public, `openapi.yaml`) and
 * 2025 (https://github.com/tryAGI/Mistral, `src/libs/Mistral/openapi.yaml`), its client `@mistralai/mistralai` 2.4.0, the last one
 * with this API, and answers captured in https://docs.mistral.ai/cookbook/mistral-fine_tune-mistral_finetune_api.
 */
export const mistral: Provider = {
  name: 'mistral',
  baseUrl: 'https://api.mistral.ai/v1',
  capabilities: mistralCapabilities,
  credentialHeaders: ({ token }) => (token === null ? {} : { authorization: `Bearer ${token}` }),
  // Mistral documents no header for either; this is the name that gateways know.
  requestIdHeaders: ['x-request-id'],
  upstreamRequestIdHeader: 'x-request-id',
  query: [],
  // The words are documented, their meanings are not: those of VALIDATED, STARTED and CANCELLATION_REQUESTED are inferred.
  statuses: new Map([
    ['QUEUED', 'QUEUED'],
    ['VALIDATING', 'VALIDATING_FILES'],
    // The files are in order, and training has yet to begin: by itself, or with `/start`.
    ['VALIDATED', 'QUEUED'],
    ['STARTED', 'RUNNING'],
    ['RUNNING', 'RUNNING'],
    // It has not ended yet, and may still end otherwise.
    ['CANCELLATION_REQUESTED', 'RUNNING'],
    ['SUCCESS', 'SUCCEEDED'],
    ['FAILED_VALIDATION', 'FAILED'],
    ['FAILED', 'FAILED'],
    ['CANCELLED', 'CANCELLED'],
  ]),
  methods: new Map([
    ['completion', 'SUPERVISED'],
    // What jobs of 2024 say.
    ['FT', 'SUPERVISED'],
  ]),
  eventOrder: 'NEWEST_FIRST',
  settle: 30_000,
  readError: readMistralError,
  closedCreation,
  connect: connectMistral,
};
