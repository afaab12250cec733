import type { KnownMethodType } from '../../../domain/method.ts';
import { isUsableId } from '../../rest/ids.ts';

/** One of the lists in which Fireworks keeps jobs: each method has its own, with paths and objects of its own. */
export interface Collection {
  /** In paths, in resource names, and in the body of its list. */
  readonly name: string;
  readonly type: KnownMethodType;
  /** What our ids of its jobs begin with. */
  readonly prefix: string;
  /** The query parameter by which a client chooses the id of a new job. */
  readonly idParameter: string;
}

/** https://docs.fireworks.ai/api-reference/create-supervised-fine-tuning-job */
export const SUPERVISED: Collection = {
  name: 'supervisedFineTuningJobs',
  type: 'SUPERVISED',
  prefix: 'sft_',
  idParameter: 'supervisedFineTuningJobId',
};

/** Types `DpoJob` and `DpoJobCreateParams` of Fireworks' Python SDK (fw-ai-external/python-sdk). ORPO jobs are here as well. */
export const DPO: Collection = { name: 'dpoJobs', type: 'DPO', prefix: 'dpo_', idParameter: 'dpoJobId' };

/** https://docs.fireworks.ai/api-reference/get-reinforcement-fine-tuning-job. None is created from here. */
export const REINFORCEMENT: Collection = {
  name: 'reinforcementFineTuningJobs',
  type: 'REINFORCEMENT',
  prefix: 'rft_',
  idParameter: 'reinforcementFineTuningJobId',
};

export const COLLECTIONS: readonly Collection[] = [SUPERVISED, DPO, REINFORCEMENT];

/** Where one job is. */
export interface JobPlace {
  readonly collection: Collection;
  /** Its id at Fireworks, unique in its collection only. */
  readonly id: string;
}

/**
 * A job's id as clients know it: Fireworks' own behind a prefix that tells the collection, so that one call reads the job.
 * Ids there are of `a-z`, `0-9` and `-` (https://docs.fireworks.ai/getting-started/concepts), so ours stand in any URL.
 */
export const jobIdAt = ({ collection, id }: JobPlace): string => `${collection.prefix}${id}`;

/** Null for what is no id of ours. */
export const placeOf = (jobId: string): JobPlace | null => {
  const collection = COLLECTIONS.find(({ prefix }) => jobId.startsWith(prefix));
  const id = collection && jobId.slice(collection.prefix.length);
  // What stands behind the prefix is a segment of a path by itself: `..` is none, though the whole looks like an id.
  return collection && id && isUsableId(id) && !id.includes('/') ? { collection, id } : null;
};
