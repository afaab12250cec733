import type { FineTuningJob } from '../../../domain/job.ts';
import type { JsonValue } from '../../../domain/json.ts';
import { jsonBody } from '../../rest/upstream.ts';
import { UpstreamFailure } from '../../rest/upstream-failure.ts';
import { cutPage } from '../../wire/cut-page.ts';
import type { JobsApi, TaggedJob } from '../api.ts';
import type { ProviderParts } from '../provider.ts';
import { tagCarrier } from './create-tag.ts';
import { decodeJob } from './decode-job.ts';
import { encodeCreate } from './encode-create.ts';
import { createFailureReasons } from './failure-reasons.ts';
import { JOBS, jobTarget } from './paths.ts';
import { newestFirst, wholeList } from './whole-list.ts';

/**
 * Together's jobs. There is no pausing: to go on from a checkpoint is a new job. A list is read whole, and one look through it
 * is enough to find a tag.
 */
export const createJobsApi = (parts: ProviderParts): JobsApi => {
  const { upstream, vocabulary, logger, clock } = parts;
  const reasons = createFailureReasons(parts);

  const decode = (body: JsonValue): FineTuningJob | null => {
    const job = decodeJob(body, vocabulary, clock.now());
    return job && tagCarrier.withoutTag(job);
  };
  const decodeOne = (body: JsonValue): FineTuningJob => {
    const job = decode(body);
    if (job === null) throw new UpstreamFailure('BROKEN', 'the body is no job');
    return job;
  };

  return {
    async get(caller, id, freshness) {
      return reasons.explain(caller, await upstream.get(caller, jobTarget(id), decodeOne, freshness));
    },
    async list(caller, page, freshness) {
      const read = (body: JsonValue) =>
        newestFirst(wholeList(body, decode, logger), ({ createdAt }) => createdAt);
      const { items, hasMore } = cutPage(await upstream.get(caller, JOBS, read, freshness), page);
      return { items: await Promise.all(items.map((job) => reasons.explain(caller, job))), hasMore };
    },
    async cancel(caller, id) {
      const job = await upstream.change(caller, {
        method: 'POST',
        target: jobTarget(id, 'cancel'),
        body: null,
        repeatable: 'ALWAYS',
        decode: decodeOne,
      });
      return reasons.explain(caller, job);
    },
    pause: null,
    resume: null,
    create: (caller, request, tag) =>
      upstream.change(caller, {
        method: 'POST',
        target: JOBS,
        body: jsonBody(encodeCreate(tag ? tagCarrier.tagged(request, tag) : request)),
        repeatable: 'UNLESS_TAKEN',
        decode: (body) => {
          const job = decodeOne(body);
          return { id: job.id, job, tag: tagCarrier.tagIn(body, tag) };
        },
      }),
    tags: {
      hasRoom: tagCarrier.hasRoom,
      async list(caller, { tag: sought, ...page }) {
        const decodeTagged = (element: JsonValue): TaggedJob | null => {
          const job = decode(element);
          return job && { id: job.id, job, tag: tagCarrier.tagIn(element, sought) };
        };
        const read = (body: JsonValue) =>
          newestFirst(wholeList(body, decodeTagged, logger), ({ job }) => job.createdAt);
        // A short tag is read with the whole one in mind, so nobody who seeks another shares this.
        const all = await upstream.get(caller, { ...JOBS, as: `tagged ${sought.key}` }, read);
        return cutPage(
          all.filter(({ tag }) => tag?.key === sought.key),
          page,
        );
      },
    },
  };
};
