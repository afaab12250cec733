import type { Job } from './jobs/job.ts';
import { type JobStatus, stretchAt } from './jobs/life.ts';
import type { Organizations } from './organization.ts';

/** A job that really exists, whatever faults and quirks let a client see of it. */
export interface CreatedJob {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly model: string;
  readonly trainingFile: string;
  readonly suffix: string | null;
  readonly seed: number;
  /** Empty where it has none. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly status: JobStatus;
}

export interface CreatedJobsFilter {
  /** Those of this key. @default of all keys */
  readonly apiKey?: string;
  /** Those that carry all these pairs. */
  readonly metadata?: Readonly<Record<string, string>>;
}

function truthOf(job: Job, now: number): CreatedJob {
  const { id, createdAt, model, trainingFile, suffix, seed } = job;
  const { status } = stretchAt(job.life, now);
  return { id, createdAt, model, trainingFile, suffix, seed, metadata: job.metadata ?? {}, status };
}

/** The jobs that were created over the API, oldest first for each key. */
export const createdJobs = (
  organizations: Organizations,
  now: number,
  { apiKey, metadata = {} }: CreatedJobsFilter,
): readonly CreatedJob[] =>
  organizations
    .known(apiKey)
    .flatMap(({ jobs }) => jobs.newestFirst().reverse())
    .filter((job) => !job.seeded)
    .map((job) => truthOf(job, now))
    .filter((job) => Object.entries(metadata).every(([name, value]) => job.metadata[name] === value));
