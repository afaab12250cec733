import type { FineTuningJob } from '../domain/job.ts';
import type { JobStatus } from '../domain/job-status.ts';
import type { MetadataEntry } from '../domain/metadata.ts';

/** Which jobs to list. A job must fit every field that is given; absent and null fit all. */
export interface FineTuningJobFilter {
  readonly status?: readonly JobStatus[] | null | undefined;
  readonly model?: string | null | undefined;
  readonly metadata?: readonly MetadataEntry[] | null | undefined;
  readonly createdAfter?: Date | null | undefined;
  readonly createdBefore?: Date | null | undefined;
}

/** Whether the filter asks for something that the upstream can't look up for us. */
export const needsScan = ({ status, model, createdAfter, createdBefore }: FineTuningJobFilter): boolean =>
  status != null || model != null || createdAfter != null || createdBefore != null;

/**
 * Whether a job fits. Metadata is compared here too, though the upstream has filtered by it: gateways exist that
 * ignore the filter.
 */
export const fits = (job: FineTuningJob, filter: FineTuningJobFilter): boolean => {
  const { status, model, metadata, createdAfter, createdBefore } = filter;
  if (status != null && !status.includes(job.status)) return false;
  if (model != null && job.model !== model) return false;
  if (createdAfter != null && job.createdAt <= createdAfter) return false;
  if (createdBefore != null && job.createdAt >= createdBefore) return false;
  return (metadata ?? []).every(({ key, value }) =>
    job.metadata.some((entry) => entry.key === key && entry.value === value),
  );
};
