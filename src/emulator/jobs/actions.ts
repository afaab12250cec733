import type { Call } from '../server/call.ts';
import type { Job } from './job.ts';
import { cancelLife, type Life, pauseLife, resumeLife } from './life.ts';

/**
 * What can be done to a job, whether or not the provider allows it in the job's state: that is for its route to check.
 * `settling` is how long the state in between lasts, in milliseconds at speed 1; 0: there is none.
 */
type Action = (job: Job, call: Call, settling?: number) => void;

const acting =
  (lifeAfter: (job: Job, now: number, settling: number) => Life): Action =>
  (job, { world, now }, settling = 0) => {
    job.life = lifeAfter(job, now, settling / world.speed);
    world.announcer.watch(job);
  };

export const cancelJob = acting(({ life }, now, settling) => cancelLife(life, now, settling));

export const pauseJob = acting(({ life }, now, settling) => pauseLife(life, now, settling));

export const resumeJob = acting(({ life, plan }, now, settling) => resumeLife(life, plan, now, settling));
