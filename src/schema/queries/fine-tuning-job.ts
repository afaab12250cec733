import { fineTuningJob } from '../../resolvers/fine-tuning-job.ts';
import { builder } from '../builder.ts';
import { cost } from '../field-cost.ts';
import { FineTuningJobRef } from '../fine-tuning-job.ts';

builder.queryField('fineTuningJob', (t) =>
  t.field({
    type: FineTuningJobRef,
    nullable: true,
    scope: 'jobs:read',
    description: 'One job by its id. Null when the upstream does not know it, or the caller cannot see it.',
    args: { id: t.arg.id({ required: true, description: "The job's id, as the upstream gave it." }) },
    extensions: cost({ calls: 1 }),
    resolve: fineTuningJob,
  }),
);
