import type { Caller } from '../../../domain/caller.ts';
import { UpstreamRejection } from '../../../domain/upstream-rejection.ts';
import type { CreateTag } from '../../creation/create-tag.ts';
import { refuseOtherInput } from '../../creation/outcomes.ts';
import type { Decode } from '../../rest/exchange.ts';
import { nullIfUnknown } from '../../rest/not-found.ts';
import { type Freshness, jsonBody, type Upstream } from '../../rest/upstream.ts';
import type { JobsApi, TaggedJob, TagsApi } from '../api.ts';
import { type Collection, DPO, type JobPlace, jobIdAt, SUPERVISED } from './collections.ts';
import { jobIdOf, namesFor, tagOf } from './create-names.ts';
import { encodeCreate } from './encode-create.ts';
import type { ReadJob } from './read-job.ts';

/**
 * Creates jobs, one a key. The client may choose a job's id
 * (https://docs.fireworks.ai/api-reference/create-supervised-fine-tuning-job), and this one makes it of the key: so any process
 * finds the job of a key by its id alone, in either collection, however old it is.
 *
 * That Fireworks refuses a second job under one id, with 409 ALREADY_EXISTS, is INFERRED from its list of codes. Without that
 * the key still finds its job; only two processes at once, or a request that is carried out later than the settle time, could
 * then make two.
 */
export const createJobMaker = ({ upstream, account, find, readerOf }: JobMakerParts): JobMaker => {
  const findTagged = async (
    caller: Caller,
    collection: Collection,
    tag: CreateTag,
  ): Promise<TaggedJob | null> => {
    const found = await nullIfUnknown(find(caller, { collection, id: jobIdOf(tag) }, 'FRESH'));
    return found && tagged(found, collection, tag);
  };

  return {
    async create(caller, request, tag) {
      const names = namesFor(request, tag);
      const { collection, body } = encodeCreate(request, names, account);
      const read = readerOf(collection);
      try {
        return await upstream.change(caller, {
          method: 'POST',
          target: {
            path: `/${collection.name}`,
            query: names.jobId === null ? [] : [[collection.idParameter, names.jobId]],
          },
          body: jsonBody(body),
          repeatable: 'UNLESS_TAKEN',
          decode: (answer) => tagged(read(answer), collection, tag),
        });
      } catch (error) {
        if (tag === null || !isConflict(error)) throw error;
        const found = await findTagged(caller, collection, tag);
        if (found === null) throw error.details.upstreamCode === 'ABORTED' ? error : idTaken(error);
        if (found.tag !== null) refuseOtherInput(found.tag.input, tag);
        return found;
      }
    },
    tags: {
      // Fireworks would choose an id that says no more.
      hasRoom: () => true,
      async list(caller, { tag }) {
        const found = await Promise.all(CREATED_IN.map((collection) => findTagged(caller, collection, tag)));
        return { items: found.filter((job) => job !== null), hasMore: false };
      },
    },
  };
};

export type JobMaker = Pick<JobsApi, 'create'> & { readonly tags: TagsApi };

export interface JobMakerParts {
  readonly upstream: Upstream;
  /** Whose jobs they will be; null where nobody tells. */
  readonly account: string | null;
  find(caller: Caller, place: JobPlace, freshness: Freshness): Promise<ReadJob>;
  readerOf(collection: Collection): Decode<ReadJob>;
}

/** A job that doesn't have the id of its key was not made under it. */
const tagged = ({ job, outputModel }: ReadJob, collection: Collection, tag: CreateTag | null): TaggedJob => {
  const isAsChosen = tag !== null && job.id === jobIdAt({ collection, id: jobIdOf(tag) });
  return { id: job.id, job, tag: isAsChosen ? tagOf(outputModel, tag) : null };
};

/** Ids are unique in a collection only, and one key may have come with either method. */
const CREATED_IN = [SUPERVISED, DPO];

const isConflict = (error: unknown): error is UpstreamRejection =>
  error instanceof UpstreamRejection && error.details.status === 409;

/** A deleted job may keep its id, as a deployment does for a week. */
const idTaken = ({ details }: UpstreamRejection): UpstreamRejection =>
  new UpstreamRejection(
    'Fireworks has the id that belongs to this idempotencyKey in use, and shows no job under it: it was deleted, or is only just being made. Ask again in a minute; if that says the same, choose a new key for a new job.',
    details,
  );
