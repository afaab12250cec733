import { watchJobStatus } from '../../resolvers/subscriptions.ts';
import { builder } from '../builder.ts';
import { cost } from '../field-cost.ts';
import { JobStatusChangeRef } from '../job-status-change.ts';

builder.subscriptionField('fineTuningJobStatusChanged', (t) =>
  t.field({
    type: JobStatusChangeRef,
    scope: 'jobs:read',
    description:
      'The job as it is now, then every observed transition; completes after a terminal status. A subscriber who lags ' +
      'gets the latest. An unknown id ends it with the error NOT_FOUND.',
    args: { id: t.arg.id({ required: true, description: "The job's id." }) },
    extensions: cost({ calls: 1 }),
    subscribe: watchJobStatus,
    resolve: (change) => change,
  }),
);
