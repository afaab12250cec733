import type { Caller } from '../domain/caller.ts';
import type { FineTuningJobCheckpoint } from '../domain/checkpoint.ts';
import type { Logger } from '../domain/logger.ts';
import type { Page, PageRequest } from '../domain/page.ts';
import { isUsableId, segment } from './rest/ids.ts';
import { nullIfUnknown } from './rest/not-found.ts';
import { pageQuery } from './rest/page-query.ts';
import type { Upstream } from './rest/upstream.ts';
import { decodeCheckpoint } from './wire/decode-checkpoint.ts';
import { pageDecoding } from './wire/page-decoding.ts';

/** The checkpoints of jobs. Throws ServiceError, or the reason of the caller's own abort. */
export interface Checkpoints {
  /** A page of one job's checkpoints, newest first; null when the upstream doesn't know the job. */
  list(caller: Caller, jobId: string, request: PageRequest): Promise<Page<FineTuningJobCheckpoint> | null>;
}

/** The checkpoints behind this upstream. */
export const createCheckpoints = (upstream: Upstream, logger: Logger): Checkpoints => {
  const decodingOf = pageDecoding(decodeCheckpoint, logger);
  return {
    async list(caller, jobId, request) {
      if (!isUsableId(jobId)) return null;
      const target = { path: `/fine_tuning/jobs/${segment(jobId)}/checkpoints`, query: pageQuery(request) };
      return nullIfUnknown(upstream.get(caller, target, decodingOf(request)));
    },
  };
};
