import type { FineTuningJob } from '../../../domain/job.ts';
import type { Decode } from '../../rest/exchange.ts';
import { UpstreamFailure } from '../../rest/upstream-failure.ts';
import { asObject, asText } from '../../wire/values.ts';
import type { Collection } from './collections.ts';
import { decodeJob, type JobReading } from './decode-job.ts';
import { trainingOf } from './decode-method.ts';

/** A job, and what its model is or will be called. */
export interface ReadJob {
  readonly job: FineTuningJob;
  /** Null where the job doesn't tell. */
  readonly outputModel: string | null;
}

/**
 * Reads the answer that is one job of this collection. Whoever reads jobs reads them by the same function, so that reads of
 * one job can share an answer.
 */
export const createJobReader =
  (collection: Collection, reading: JobReading): Decode<ReadJob> =>
  (body) => {
    const job = decodeJob(body, collection, reading);
    const raw = asObject(body);
    if (job === null || raw === null) throw new UpstreamFailure('BROKEN', 'the body is no job');
    return { job, outputModel: asText(trainingOf(raw, collection)['outputModel']) };
  };
