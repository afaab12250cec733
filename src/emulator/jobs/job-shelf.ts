import type { Job } from './job.ts';

/** The jobs of one organization. */
export interface JobShelf {
  add(job: Job): void;
  get(id: string): Job | null;
  readonly count: number;
  /** All jobs, the newest first. */
  newestFirst(): Job[];
}

export function createJobShelf(): JobShelf {
  const jobs = new Map<string, Job>();
  return {
    add: (job) => void jobs.set(job.id, job),
    get: (id) => jobs.get(id) ?? null,
    get count() {
      return jobs.size;
    },
    newestFirst: () => [...jobs.values()].reverse(),
  };
}
