import type { Caller } from '../../domain/caller.ts';
import type { FineTuningJob } from '../../domain/job.ts';
import type { Metrics } from '../../domain/metrics.ts';
import type { FineTuningProgress } from '../../domain/progress.ts';
import { UpstreamRejection } from '../../domain/upstream-rejection.ts';
import type { Events } from '../events.ts';
import type { Files } from '../files.ts';
import type { Measurements } from '../measurements.ts';
import { EventPages } from './event-pages.ts';
import { memoized } from './memoized.ts';
import { byStep, metricsOf, thinMetrics } from './metric-events.ts';
import { progressOf } from './progress.ts';
import { shareResults } from './result-curves.ts';
import { type ResultCurve, readResultFile } from './result-file.ts';

/**
 * What is known of how trainings go, for one request: a log is read once, whoever asks, and a result file once for all who ask
 * in one tick, however many rows each wants. Throws ServiceError, or the reason of the caller's own abort.
 */
export interface Training {
  /** How far a job is; null until its training has begun. Reads one page of its log, rarely more. */
  progress(job: FineTuningJob): Promise<FineTuningProgress | null>;
  /**
   * The numbers that a job's log tells, one row a step, by step: of its latest 2,000 events, or of its first 2,000 where a
   * provider lists the oldest first.
   */
  metricEvents(jobId: string): Promise<readonly Metrics[]>;
  /**
   * The curve of a job, at most `maxPoints` rows that keep its shape: of its result file once there is one, else of what the
   * provider tells where it is asked for measurements, else of its log. Empty when none tells a number.
   */
  trainingMetrics(job: FineTuningJob, maxPoints: number): Promise<readonly Metrics[]>;
}

/** The operations that this view is made of. */
export interface TrainingSources {
  readonly events: Events;
  readonly files: Files;
  readonly measurements: Measurements;
}

/** One view for one request of this caller. */
export const createTraining = (
  { events, files, measurements }: TrainingSources,
  caller: Caller,
): Training => {
  const pagesOf = memoized((jobId) => new EventPages((request) => events.list(caller, jobId, request)));
  const measured = memoized((jobId) => measurements.list(caller, jobId));
  const metricEvents = memoized((jobId) => metricsOf(pagesOf(jobId), events.orderFor(caller)));

  /** Null when the file is gone, may not be read, or is no result. */
  const readResult = async (fileId: string, mostPoints: number): Promise<ResultCurve | null> => {
    try {
      return await readResultFile(await files.content(caller, fileId), mostPoints);
    } catch (error) {
      if (error instanceof UpstreamRejection) return null;
      throw error;
    }
  };
  const loadResult = shareResults(readResult);

  const readCurve = async (
    { id, resultFiles }: FineTuningJob,
    maxPoints: number,
  ): Promise<readonly Metrics[]> => {
    for (const fileId of resultFiles) {
      const metrics = await loadResult(fileId, maxPoints);
      if (metrics !== null && metrics.length > 0) return metrics;
    }
    const rows = await measured(id);
    return thinMetrics(rows === null ? await metricEvents(id) : byStep(rows), maxPoints);
  };

  return {
    async progress(job) {
      return job.status === 'VALIDATING_FILES' ? null : progressOf(pagesOf(job.id), events.orderFor(caller));
    },
    metricEvents,
    trainingMetrics: readCurve,
  };
};
