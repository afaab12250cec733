import type { JobStatus } from '../../jobs/life.ts';

/**
 * Azure's word for a job's state. Whatever comes before the run is `pending`, as captured on the `v1` path:
 * https://learn.microsoft.com/azure/ai-foundry/openai/tutorials/fine-tune; the rest is the enumeration of the reference
 * for 2025-04-01-preview.
 */
export function azureStatus(status: JobStatus): string {
  switch (status) {
    case 'validating_files':
    case 'queued':
      return 'pending';
    case 'cancelling':
      return 'running';
    default:
      return status;
  }
}
