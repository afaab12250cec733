import type { FineTuningJob } from '../../domain/job.ts';
import type { AbortSignalLike } from '../../domain/light-abort.ts';
import { Stream } from '../stream.ts';
import { isTransition, type JobSnapshot, type JobStatusChange } from './job-snapshot.ts';
import type { JobFollower, JobWatcher } from './job-watcher.ts';

/** Where a subscriber finds the watcher of his job, and leaves it again. */
export interface JobWatchers {
  follow(jobId: string, follower: JobFollower): JobWatcher;
  unfollow(jobId: string, follower: JobFollower): void;
}

/**
 * The states of one job for one subscriber: the one now, then every transition, ending after a terminal one.
 *
 * Nothing is queued. He is told where the job stands when he asks, if that differs from what he was told last; so who keeps
 * up hears every transition, and who lags hears the latest.
 */
export const jobStatusStream = (
  watchers: JobWatchers,
  jobId: string,
  signal: AbortSignalLike,
  left: () => void,
): Stream<JobStatusChange> => {
  let told: FineTuningJob | null = null;

  const follower: JobFollower = {
    moved: (snapshot) => announce(snapshot),
    ended: (error) => stream.fail(error),
  };
  const stream = new Stream<JobStatusChange>(
    {
      take() {
        const { snapshot } = watcher;
        if (snapshot === null || (told !== null && !isTransition(told, snapshot.job))) return undefined;
        const change = snapshot.changeFrom(told?.status ?? null);
        told = snapshot.job;
        return change;
      },
      left() {
        watchers.unfollow(jobId, follower);
        left();
      },
    },
    signal,
  );
  const announce = (snapshot: JobSnapshot): void => {
    if (snapshot.isTerminal) stream.complete();
    else stream.wake();
  };

  const watcher = watchers.follow(jobId, follower);
  if (watcher.snapshot !== null) announce(watcher.snapshot);
  return stream;
};
