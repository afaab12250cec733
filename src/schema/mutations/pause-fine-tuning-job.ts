import { pauseFineTuningJob } from '../../resolvers/job-transition.ts';
import { builder } from '../builder.ts';
import { FineTuningJobPayloadRef } from '../job-payload.ts';

builder.mutationField('pauseFineTuningJob', (t) =>
  t.field({
    type: FineTuningJobPayloadRef,
    nullable: true,
    description:
      'Halts a job that is queued or running. Safe to repeat: pausing a paused job answers it as it is.',
    args: { id: t.arg.id({ required: true, description: "The job's id." }) },
    resolve: pauseFineTuningJob,
  }),
);
