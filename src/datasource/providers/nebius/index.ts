import { connectOpenaiShape } from '../../openai-shape/openai-shape.ts';
import type { OpenaiShape } from '../../openai-shape/shape.ts';
import { openaiCredentialHeaders } from '../openai/credential-headers.ts';
import type { Provider } from '../provider.ts';
import { nebiusCapabilities } from './capabilities.ts';
import { LONGEST_SUFFIX } from './longest-suffix.ts';
import { createMetricsApi } from './metrics-api.ts';
import { readNebiusError } from './read-error.ts';
import { readJob, readProgress } from './read-job.ts';
import { writeCreate } from './write-create.ts';

/** https://docs.studio.nebius.com/api-reference/files/list-user-files: ten files unless asked for more, and no maximum. */
const MOST_FILES = 1000;

const SHAPE: OpenaiShape = {
  readJob,
  readProgress,
  writeCreate,
  pauses: false,
  // A job gives its suffix back, in the list too, so its tag is found there. `tags` may be sent, but are in no answer.
  tagIn: { longest: LONGEST_SUFFIX },
  filtersByMetadata: false,
  // The list of files has no `after`.
  pagesFiles: false,
  mostFiles: MOST_FILES,
};

/**
 * Nebius Token Factory, formerly AI Studio, after its OpenAPI document 20260630
 * (https://github.com/nebius/tokenfactory-rl, `openapi-fine-tuning.yaml`).
 *
 * One key makes one job: the tag stands in the suffix, for which a client has to send a key, and is looked for in the list.
 * That the list is newest first, that `after` takes the id of a page's last job, as at OpenAI, and how soon a new job is in it,
 * no document says. A job has no name of a tuned model: the model is reached through its checkpoints.
 */
export const nebius: Provider = {
  name: 'nebius',
  baseUrl: 'https://api.tokenfactory.nebius.com/v1',
  capabilities: nebiusCapabilities,
  credentialHeaders: ({ token }) => openaiCredentialHeaders({ token, organization: null, project: null }),
  // No header for a request's id is documented, either way; these are what proxies know.
  requestIdHeaders: ['x-request-id'],
  upstreamRequestIdHeader: 'x-request-id',
  query: [],
  statuses: new Map([
    ['validating_files', 'VALIDATING_FILES'],
    ['queued', 'QUEUED'],
    ['running', 'RUNNING'],
    ['succeeded', 'SUCCEEDED'],
    ['failed', 'FAILED'],
    ['cancelled', 'CANCELLED'],
  ]),
  // Its other one, `spec-draft`, trains a small model that guesses ahead for a large one: nothing that the API has a name for.
  methods: new Map([['supervised', 'SUPERVISED']]),
  // As captured in https://github.com/nebius/token-factory-cookbook; no document says it.
  eventOrder: 'OLDEST_FIRST',
  settle: 30_000,
  readError: readNebiusError,
  // No closing is announced or documented.
  closedCreation: () => null,
  connect(parts) {
    const api = connectOpenaiShape(SHAPE)(parts);
    return api.checkpoints === null ? api : { ...api, metrics: createMetricsApi(api.checkpoints) };
  },
};
