import type { Job } from './job.ts';

/** The jobs of one organization. */
export interface JobShelf {
  add(job: Job): void;
  get(id: string): Job | null;
  /** Whether there was such a job. */
  remove(id: string): boolean;
  /** How many jobs were ever added: the next one's number. */
  readonly added: number;
  /** All jobs, the newest first. */
  newestFirst(): Job[];
}

export function createJobShelf(): JobShelf {
  const jobs = new Map<string, Job>();
  let added = 0;
  return {
    add(job) {
      jobs.set(job.id, job);
      added += 1;
    },
    get: (id) => jobs.get(id) ?? null,
    remove: (id) => jobs.delete(id),
    get added() {
      return added;
    },
    newestFirst: () => [...jobs.values()].reverse(),
  };
}
