import { indexedIds } from '../indexed-id.ts';
import type { Sequence } from '../page.ts';
import type { EmulatorQuirks } from '../quirks.ts';
import { blocksOf, type EventBlock, type EventDraft } from './event-block.ts';
import type { Job } from './job.ts';

const prefix = 'ftevent-';
const legacyPrefix = 'ft-event-';

/** An event of a job, ready to be shown. */
export interface JobEvent extends EventDraft {
  readonly id: string;
}

/** All events of a job by now, oldest first. */
function logOf(job: Job, now: number): EventBlock {
  const blocks = job.life.filter(({ from }) => from <= now).flatMap((stretch) => blocksOf(job, stretch, now));
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

/** The events of a job by now as they are listed: newest first, or oldest first under `oldestFirstEvents`. */
export function eventsOf(job: Job, now: number, quirks: EmulatorQuirks): Sequence<JobEvent> {
  const log = logOf(job, now);
  const ids = indexedIds(prefix, job.id);
  // Going there and coming back are the same turn.
  const turned = (place: number): number => (quirks.oldestFirstEvents ? place : log.length - 1 - place);
  const isLegacy = (id: string): boolean => quirks.legacyIds && id.startsWith(legacyPrefix);
  return {
    length: log.length,
    at(position) {
      const index = turned(position);
      const id = ids.idAt(index);
      return { ...log.at(index), id: quirks.legacyIds ? `${legacyPrefix}${id.slice(prefix.length)}` : id };
    },
    positionOf(id) {
      const index = ids.indexOf(isLegacy(id) ? `${prefix}${id.slice(legacyPrefix.length)}` : id);
      return index === null || index >= log.length ? null : turned(index);
    },
  };
}

const burst = 30;

/** The event as the upstream shows it. */
export function presentEvent(event: JobEvent, job: Job, quirks: EmulatorQuirks): object {
  const second = Math.floor(event.at / 1000);
  const first = Math.floor(job.createdAt / 1000);
  const data = event.metrics === null ? {} : { ...event.metrics, total_steps: job.plan.steps };
  return {
    object: 'fine_tuning.job.event',
    id: event.id,
    created_at: quirks.manyEventsASecond ? Math.max(first, second - (second % burst)) : second,
    level: event.level,
    message: event.message,
    type: event.metrics === null ? 'message' : 'metrics',
    data: quirks.nullEventData ? null : data,
    ...(quirks.extraFields ? { shard: 0, trace: null } : {}),
  };
}
