import type { Provider } from '../provider.ts';
import { connectFireworks } from './api.ts';
import { fireworksCapabilities } from './capabilities.ts';
import { COLLECTIONS } from './collections.ts';
import { readFireworksError } from './read-error.ts';
import { fireworksStatuses } from './statuses.ts';

/**
 * Fireworks' control plane, which it calls its gateway's REST API: jobs in three collections, datasets for files, resource
 * names for ids, gRPC's codes for errors (https://docs.fireworks.ai/api-reference/introduction).
 *
 * Its base URL holds the customer's account, `https://api.fireworks.ai/v1/accounts/<account>`, so nobody else can know it.
 */
export const fireworks: Provider = {
  name: 'fireworks',
  baseUrl: null,
  capabilities: fireworksCapabilities,
  credentialHeaders: ({ token }) => (token === null ? {} : { authorization: `Bearer ${token}` }),
  // Its documents name no header for either; this is the one that proxies know.
  requestIdHeaders: ['x-request-id'],
  upstreamRequestIdHeader: 'x-request-id',
  query: [],
  statuses: fireworksStatuses,
  methods: new Map(COLLECTIONS.map(({ name, type }) => [name, type])),
  // It tells no events.
  eventOrder: 'NEWEST_FIRST',
  // How soon a job can be read after the request that made it is not documented.
  settle: 30_000,
  readError: readFireworksError,
  closedCreation: () => null,
  connect: connectFireworks,
};
