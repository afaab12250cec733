import { pauseFineTuningJob } from '../../resolvers/job-transition.ts';
import { builder } from '../builder.ts';
import { cost } from '../field-cost.ts';
import { FineTuningJobPayloadRef } from '../job-payload.ts';

builder.mutationField('pauseFineTuningJob', (t) =>
  t.field({
    type: FineTuningJobPayloadRef,
    nullable: true,
    scope: 'jobs:write',
    description:
      'Halts a job that is queued or running. Safe to repeat: pausing a paused job answers it as it is.',
    args: { id: t.arg.id({ required: true, description: "The job's id." }) },
    extensions: cost({ calls: 2 }),
    resolve: pauseFineTuningJob,
  }),
);
