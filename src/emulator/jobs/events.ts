import { indexedIds } from '../indexed-id.ts';
import type { Sequence } from '../page.ts';
import { blocksOf, type EventBlock, type EventDraft, type EventScript } from './event-block.ts';
import type { Job } from './job.ts';

/** An event of a job, ready to be shown. */
export interface JobEvent extends EventDraft {
  readonly id: string;
}

/** How a provider lists events. */
export interface EventListing {
  readonly script: EventScript;
  /** What ids begin with. */
  readonly prefix: string;
  readonly oldestFirst: boolean;
}

/** All events of a job by now, oldest first. */
function logOf(job: Job, now: number, script: EventScript): EventBlock {
  const blocks = job.life
    .filter(({ from }) => from <= now)
    .flatMap((stretch) => blocksOf(job, stretch, now, script));
  return {
    length: blocks.reduce((sum, block) => sum + block.length, 0),
    at(index) {
      let offset = index;
      for (const block of blocks) {
        if (offset < block.length) return block.at(offset);
        offset -= block.length;
      }
      throw new RangeError(`job ${job.id} has no event ${index}`);
    },
  };
}

/** The events of a job by now, as they are listed. */
export function eventsOf(job: Job, now: number, listing: EventListing): Sequence<JobEvent> {
  const log = logOf(job, now, listing.script);
  const ids = indexedIds(listing.prefix, job.id);
  // Going there and coming back are the same turn.
  const turned = (place: number): number => (listing.oldestFirst ? place : log.length - 1 - place);
  return {
    length: log.length,
    at(position) {
      const index = turned(position);
      return { ...log.at(index), id: ids.idAt(index) };
    },
    positionOf(id) {
      const index = ids.indexOf(id);
      return index === null || index >= log.length ? null : turned(index);
    },
  };
}
