import { print } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { WatchStatusSubscription } from '../../test/support/operations/graphql.ts';
import { id, show, url, WatchStatus } from './operation.ts';

// graphql-ws alone: an async iterator that ends with the job.
const client = createClient({
  url: url.replace('http', 'ws'),
  // Browsers have a WebSocket of their own.
  webSocketImpl: WebSocket,
  // In passthrough mode: connectionParams: { authorization: `Bearer ${token}` }.
});

const changes = client.iterate<WatchStatusSubscription>({ query: print(WatchStatus), variables: { id } });
for await (const { data } of changes) show(data?.fineTuningJobStatusChanged.status);
await client.dispose();
