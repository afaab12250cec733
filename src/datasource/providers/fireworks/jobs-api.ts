import type { Caller } from '../../../domain/caller.ts';
import type { FineTuningJob } from '../../../domain/job.ts';
import type { KnownMethodType } from '../../../domain/method.ts';
import type { Decode } from '../../rest/exchange.ts';
import { segment } from '../../rest/ids.ts';
import { nullIfUnknown, unknownId } from '../../rest/not-found.ts';
import { type Freshness, jsonBody } from '../../rest/upstream.ts';
import type { JobsApi } from '../api.ts';
import type { ProviderParts } from '../provider.ts';
import {
  COLLECTIONS,
  type Collection,
  DPO,
  type JobPlace,
  placeOf,
  REINFORCEMENT,
  SUPERVISED,
} from './collections.ts';
import { createJobMaker } from './create-job.ts';
import { decodeJob, type JobReading } from './decode-job.ts';
import { createListReader, type ListPage } from './list-pages.ts';
import { newestFirst, pageSizeFor } from './newest-first.ts';
import { createJobReader, type ReadJob } from './read-job.ts';
import { accountIn } from './resource-names.ts';

/**
 * The jobs of all three collections. Actions are verbs behind a job's path; what they answer says nothing (a cancellation
 * answers `{}`: https://docs.fireworks.ai/api-reference/cancel-reinforcement-fine-tuning-job), so the job is read again.
 */
export const createJobsApi = (parts: ProviderParts): JobsApi => {
  const { upstream, vocabulary, baseUrl } = parts;
  const reading: JobReading = { vocabulary, account: accountIn(baseUrl) };
  const readers: Readonly<Record<KnownMethodType, Decode<ReadJob>>> = {
    SUPERVISED: createJobReader(SUPERVISED, reading),
    DPO: createJobReader(DPO, reading),
    REINFORCEMENT: createJobReader(REINFORCEMENT, reading),
  };
  const readerOf = ({ type }: Collection): Decode<ReadJob> => readers[type];
  const lists = COLLECTIONS.map((collection) => ({
    collection,
    read: createListReader(parts, collection.name, (raw) => decodeJob(raw, collection, reading)),
  }));

  const find = (caller: Caller, place: JobPlace, freshness: Freshness): Promise<ReadJob> =>
    upstream.get(caller, { path: pathOf(place) }, readerOf(place.collection), freshness);

  const get: JobsApi['get'] = async (caller, id, freshness) => (await find(caller, known(id), freshness)).job;

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
    list: (caller, request, freshness) => {
      const pageSize = pageSizeFor(request);
      const walks = lists.map(({ collection, read }) => async (pageToken: string | null) => {
        const page = read(caller, { pageSize, pageToken, freshness });
        // Deprecated: it may be gone one day.
        return collection === REINFORCEMENT ? ((await nullIfUnknown(page)) ?? NOTHING) : page;
      });
      return newestFirst(walks, request);
    },
    cancel: act('cancel'),
    pause: null,
    resume: act('resume'),
    ...createJobMaker({ upstream, account: reading.account, find, readerOf }),
  };
};

const NOTHING: ListPage<FineTuningJob> = { items: [], next: null, isOrdered: true };

const known = (id: string): JobPlace => {
  const place = placeOf(id);
  if (place === null) throw unknownId('job');
  return place;
};

const pathOf = ({ collection, id }: JobPlace): string => `/${collection.name}/${segment(id)}`;
