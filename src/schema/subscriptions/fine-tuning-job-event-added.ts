import { watchJobEvents } from '../../resolvers/subscriptions.ts';
import { builder } from '../builder.ts';
import { cost } from '../field-cost.ts';
import { FineTuningJobEventRef } from '../fine-tuning-job-event.ts';

builder.subscriptionField('fineTuningJobEventAdded', (t) =>
  t.field({
    type: FineTuningJobEventRef,
    scope: 'jobs:read',
    description:
      "The job's log and metrics, oldest first, from just after `after`; completes once the job has ended and the log is " +
      'drained. Reconnecting with the last id seen loses nothing and repeats nothing. A subscriber who falls too far ' +
      'behind ends with the error TOO_SLOW and reconnects likewise. NOT_SUPPORTED where the provider tells no events.',
    args: {
      jobId: t.arg.id({ required: true, description: "The job's id." }),
      after: t.arg.id({ description: "An event's id. Absent: from the beginning of the log." }),
    },
    extensions: cost({ calls: 1 }),
    subscribe: watchJobEvents,
    resolve: (event) => event,
  }),
);
