import { cancelFineTuningJob } from '../../resolvers/job-transition.ts';
import { builder } from '../builder.ts';
import { cost } from '../field-cost.ts';
import { FineTuningJobPayloadRef } from '../job-payload.ts';

builder.mutationField('cancelFineTuningJob', (t) =>
  t.field({
    type: FineTuningJobPayloadRef,
    nullable: true,
    scope: 'jobs:write',
    description:
      'Ends a job that has not ended yet. Safe to repeat: cancelling a cancelled job answers it as it is.',
    args: { id: t.arg.id({ required: true, description: "The job's id." }) },
    extensions: cost({ calls: 2 }),
    resolve: cancelFineTuningJob,
  }),
);
