import type { JobPlan } from './plan.ts';

export type JobStatus =
  | 'validating_files'
  | 'queued'
  | 'running'
  | 'pausing'
  | 'paused'
  | 'resuming'
  | 'succeeded'
  | 'failed'
  | 'cancelling'
  | 'cancelled';

/** A time during which a job is in one state. */
export interface Stretch {
  readonly status: JobStatus;
  /** Milliseconds since 1970, included. */
  readonly from: number;
  /** Milliseconds since 1970, not included; infinite for a state that is never left. */
  readonly until: number;
  /** Milliseconds of training that were behind the job when this began. */
  readonly trained: number;
}

/**
 * A job's states in order, past and to come, without a gap. Nothing ticks: what a job looks like is read from its
 * life and the clock, and only a pause, a resumption or a cancellation rewrites what was still to come.
 */
export type Life = readonly Stretch[];

const forever = Number.POSITIVE_INFINITY;

export const isTerminal = (status: JobStatus): boolean =>
  status === 'succeeded' || status === 'failed' || status === 'cancelled';

const trainingTime = (plan: JobPlan): number => plan.steps * plan.pace.step + plan.pace.closing;

/** Queued, running what is left, succeeded. */
function rest(plan: JobPlan, from: number, trained: number): Stretch[] {
  const start = from + plan.pace.queued;
  const end = start + Math.max(0, trainingTime(plan) - trained);
  return [
    { status: 'queued', from, until: start, trained },
    { status: 'running', from: start, until: end, trained },
    { status: 'succeeded', from: end, until: forever, trained: trainingTime(plan) },
  ];
}

/** The life that a new job has before it. */
export function beginLife(plan: JobPlan, createdAt: number): Life {
  const validated = createdAt + plan.pace.validating;
  const validating: Stretch = { status: 'validating_files', from: createdAt, until: validated, trained: 0 };
  if (plan.problem !== null) {
    return [validating, { status: 'failed', from: validated, until: forever, trained: 0 }];
  }
  return [validating, ...rest(plan, validated, 0)];
}

/** The stretch that holds this moment. */
export const stretchAt = (life: Life, now: number): Stretch =>
  life.findLast((stretch) => stretch.from <= now) ?? (life[0] as Stretch);

/** How much of the stretch has passed, from 0 to 1; 0 for a state that is never left. */
export const shareOf = ({ from, until }: Stretch, now: number): number =>
  Number.isFinite(until) && until > from ? Math.min(1, Math.max(0, (now - from) / (until - from))) : 0;

/** Milliseconds of training behind a job at a moment within (or at the end of) a stretch. */
export const trainedBy = (stretch: Stretch, moment: number): number =>
  stretch.status === 'running'
    ? stretch.trained + (Math.min(moment, stretch.until) - stretch.from)
    : stretch.trained;

/** The life up to now, and from now on, or after so many milliseconds in between, in another state for good. */
function cutShort(life: Life, now: number, between: JobStatus, settling: number, end: JobStatus): Life {
  const current = stretchAt(life, now);
  const past = life.slice(0, life.indexOf(current));
  const trained = trainedBy(current, now);
  const settled = now + settling;
  return [
    ...past,
    { ...current, until: now },
    ...(settling > 0 ? [{ status: between, from: now, until: settled, trained }] : []),
    { status: end, from: settled, until: forever, trained },
  ];
}

/** Paused, at once or after so many milliseconds of `pausing`. */
export const pauseLife = (life: Life, now: number, settling = 0): Life =>
  cutShort(life, now, 'pausing', settling, 'paused');

/** Cancelled, at once or after so many milliseconds of `cancelling`. */
export const cancelLife = (life: Life, now: number, settling = 0): Life =>
  cutShort(life, now, 'cancelling', settling, 'cancelled');

/** Queued again, at once or after so many milliseconds of `resuming`. */
export function resumeLife(life: Life, plan: JobPlan, now: number, settling = 0): Life {
  const { trained } = stretchAt(life, now);
  return [
    ...cutShort(life, now, 'resuming', settling, 'queued').slice(0, -1),
    ...rest(plan, now + settling, trained),
  ];
}

/** A life that never leaves the state it is in at this moment. */
export const stayPut = (life: Life, moment: number): Life => {
  const current = stretchAt(life, moment);
  return [...life.slice(0, life.indexOf(current)), { ...current, until: forever }];
};
