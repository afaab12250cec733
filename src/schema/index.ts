import './scalars/auto-or-number.ts';
import './scalars/date-time.ts';
import './scalars/json.ts';
import './scalars/safe-int.ts';
import './scalars/upload.ts';
import './queries/fine-tuning-job.ts';
import './queries/fine-tuning-jobs.ts';
import './queries/fine-tuning-file.ts';
import './queries/fine-tuning-files.ts';
import './queries/fine-tuning-capabilities.ts';
import './mutations/create-fine-tuning-job.ts';
import './mutations/cancel-fine-tuning-job.ts';
import './mutations/pause-fine-tuning-job.ts';
import './mutations/resume-fine-tuning-job.ts';
import './mutations/delete-fine-tuning-file.ts';
import './mutations/upload-fine-tuning-file.ts';
import './subscriptions/fine-tuning-job-status-changed.ts';
import './subscriptions/fine-tuning-jobs-status-changed.ts';
import './subscriptions/fine-tuning-job-event-added.ts';
import { builder } from './builder.ts';
import { createSubgraph } from './federation/subgraph.ts';

builder.queryType({ description: 'What can be read. A query never changes anything upstream.' });
builder.mutationType({
  description:
    'What can be changed. What a user can mend comes back as `userErrors`; what he cannot, as a top-level error.',
});

builder.subscriptionType({
  description: 'What can be watched, over WebSocket (graphql-transport-ws) or server-sent events.',
});

/** The API, whole, as clients see it. */
export const schema = builder.toSchema();

const federate = () => builder.toSubGraphSchema({});

/** The API as it is served where the service itself knows no tokens. */
export const subgraph = createSubgraph(schema, federate, { scopes: false });

/** The API as it is served where callers bring a token that the service checks. */
export const subgraphWithScopes = createSubgraph(schema, federate, { scopes: true });
