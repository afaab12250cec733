import type { Caller } from '../domain/caller.ts';
import type { CreateJobRequest } from '../domain/create-job.ts';
import type { FineTuningJob } from '../domain/job.ts';
import type { JsonValue } from '../domain/json.ts';
import type { Logger } from '../domain/logger.ts';
import type { MetadataEntry } from '../domain/metadata.ts';
import type { Page, PageRequest } from '../domain/page.ts';
import { isUsableId, segment } from './rest/ids.ts';
import { nullIfUnknown, unknownId } from './rest/not-found.ts';
import { pageQuery } from './rest/page-query.ts';
import { jsonBody, type Upstream } from './rest/upstream.ts';
import { UpstreamFailure } from './rest/upstream-failure.ts';
import { decodeJob } from './wire/decode-job.ts';
import { decodePage } from './wire/decode-page.ts';
import { encodeCreateJob } from './wire/encode-create-job.ts';
import type { Vocabulary } from './wire/vocabulary.ts';

/** What to read of the list of jobs. The upstream applies the metadata filter, if it knows how: compare what comes. */
export interface JobPageRequest extends PageRequest {
  /** Only jobs with all of these pairs; absent or empty asks for all. */
  readonly metadata?: readonly MetadataEntry[];
}

/**
 * Fine-tuning jobs at the upstream. Every operation throws ServiceError, or the reason of the caller's own abort; a change
 * throws UpstreamRejection when the upstream refuses it, with status 404 for a job that it doesn't know.
 */
export interface Jobs {
  /** One job as it is now; null when the upstream doesn't know it. */
  get(caller: Caller, id: string): Promise<FineTuningJob | null>;
  /** A page of the caller's jobs, newest first. */
  list(caller: Caller, request: JobPageRequest): Promise<Page<FineTuningJob>>;
  /** Starts a job. Sent once: when it throws anything but UpstreamRejection, a job may exist all the same. */
  create(caller: Caller, request: CreateJobRequest): Promise<FineTuningJob>;
  cancel(caller: Caller, id: string): Promise<FineTuningJob>;
  pause(caller: Caller, id: string): Promise<FineTuningJob>;
  resume(caller: Caller, id: string): Promise<FineTuningJob>;
}

const JOBS = '/fine_tuning/jobs';

/** The jobs behind this upstream. */
export const createJobs = (upstream: Upstream, vocabulary: Vocabulary, logger: Logger): Jobs => {
  const decodeOne = (body: JsonValue): FineTuningJob => {
    const job = decodeJob(body, vocabulary);
    if (job === null) throw new UpstreamFailure('BROKEN', 'the body is no job');
    return job;
  };

  const act = async (
    caller: Caller,
    id: string,
    action: 'cancel' | 'pause' | 'resume',
  ): Promise<FineTuningJob> => {
    if (!isUsableId(id)) throw unknownId('job');
    return upstream.change(caller, 'POST', { path: `${JOBS}/${segment(id)}/${action}` }, null, decodeOne);
  };

  return {
    async get(caller, id) {
      if (!isUsableId(id)) return null;
      return nullIfUnknown(upstream.get(caller, { path: `${JOBS}/${segment(id)}` }, decodeOne));
    },
    async list(caller, request) {
      const filter = (request.metadata ?? []).map(({ key, value }) => [`metadata[${key}]`, value] as const);
      return upstream.get(caller, { path: JOBS, query: [...pageQuery(request), ...filter] }, (body) =>
        decodePage(body, request, (job) => decodeJob(job, vocabulary), logger),
      );
    },
    create: (caller, request) =>
      upstream.change(caller, 'POST', { path: JOBS }, jsonBody(encodeCreateJob(request)), decodeOne),
    cancel: (caller, id) => act(caller, id, 'cancel'),
    pause: (caller, id) => act(caller, id, 'pause'),
    resume: (caller, id) => act(caller, id, 'resume'),
  };
};
