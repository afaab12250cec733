import { watchJobsStatus } from '../../resolvers/subscriptions.ts';
import { builder } from '../builder.ts';
import { cost } from '../field-cost.ts';
import { FineTuningJobFilterRef } from '../inputs/job-filter.ts';
import { JobStatusChangeRef } from '../job-status-change.ts';

builder.subscriptionField('fineTuningJobsStatusChanged', (t) =>
  t.field({
    type: JobStatusChangeRef,
    scope: 'jobs:read',
    description:
      'Every observed transition of every job that the caller can see, new jobs included, from now on; never completes. ' +
      'A subscriber who lags gets the latest of each job. NOT_SUPPORTED where the provider lists no jobs.',
    args: {
      filter: t.arg({
        type: FineTuningJobFilterRef,
        description: 'Which jobs; each change is held against it as the job is by then. Absent: all.',
      }),
    },
    extensions: cost({ calls: 1 }),
    subscribe: watchJobsStatus,
    resolve: (change) => change,
  }),
);
