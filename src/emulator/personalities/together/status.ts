import type { Job } from '../../jobs/job.ts';
import { stageOf } from '../../jobs/progress.ts';

/** The words of https://docs.together.ai/reference/get-fine-tunes-id. */
export type TogetherStatus =
  | 'pending'
  | 'queued'
  | 'running'
  | 'compressing'
  | 'uploading'
  | 'cancel_requested'
  | 'cancelled'
  | 'error'
  | 'completed';

/** Together's word for a job's state. After its last step a model is compressed, and then uploaded. */
export function statusOf(job: Job, now: number): TogetherStatus {
  const { status, closing } = stageOf(job, now);
  switch (status) {
    case 'validating_files':
      return 'pending';
    case 'running':
      if (closing === null) return 'running';
      return closing < 0.5 ? 'compressing' : 'uploading';
    case 'cancelling':
      return 'cancel_requested';
    case 'succeeded':
      return 'completed';
    case 'failed':
      return 'error';
    case 'cancelled':
      return 'cancelled';
    // No job of this provider is ever paused.
    default:
      return 'queued';
  }
}
