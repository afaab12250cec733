import type { EventScript } from '../../jobs/event-block.ts';
import { eventsOf, type JobEvent } from '../../jobs/events.ts';
import type { Job } from '../../jobs/job.ts';
import type { Sequence } from '../../page.ts';
import type { EmulatorQuirks } from '../../quirks.ts';
import type { Call } from '../../server/call.ts';

const prefix = 'ftevent-';
const legacyPrefix = 'ft-event-';

const legacyId = (id: string): string => `${legacyPrefix}${id.slice(prefix.length)}`;

const currentId = (id: string): string =>
  id.startsWith(legacyPrefix) ? `${prefix}${id.slice(legacyPrefix.length)}` : id;

/** The events of a job by now: newest first, or oldest first under `oldestFirstEvents`. */
export function listEvents(script: EventScript, job: Job, { now, quirks }: Call): Sequence<JobEvent> {
  const events = eventsOf(job, now, { script, prefix, oldestFirst: quirks.oldestFirstEvents });
  if (!quirks.legacyIds) return events;
  return {
    length: events.length,
    at(position) {
      const event = events.at(position);
      return { ...event, id: legacyId(event.id) };
    },
    positionOf: (id) => events.positionOf(currentId(id)),
  };
}

const burst = 30;

/** The event as OpenAI shows it. */
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
