import type { Caller } from '../../domain/caller.ts';
import type { FineTuningJob } from '../../domain/job.ts';
import type { JsonValue } from '../../domain/json.ts';
import type { JobsApi } from '../providers/api.ts';
import type { ProviderParts } from '../providers/provider.ts';
import { segment } from '../rest/ids.ts';
import { pageQuery } from '../rest/page-query.ts';
import { jsonBody } from '../rest/upstream.ts';
import { UpstreamFailure } from '../rest/upstream-failure.ts';
import { decodeJob } from '../wire/decode-job.ts';
import { decodePage } from '../wire/decode-page.ts';
import { encodeCreateJob } from '../wire/encode-create-job.ts';
import { metadataQuery } from '../wire/metadata-query.ts';
import { pageDecoding } from '../wire/page-decoding.ts';
import { asObject } from '../wire/values.ts';
import { type OpenaiShape, withinPageSize } from './shape.ts';
import { createTagCarrier } from './tag-carrier.ts';

const JOBS = '/fine_tuning/jobs';

/** The jobs of an API with OpenAI's paths. */
export const createJobsApi = (
  { upstream, vocabulary, logger }: ProviderParts,
  shape: OpenaiShape,
): JobsApi => {
  const { readJob = asIs, readProgress, writeCreate = asIs, pauses = true, filtersByMetadata = true } = shape;
  const carrier = createTagCarrier(shape.tagIn === undefined ? 'METADATA' : shape.tagIn);

  const decode = (body: JsonValue): FineTuningJob | null => {
    const object = asObject(body);
    const job = object && decodeJob(readJob(object), vocabulary);
    if (!job) return null;
    const progress = readProgress?.(object);
    return carrier.withoutTag(progress ? { ...job, progress } : job);
  };
  const decodeOne = (body: JsonValue): FineTuningJob => {
    const job = decode(body);
    if (job === null) throw new UpstreamFailure('BROKEN', 'the body is no job');
    return job;
  };

  const decodingOf = pageDecoding(decode, logger);

  const act = (action: 'cancel' | 'pause' | 'resume') => async (caller: Caller, id: string) =>
    upstream.change(caller, {
      method: 'POST',
      target: { path: `${JOBS}/${segment(id)}/${action}` },
      body: null,
      repeatable: 'ALWAYS',
      decode: decodeOne,
    });

  return {
    get: (caller, id, freshness) =>
      upstream.get(caller, { path: `${JOBS}/${segment(id)}` }, decodeOne, freshness),
    async list(caller, request, freshness) {
      const filter = filtersByMetadata ? metadataQuery(request.metadata ?? []) : [];
      const page = withinPageSize(request, shape);
      const query = [...pageQuery(page), ...filter];
      return upstream.get(caller, { path: JOBS, query }, decodingOf(page), freshness);
    },
    cancel: act('cancel'),
    pause: pauses ? act('pause') : null,
    resume: pauses ? act('resume') : null,
    create: (caller, request, tag) =>
      upstream.change(caller, {
        method: 'POST',
        target: { path: JOBS },
        body: jsonBody(writeCreate(encodeCreateJob(tag ? carrier.tagged(request, tag) : request))),
        repeatable: 'UNLESS_TAKEN',
        decode: (body) => {
          const job = decodeOne(body);
          return { id: job.id, job, tag: carrier.tagIn(body, tag) };
        },
      }),
    tags: carrier.carries
      ? {
          hasRoom: carrier.hasRoom,
          async list(caller, { tag, isFiltered, ...request }) {
            const page = withinPageSize(request, shape);
            const filter = isFiltered && filtersByMetadata ? metadataQuery(carrier.filterFor(tag)) : [];
            const query = [...pageQuery(page), ...filter];
            // A short tag is read with the whole one in mind, so nobody who seeks another shares this.
            return upstream.get(caller, { path: JOBS, query, as: `tagged ${tag.key}` }, (body) =>
              decodePage(
                body,
                page,
                (element) => {
                  const job = decode(element);
                  return job && { id: job.id, job, tag: carrier.tagIn(element, tag) };
                },
                logger,
              ),
            );
          },
        }
      : null,
  };
};

const asIs = <Value>(value: Value): Value => value;
