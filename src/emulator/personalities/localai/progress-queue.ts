import type { EventDraft } from '../../jobs/event-block.ts';
import { eventsOf } from '../../jobs/events.ts';
import type { Job } from '../../jobs/job.ts';
import { stretchAt } from '../../jobs/life.ts';
import { progressScript } from './progress-script.ts';

/** What the server has on record of a job. */
export interface OnRecord {
  readonly status: string;
  readonly message: string;
}

interface Queue {
  taken: number;
  record: OnRecord;
}

const queues = new WeakMap<Job, Queue>();

const updatesOf = (job: Job, now: number) =>
  eventsOf(job, now, { script: progressScript, prefix: 'update-', oldestFirst: true });

/** An end on record stays. */
const recordOf = ({ kind, message }: EventDraft, before: OnRecord): OnRecord =>
  isOver(before) ? before : { status: kind, message: message === '' ? before.message : message };

/** Of a job that was there from the start somebody has read everything so far. */
function queueOf(job: Job, now: number): Queue {
  const known = queues.get(job);
  if (known !== undefined) return known;
  const queue: Queue = { taken: 0, record: { status: 'queued', message: '' } };
  queues.set(job, queue);
  if (job.seeded) while (takeUpdate(job, now) !== null);
  if (job.seeded && stretchAt(job.life, now).status === 'cancelled') recordStop(job, now);
  return queue;
}

/**
 * The next update that nobody has had, if there is one by now: who takes it is the only one to get it, and the record is
 * brought up to date by it. Null: there is none. A job that was stopped has none any more: its backend was killed.
 */
export function takeUpdate(job: Job, now: number): EventDraft | null {
  const queue = queueOf(job, now);
  const updates = updatesOf(job, now);
  if (queue.taken >= updates.length || queue.record.status === 'stopped') return null;
  const update = updates.at(queue.taken);
  queue.taken += 1;
  queue.record = recordOf(update, queue.record);
  return update;
}

/** The status and message of a job: what the last update said that somebody has read, whatever has happened since. */
export const recordAt = (job: Job, now: number): OnRecord => queueOf(job, now).record;

/** Puts on record that somebody has stopped the job, whatever it was before: there is no check. */
export function recordStop(job: Job, now: number): void {
  queueOf(job, now).record = { status: 'stopped', message: 'Training stopped by user' };
}

export const isOver = ({ status }: OnRecord): boolean => ['completed', 'failed', 'stopped'].includes(status);
