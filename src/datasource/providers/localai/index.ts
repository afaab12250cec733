import type { Provider } from '../provider.ts';
import { connectLocalai } from './api.ts';
import { localaiCapabilities } from './capabilities.ts';
import { readLocalaiError } from './read-error.ts';

/**
 * A LocalAI server of one's own, mudler/LocalAI with its experimental `/api/fine-tuning`, after its code of 2026. Its base URL
 * is `http://<host>:8080/api/fine-tuning`.
 *
 * One key makes one job: the tag lies in the job's own training options, which LocalAI gives back (see job-tag.ts), and is
 * looked for in the list of all jobs.
 */
export const localai: Provider = {
  name: 'localai',
  baseUrl: null,
  capabilities: localaiCapabilities,
  // A server that has no keys takes requests without one.
  credentialHeaders({ token }): Readonly<Record<string, string>> {
    return token === null ? {} : { authorization: `Bearer ${token}` };
  },
  requestIdHeaders: ['x-request-id'],
  upstreamRequestIdHeader: 'x-request-id',
  query: [],
  // The words of core/schema/finetune.go and of the backend that reports them, backend/python/trl/backend.py.
  statuses: new Map([
    ['queued', 'QUEUED'],
    // The model comes before the data, and nothing trains yet: VALIDATING_FILES in between would run backwards.
    ['loading_model', 'QUEUED'],
    ['loading_dataset', 'QUEUED'],
    ['training', 'RUNNING'],
    // At each checkpoint on the way; it goes back to training.
    ['saving', 'RUNNING'],
    ['completed', 'SUCCEEDED'],
    ['failed', 'FAILED'],
    // By somebody, or by a restart of the server.
    ['stopped', 'CANCELLED'],
  ]),
  methods: new Map([
    ['sft', 'SUPERVISED'],
    ['dpo', 'DPO'],
    ['grpo', 'REINFORCEMENT'],
    ['rloo', 'REINFORCEMENT'],
  ]),
  eventOrder: 'NEWEST_FIRST',
  // In one process a job shows in the list at once; how long several that share their jobs take is documented nowhere.
  settle: 30_000,
  readError: readLocalaiError,
  closedCreation: () => null,
  connect: connectLocalai,
};
