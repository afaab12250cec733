import type { JobWatchers } from './job-status-stream.ts';
import type { JobFollower } from './job-watcher.ts';

/** Jobs of an overview that the list no longer shows, each followed alone. */
export class Strays {
  readonly #watchers: JobWatchers;
  readonly #gone: (jobId: string) => void;
  readonly #followers = new Map<string, JobFollower>();

  /** @param gone called when the upstream no longer knows a job. */
  constructor(watchers: JobWatchers, gone: (jobId: string) => void) {
    this.#watchers = watchers;
    this.#gone = gone;
  }

  has(jobId: string): boolean {
    return this.#followers.has(jobId);
  }

  add(jobId: string): void {
    if (this.#followers.has(jobId)) return;
    const follower: JobFollower = {
      // What the watcher learns reaches the overview as every answer does.
      moved: () => {},
      ended: () => {
        this.delete(jobId);
        this.#gone(jobId);
      },
    };
    this.#followers.set(jobId, follower);
    this.#watchers.follow(jobId, follower);
  }

  delete(jobId: string): void {
    const follower = this.#followers.get(jobId);
    if (!follower) return;
    this.#followers.delete(jobId);
    this.#watchers.unfollow(jobId, follower);
  }

  clear(): void {
    for (const jobId of [...this.#followers.keys()]) this.delete(jobId);
  }
}
