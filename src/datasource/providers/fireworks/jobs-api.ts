import type { Caller } from '../../../domain/caller.ts';
import type { CreateJobRequest } from '../../../domain/create-job.ts';
import type { FineTuningJob } from '../../../domain/job.ts';
import type { JsonValue } from '../../../domain/json.ts';
import { segment } from '../../rest/ids.ts';
import { nullIfUnknown, unknownId } from '../../rest/not-found.ts';
import { jsonBody } from '../../rest/upstream.ts';
import { UpstreamFailure } from '../../rest/upstream-failure.ts';
import type { JobPageRequest, JobsApi } from '../api.ts';
import type { ProviderParts } from '../provider.ts';
import { COLLECTIONS, type Collection, type JobPlace, placeOf, REINFORCEMENT } from './collections.ts';
import { createJobMaker } from './create-job.ts';
import { decodeJob, type JobReading } from './decode-job.ts';
import type { ListPage, ReadListPage } from './list-pages.ts';
import { newestFirst, pageSizeFor } from './newest-first.ts';
import { accountIn } from './resource-names.ts';

/**
 * The jobs of all three collections. Actions are verbs behind a job's path; what they answer says nothing (a cancellation
 * answers `{}`: https://docs.fireworks.ai/api-reference/cancel-reinforcement-fine-tuning-job), so the job is read again.
 */
export const createJobsApi = (parts: ProviderParts, readPage: ReadListPage): JobsApi => {
  const { upstream, vocabulary, baseUrl } = parts;
  const reading: JobReading = { vocabulary, account: accountIn(baseUrl) };
  const maker = createJobMaker(upstream, reading);

  const get: JobsApi['get'] = async (caller, id, freshness) => {
    const place = known(id);
    return upstream.get(caller, { path: pathOf(place) }, decodeOne(place.collection, reading), freshness);
  };

  const act = (verb: 'cancel' | 'resume') => async (caller: Caller, id: string) => {
    await upstream.change(caller, {
      method: 'POST',
      target: { path: `${pathOf(known(id))}:${verb}` },
      body: jsonBody({}),
      repeatable: 'ALWAYS',
      decode: () => null,
    });
    return get(caller, id, 'FRESH');
  };

  return {
    get,
    list: (caller, request: JobPageRequest, freshness) => {
      const pageSize = pageSizeFor(request);
      const lists = COLLECTIONS.map((collection) => async (token: string | null) => {
        const decode = (raw: JsonValue) => decodeJob(raw, collection, reading);
        const page = readPage(caller, { name: collection.name, pageSize, freshness, decode }, token);
        // Deprecated: it may be gone one day.
        return collection === REINFORCEMENT ? ((await nullIfUnknown(page)) ?? NOTHING) : page;
      });
      return newestFirst(lists, request);
    },
    cancel: act('cancel'),
    pause: null,
    resume: act('resume'),
    create: (caller: Caller, request: CreateJobRequest, tag) => maker.create(caller, request, tag),
    tags: maker.tags,
  };
};

const NOTHING: ListPage<FineTuningJob> = { items: [], next: null, isOrdered: true };

const known = (id: string): JobPlace => {
  const place = placeOf(id);
  if (place === null) throw unknownId('job');
  return place;
};

const pathOf = ({ collection, id }: JobPlace): string => `/${collection.name}/${segment(id)}`;

const decodeOne =
  (collection: Collection, reading: JobReading) =>
  (body: JsonValue): FineTuningJob => {
    const job = decodeJob(body, collection, reading);
    if (job === null) throw new UpstreamFailure('BROKEN', 'the body is no job');
    return job;
  };
