import type { Caller } from '../../domain/caller.ts';
import type { CreateJobRequest } from '../../domain/create-job.ts';
import type { FineTuningJob } from '../../domain/job.ts';
import type { JsonValue } from '../../domain/json.ts';
import type { Logger } from '../../domain/logger.ts';
import { RESERVED_METADATA_KEYS } from '../../domain/metadata.ts';
import type { Page, PageRequest } from '../../domain/page.ts';
import { pageQuery } from '../rest/page-query.ts';
import { jsonBody, type Upstream } from '../rest/upstream.ts';
import { UpstreamFailure } from '../rest/upstream-failure.ts';
import { decodeJob } from '../wire/decode-job.ts';
import { decodePage } from '../wire/decode-page.ts';
import { encodeCreateJob } from '../wire/encode-create-job.ts';
import { metadataQuery } from '../wire/metadata-query.ts';
import type { Vocabulary } from '../wire/vocabulary.ts';
import { type CreateTag, decodeTag, encodeTag } from './create-tag.ts';

/** A job with what it carries about its creation. */
export interface TaggedJob {
  readonly id: string;
  readonly job: FineTuningJob;
  /** Null on a job that was created without a key, or by somebody else. */
  readonly tag: CreateTag | null;
}

export interface TaggedJobsRequest extends PageRequest {
  /** Asks for the jobs whose tag has this key; null for all. The upstream may answer others all the same. */
  readonly tagKey: string | null;
}

/** The jobs at the upstream, with their tags. Throws what Jobs throws. */
export interface TaggedJobs {
  /**
   * Starts a job. Unless it was certainly not taken, the request goes but once: see `mayHaveHappened` for what a failure
   * means.
   */
  create(caller: Caller, request: CreateJobRequest, tag: CreateTag | null): Promise<TaggedJob>;
  list(caller: Caller, request: TaggedJobsRequest): Promise<Page<TaggedJob>>;
}

const JOBS = '/fine_tuning/jobs';

/** The jobs behind this upstream. */
export const createTaggedJobs = (upstream: Upstream, vocabulary: Vocabulary, logger: Logger): TaggedJobs => {
  const decode = (body: JsonValue): TaggedJob | null => {
    const job = decodeJob(body, vocabulary);
    return job && { id: job.id, job, tag: decodeTag(body) };
  };
  const decodeOne = (body: JsonValue): TaggedJob => {
    const job = decode(body);
    if (job === null) throw new UpstreamFailure('BROKEN', 'the body is no job');
    return job;
  };

  return {
    async create(caller, request, tag) {
      const metadata = tag ? [...request.metadata, ...encodeTag(tag)] : request.metadata;
      return upstream.change(caller, {
        method: 'POST',
        target: { path: JOBS },
        body: jsonBody(encodeCreateJob({ ...request, metadata })),
        repeatable: 'UNLESS_TAKEN',
        decode: decodeOne,
      });
    },
    async list(caller, { tagKey, ...page }) {
      const filter = tagKey === null ? [] : [{ key: RESERVED_METADATA_KEYS.key, value: tagKey }];
      const query = [...pageQuery(page), ...metadataQuery(filter)];
      return upstream.get(caller, { path: JOBS, query }, (body) => decodePage(body, page, decode, logger));
    },
  };
};
