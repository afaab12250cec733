import type { Caller } from '../../../domain/caller.ts';
import type { FineTuningJobCheckpoint } from '../../../domain/checkpoint.ts';
import type { FineTuningJobEvent } from '../../../domain/event.ts';
import type { FineTuningJob } from '../../../domain/job.ts';
import type { JsonValue } from '../../../domain/json.ts';
import { segment } from '../../rest/ids.ts';
import type { Freshness } from '../../rest/upstream.ts';
import { UpstreamFailure } from '../../rest/upstream-failure.ts';
import { asObject } from '../../wire/values.ts';
import type { Vocabulary } from '../../wire/vocabulary.ts';
import type { ProviderParts } from '../provider.ts';
import { decodeCheckpoints } from './decode-checkpoints.ts';
import { decodeJob } from './decode-job.ts';
import { decodeLog } from './decode-log.ts';

/** A job with all that Mistral tells of it in the one answer that has it. */
export interface JobDetails {
  readonly job: FineTuningJob;
  /** Newest first. */
  readonly events: readonly FineTuningJobEvent[];
  /** Newest first. */
  readonly checkpoints: readonly FineTuningJobCheckpoint[];
}

export const JOBS = '/fine_tuning/jobs';

/** @throws UpstreamFailure `BROKEN` when the body is no job. */
export const decodeDetails =
  (vocabulary: Vocabulary) =>
  (raw: JsonValue): JobDetails => {
    const body = asObject(raw);
    const job = decodeJob(raw, vocabulary);
    if (body === null || job === null) throw new UpstreamFailure('BROKEN', 'the body is no job');
    const checkpoints = decodeCheckpoints(job.id, body['checkpoints']);
    return { job, checkpoints, events: decodeLog(job.id, body, checkpoints, vocabulary) };
  };

export type ReadDetails = (caller: Caller, id: string, freshness?: Freshness) => Promise<JobDetails>;

/**
 * Reads one job whole, whichever part of it is wanted: reads of one address that are under way share one answer, decoded once,
 * so a job, its log and its checkpoints that are asked for together cost one call.
 */
export const createReadDetails = ({ upstream, vocabulary }: ProviderParts): ReadDetails => {
  const decode = decodeDetails(vocabulary);
  return (caller, id, freshness) =>
    upstream.get(caller, { path: `${JOBS}/${segment(id)}` }, decode, freshness);
};
