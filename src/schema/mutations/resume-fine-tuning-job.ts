import { resumeFineTuningJob } from '../../resolvers/job-transition.ts';
import { builder } from '../builder.ts';
import { cost } from '../field-cost.ts';
import { FineTuningJobPayloadRef } from '../job-payload.ts';

builder.mutationField('resumeFineTuningJob', (t) =>
  t.field({
    type: FineTuningJobPayloadRef,
    nullable: true,
    scope: 'jobs:write',
    description:
      'Lets a paused job go on; it is queued again. Safe to repeat: resuming a job that already goes on answers it as it is.',
    args: { id: t.arg.id({ required: true, description: "The job's id." }) },
    extensions: cost({ calls: 2 }),
    resolve: resumeFineTuningJob,
  }),
);
