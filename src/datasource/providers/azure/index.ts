import { connectOpenaiShape } from '../../openai-shape/openai-shape.ts';
import type { Provider } from '../provider.ts';
import { azureCapabilities, LONGEST_SUFFIX } from './capabilities.ts';
import { azureCredentialHeaders } from './credential-headers.ts';
import { readAzureError } from './read-error.ts';
import { readAzureJob } from './read-job.ts';
import { AZURE_STATUSES } from './statuses.ts';

/**
 * Azure OpenAI in Microsoft Foundry: the undated path, `https://{resource}.openai.azure.com/openai/v1`, and the dated one,
 * `https://{resource}.openai.azure.com/openai?api-version=2025-04-01-preview`, whose query goes with every call.
 *
 * A create takes along no `trainingType`: Azure then trains in the resource's own region, and any other type copies data to
 * where it likes (https://learn.microsoft.com/azure/ai-foundry/openai/how-to/fine-tuning, "Select a training type"), which
 * nobody has asked for.
 *
 * Creates hold once per key: the tag is the end of the suffix, which both paths give back (`user_provided_suffix`, `suffix`).
 * Metadata stands in the `v1` specification only, and no answer was found that shows it kept. No list filters by metadata, so
 * the newest jobs are read; a resource has a hundred at most. That jobs show in the list within the settle time is assumed.
 */
export const azure: Provider = {
  name: 'azure',
  baseUrl: null,
  capabilities: azureCapabilities,
  credentialHeaders: azureCredentialHeaders,
  // The second is what Azure's services call a client's own id. Which of them this one reads is told nowhere.
  requestIdHeaders: ['x-request-id', 'x-ms-client-request-id'],
  upstreamRequestIdHeader: 'apim-request-id',
  query: [],
  statuses: AZURE_STATUSES,
  methods: new Map([
    ['supervised', 'SUPERVISED'],
    ['dpo', 'DPO'],
    ['reinforcement', 'REINFORCEMENT'],
  ]),
  // As captured in Microsoft's tutorial; the example in the specification, oldest first, is written by hand.
  eventOrder: 'NEWEST_FIRST',
  settle: 30_000,
  readError: readAzureError,
  // An Entra identity without the role for it gets a 401 with this code.
  lacksRight: ({ code }) => code === 'PermissionDenied',
  // No end of creation is announced; what ends are single models.
  closedCreation: () => null,
  connect: connectOpenaiShape({
    readJob: readAzureJob,
    tagIn: { longest: LONGEST_SUFFIX },
    filtersByMetadata: false,
    // Lists of files take a purpose and nothing else.
    pagesFiles: false,
  }),
};
