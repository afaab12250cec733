import type { JobStatusChange } from '../live/jobs/job-snapshot.ts';
import { builder } from './builder.ts';
import { FineTuningJobRef } from './fine-tuning-job.ts';
import { JobStatusRef } from './job-status.ts';

export const JobStatusChangeRef = builder.objectRef<JobStatusChange>('JobStatusChange').implement({
  description: 'A job has moved, or is seen for the first time by this subscriber.',
  fields: (t) => ({
    job: t.expose('job', {
      type: FineTuningJobRef,
      description: 'The snapshot that proved the change, so `job.status` equals `status`.',
    }),
    status: t.expose('status', { type: JobStatusRef, description: 'Where the job stands now.' }),
    previousStatus: t.expose('previousStatus', {
      type: JobStatusRef,
      nullable: true,
      description: 'The last status delivered to this subscriber. Null on the first message about this job.',
    }),
    changedAt: t.expose('changedAt', {
      type: 'DateTime',
      description: 'When the change was seen here; for a job that has ended, when it ended.',
    }),
  }),
});
