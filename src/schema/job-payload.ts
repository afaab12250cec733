import type { FineTuningJobPayload } from '../resolvers/job-transition.ts';
import { builder } from './builder.ts';
import { cost } from './field-cost.ts';
import { FineTuningJobRef } from './fine-tuning-job.ts';
import { FineTuningUserErrorRef } from './user-error.ts';

/** What the mutations answer that move a job from one status to another. */
export const FineTuningJobPayloadRef = builder
  .objectRef<FineTuningJobPayload>('FineTuningJobPayload')
  .implement({
    description: 'The job after the change, or what stands in its way.',
    fields: (t) => ({
      job: t.expose('job', {
        type: FineTuningJobRef,
        nullable: true,
        description:
          'The job as it is now; also when its status forbade the change. Null when it was not found, or when the provider can do no such thing.',
      }),
      userErrors: t.expose('userErrors', {
        extensions: cost({ items: 5 }),
        type: [FineTuningUserErrorRef],
        description: 'Why the change was not made. Empty when it was.',
      }),
    }),
  });
