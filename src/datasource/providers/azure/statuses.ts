import type { JobStatus } from '../../../domain/job-status.ts';

/**
 * Azure's words: the reference's FineTuningState for 2025-04-01-preview, the six of the `v1` specification, and those that its
 * clients have met besides (https://github.com/BerriAI/litellm, its fine-tuning handler). No document says what they mean:
 * `pending` was captured on both paths, for a job in the queue and for one whose files are being read; that `created` and
 * `notRunning` are the same is inferred. While a job pauses or is being cancelled it still runs; one that resumes waits for
 * its turn, as OpenAI's does.
 */
export const AZURE_STATUSES: ReadonlyMap<string, JobStatus> = new Map([
  ['created', 'QUEUED'],
  ['pending', 'QUEUED'],
  ['notRunning', 'QUEUED'],
  ['validating_files', 'VALIDATING_FILES'],
  ['queued', 'QUEUED'],
  ['running', 'RUNNING'],
  ['pausing', 'RUNNING'],
  ['paused', 'PAUSED'],
  ['resuming', 'QUEUED'],
  ['succeeded', 'SUCCEEDED'],
  ['failed', 'FAILED'],
  ['cancelling', 'RUNNING'],
  ['canceling', 'RUNNING'],
  ['cancelled', 'CANCELLED'],
  ['canceled', 'CANCELLED'],
]);
