import { print } from 'graphql';
import { createClient } from 'graphql-sse';
import type { WatchStatusSubscription } from '../../test/support/operations/graphql.ts';
import { id, show, url, WatchStatus } from './operation.ts';

// graphql-sse, in its "distinct connections" mode.
const client = createClient({ url });

const changes = client.iterate<WatchStatusSubscription>({ query: print(WatchStatus), variables: { id } });
for await (const { data } of changes) show(data?.fineTuningJobStatusChanged.status);
client.dispose();
