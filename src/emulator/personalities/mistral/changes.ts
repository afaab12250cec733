import type { Job } from '../../jobs/job.ts';
import type { Stretch } from '../../jobs/life.ts';

/** One change of a job's status. */
export interface Change {
  readonly status: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Whether nobody has to start a job. A seeded one that has been queued for longer than it takes waits for somebody. */
export const startsItself = ({ extras, life, plan }: Job): boolean =>
  typeof extras['auto_start'] === 'boolean'
    ? extras['auto_start']
    : life.every(({ status, from, until }) => status !== 'queued' || until <= from + plan.pace.queued);

/**
 * Mistral's words for one part of a life. A job is QUEUED before its files are read, and VALIDATED before it is STARTED
 * (https://github.com/mistralai/platform-docs-public, `docs/capabilities/finetuning/text-finetuning.mdx`). One that waits to be
 * started stays VALIDATED.
 */
function changesIn(stretch: Stretch, job: Job): readonly Change[] {
  const { life } = job;
  const { pace } = job.plan;
  const { status, from } = stretch;
  switch (status) {
    case 'validating_files':
      return [
        { status: 'QUEUED', at: from },
        { status: 'VALIDATING', at: from + pace.validating / 2 },
      ];
    case 'queued': {
      const isFirst = life.find((one) => one.status === 'queued') === stretch;
      if (!isFirst) return [{ status: 'STARTED', at: from }];
      const validated = { status: 'VALIDATED', at: from };
      return startsItself(job) ? [validated, { status: 'STARTED', at: from + pace.queued / 2 }] : [validated];
    }
    case 'succeeded':
      return [{ status: 'SUCCESS', at: from }];
    case 'failed':
      return [{ status: 'FAILED_VALIDATION', at: from }];
    case 'cancelling':
      return [{ status: 'CANCELLATION_REQUESTED', at: from }];
    case 'cancelled':
      return [{ status: 'CANCELLED', at: from }];
    default:
      return [{ status: 'RUNNING', at: from }];
  }
}

/** All changes of a job's status by now, oldest first. There is always one. */
export const changesOf = (job: Job, now: number): readonly Change[] =>
  job.life
    .flatMap((stretch) =>
      changesIn(stretch, job).filter(({ at }) => at === stretch.from || at < stretch.until),
    )
    .filter(({ at }, index) => index === 0 || at <= now);

/** The latest of them. */
export const latestChange = (job: Job, now: number): Change =>
  changesOf(job, now).at(-1) ?? { status: 'QUEUED', at: job.createdAt };
