import {
  type CreateFineTuningJobPayload,
  createFineTuningJob,
} from '../../resolvers/create-fine-tuning-job.ts';
import { builder } from '../builder.ts';
import { cost } from '../field-cost.ts';
import { FineTuningJobRef } from '../fine-tuning-job.ts';
import { CreateFineTuningJobInputRef } from '../inputs/create-fine-tuning-job-input.ts';
import { FineTuningUserErrorRef } from '../user-error.ts';

const CreateFineTuningJobPayloadRef = builder
  .objectRef<CreateFineTuningJobPayload>('CreateFineTuningJobPayload')
  .implement({
    description: 'Either a job, or what stands in its way.',
    fields: (t) => ({
      job: t.expose('job', {
        type: FineTuningJobRef,
        nullable: true,
        description: 'The job. Null when there are user errors.',
      }),
      idempotencyKey: t.exposeString('idempotencyKey', {
        nullable: true,
        description:
          "The key this create went under, the client's or ours. After OUTCOME_UNKNOWN, ask again with it. " +
          'Null when it went under none: then it was sent once, and nothing tells the outcome of one that got no answer.',
      }),
      userErrors: t.expose('userErrors', {
        extensions: cost({ items: 5 }),
        type: [FineTuningUserErrorRef],
        description: 'Everything that is wrong with the input, all at once. Empty when the job was created.',
      }),
    }),
  });

builder.mutationField('createFineTuningJob', (t) =>
  t.field({
    type: CreateFineTuningJobPayloadRef,
    nullable: true,
    scope: 'jobs:write',
    description: 'Starts a fine-tuning job. It costs what the upstream charges for it.',
    args: {
      input: t.arg({
        type: CreateFineTuningJobInputRef,
        required: true,
        description: 'What to train, and on what.',
      }),
    },
    extensions: cost({ calls: 3 }),
    resolve: createFineTuningJob,
  }),
);
