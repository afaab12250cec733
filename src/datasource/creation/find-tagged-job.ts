import type { Caller } from '../../domain/caller.ts';
import type { Page } from '../../domain/page.ts';
import { UpstreamRejection } from '../../domain/upstream-rejection.ts';
import type { TaggedJob, TagsApi } from '../providers/api.ts';
import type { CreateTag } from './create-tag.ts';

/** What one look through the upstream's list tells about a key: its job, that there is none, or nothing for certain. */
export type Sighting = TaggedJob | 'ABSENT' | 'UNSURE';

/** Looks for the job of a key. Throws what the list throws. */
export type FindTaggedJob = (caller: Caller, tag: CreateTag) => Promise<Sighting>;

const PAGE_SIZE = 100;
const MOST_PAGES = 20;

/**
 * How far back a look goes, where the upstream ignores the filter and all jobs have to be read. A day, so that no difference
 * between two clocks matters.
 */
const LOOK_BACK = 24 * 60 * 60 * 1000;

/** Whether nothing below can be as new as this moment: only a list that has kept its order so far says so. */
const isPast = (jobs: readonly TaggedJob[], moment: number): boolean => {
  const times = jobs.map(({ job }) => job.createdAt.getTime());
  const isNewestFirst = times.every((time, index) => index === 0 || time <= (times[index - 1] ?? time));
  return isNewestFirst && (times.at(-1) ?? moment) < moment;
};

/**
 * Looks through the list with the metadata filter, and never trusts it: the tag of each job that comes is compared. Most
 * upstreams answer with the one page that holds the job, or with an empty one. One that ignores the filter is read until the
 * list ends or the jobs are a day old, 2,000 of them at most; one that refuses it is asked without.
 *
 * Should a key have two jobs against all promises, the older one is its job, for everybody and for ever.
 */
export const createFindTaggedJob = (tags: Pick<TagsApi, 'list'>, now: () => number): FindTaggedJob => {
  const read = async (caller: Caller, tag: CreateTag, isFiltered: boolean): Promise<Sighting> => {
    const seen: TaggedJob[] = [];
    const oldest = now() - LOOK_BACK;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const after = seen.at(-1)?.id ?? null;
      const page: Page<TaggedJob> = await tags.list(caller, { first: PAGE_SIZE, after, tag, isFiltered });
      const found = page.items.findLast((item) => item.tag?.key === tag.key);
      if (found) return found;
      seen.push(...page.items);
      if (!page.hasMore || isPast(seen, oldest)) return 'ABSENT';
    }
    return 'UNSURE';
  };

  return async (caller, tag) => {
    try {
      return await read(caller, tag, true);
    } catch (error) {
      if (!(error instanceof UpstreamRejection)) throw error;
    }
    try {
      return await read(caller, tag, false);
    } catch (error) {
      if (error instanceof UpstreamRejection) return 'UNSURE';
      throw error;
    }
  };
};
