import type { Caller } from '../domain/caller.ts';
import type { Clock } from '../domain/clock.ts';
import type { FineTuningJob } from '../domain/job.ts';
import { isTerminal } from '../domain/job-status.ts';
import type { JsonValue } from '../domain/json.ts';
import type { Logger } from '../domain/logger.ts';
import type { MetadataEntry } from '../domain/metadata.ts';
import type { Page, PageRequest } from '../domain/page.ts';
import { ServiceError } from '../domain/service-error.ts';
import type { KnownJobs } from './known-jobs.ts';
import { isUsableId, segment } from './rest/ids.ts';
import { nullIfUnknown, unknownId } from './rest/not-found.ts';
import { pageQuery } from './rest/page-query.ts';
import type { Freshness, Upstream } from './rest/upstream.ts';
import { UpstreamFailure } from './rest/upstream-failure.ts';
import { decodeJob } from './wire/decode-job.ts';
import { metadataQuery } from './wire/metadata-query.ts';
import { pageDecoding } from './wire/page-decoding.ts';
import type { Vocabulary } from './wire/vocabulary.ts';

/** What to read of the list of jobs. The upstream applies the metadata filter, if it knows how: compare what comes. */
export interface JobPageRequest extends PageRequest {
  /** Only jobs with all of these pairs; absent or empty asks for all. */
  readonly metadata?: readonly MetadataEntry[];
}

/**
 * Fine-tuning jobs at the upstream. Every operation throws ServiceError, or the reason of the caller's own abort; a change
 * throws UpstreamRejection when the upstream refuses it, with status 404 for a job that it doesn't know. A change does no more
 * when it is made twice, so it is repeated like a read; a refusal may be of the repetition alone.
 */
export interface Jobs {
  /**
   * One job as it is now, or as it ended; null when the upstream doesn't know it.
   *
   * @param freshness FRESH answers nothing that was asked before this question, but for a job that has ended.
   */
  get(caller: Caller, id: string, freshness?: Freshness): Promise<FineTuningJob | null>;
  /** A page of the caller's jobs, newest first. */
  list(caller: Caller, request: JobPageRequest, freshness?: Freshness): Promise<Page<FineTuningJob>>;
  cancel(caller: Caller, id: string): Promise<FineTuningJob>;
  pause(caller: Caller, id: string): Promise<FineTuningJob>;
  resume(caller: Caller, id: string): Promise<FineTuningJob>;
}

export interface JobsOptions {
  readonly upstream: Upstream;
  readonly vocabulary: Vocabulary;
  readonly knownJobs: KnownJobs;
  readonly clock: Clock;
  readonly logger: Logger;
}

const JOBS = '/fine_tuning/jobs';

/** The jobs behind this upstream. */
export const createJobs = ({ upstream, vocabulary, knownJobs, clock, logger }: JobsOptions): Jobs => {
  const decodeOne = (body: JsonValue): FineTuningJob => {
    const job = decodeJob(body, vocabulary);
    if (job === null) throw new UpstreamFailure('BROKEN', 'the body is no job');
    return job;
  };

  const decodingOf = pageDecoding((job) => decodeJob(job, vocabulary), logger);

  /** A credential that is taken no more shall not live on from what is kept for it. */
  const forgetIfRevoked = async <Answer>(
    { credential }: Caller,
    answer: Promise<Answer>,
  ): Promise<Answer> => {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof ServiceError && error.code === 'UNAUTHENTICATED') knownJobs.forget(credential.id);
      throw error;
    }
  };

  const act = async (
    caller: Caller,
    id: string,
    action: 'cancel' | 'pause' | 'resume',
  ): Promise<FineTuningJob> => {
    if (!isUsableId(id)) throw unknownId('job');
    knownJobs.doubt(caller.credential.id, id);
    const changed = upstream.change(caller, {
      method: 'POST',
      target: { path: `${JOBS}/${segment(id)}/${action}` },
      body: null,
      repeatable: 'ALWAYS',
      decode: decodeOne,
    });
    const job = await forgetIfRevoked(caller, changed);
    knownJobs.learn(caller.credential.id, job, clock.now());
    return job;
  };

  return {
    async get(caller, id, freshness = 'SHARED') {
      if (!isUsableId(id)) return null;
      const known = knownJobs.get(caller.credential.id, id);
      if (known && (freshness === 'SHARED' || isTerminal(known.status))) return known;
      const askedAt = clock.now();
      const asked = upstream.get(caller, { path: `${JOBS}/${segment(id)}` }, decodeOne, freshness);
      const job = await forgetIfRevoked(caller, nullIfUnknown(asked));
      if (job) knownJobs.learn(caller.credential.id, job, askedAt);
      return job;
    },
    async list(caller, request, freshness = 'SHARED') {
      const query = [...pageQuery(request), ...metadataQuery(request.metadata ?? [])];
      const askedAt = clock.now();
      const asked = upstream.get(caller, { path: JOBS, query }, decodingOf(request), freshness);
      const page = await forgetIfRevoked(caller, asked);
      for (const job of page.items) knownJobs.learn(caller.credential.id, job, askedAt);
      return page;
    },
    cancel: (caller, id) => act(caller, id, 'cancel'),
    pause: (caller, id) => act(caller, id, 'pause'),
    resume: (caller, id) => act(caller, id, 'resume'),
  };
};
