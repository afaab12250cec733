import type { Caller } from '../domain/caller.ts';
import type { Clock } from '../domain/clock.ts';
import type { FineTuningJob } from '../domain/job.ts';
import { isTerminal } from '../domain/job-status.ts';
import { NotSupported } from '../domain/not-supported.ts';
import type { Page } from '../domain/page.ts';
import { ServiceError } from '../domain/service-error.ts';
import type { KnownJobs } from './known-jobs.ts';
import type { JobPageRequest, JobsApi } from './providers/api.ts';
import { isUsableId } from './rest/ids.ts';
import { nullIfUnknown, unknownId } from './rest/not-found.ts';
import type { Freshness } from './rest/upstream.ts';

export type { JobPageRequest } from './providers/api.ts';

/**
 * Fine-tuning jobs at the upstream. Every operation throws ServiceError, or the reason of the caller's own abort; a change
 * throws UpstreamRejection when the upstream refuses it, with status 404 for a job that it doesn't know. A change does no more
 * when it is made twice, so it is repeated like a read; a refusal may be of the repetition alone.
 */
export interface Jobs {
  /**
   * One job as it is now, or as it ended; null when the upstream doesn't know it.
   *
   * @param freshness FRESH answers nothing that was asked before this question, but for a job that has ended.
   */
  get(caller: Caller, id: string, freshness?: Freshness): Promise<FineTuningJob | null>;
  /** A page of the caller's jobs, newest first. */
  list(caller: Caller, request: JobPageRequest, freshness?: Freshness): Promise<Page<FineTuningJob>>;
  cancel(caller: Caller, id: string): Promise<FineTuningJob>;
  pause(caller: Caller, id: string): Promise<FineTuningJob>;
  resume(caller: Caller, id: string): Promise<FineTuningJob>;
}

export interface JobsOptions {
  readonly api: JobsApi;
  /** The provider's name, for what it can't do. */
  readonly title: string;
  readonly knownJobs: KnownJobs;
  readonly clock: Clock;
}

/** The jobs behind this API, with what is known of them. */
export const createJobs = ({ api, title, knownJobs, clock }: JobsOptions): Jobs => {
  /** A credential that is taken no more shall not live on from what is kept for it. */
  const forgetIfRevoked = async <Answer>(
    { credential }: Caller,
    answer: Promise<Answer>,
  ): Promise<Answer> => {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof ServiceError && error.code === 'UNAUTHENTICATED') knownJobs.forget(credential.id);
      throw error;
    }
  };

  const act =
    (action: 'cancel' | 'pause' | 'resume') =>
    async (caller: Caller, id: string): Promise<FineTuningJob> => {
      const ask = api[action];
      if (ask === null) throw new NotSupported(`${title} has no way to ${action} a fine-tuning job.`);
      if (!isUsableId(id)) throw unknownId('job');
      knownJobs.doubt(caller.credential.id, id);
      const job = await forgetIfRevoked(caller, ask(caller, id));
      knownJobs.learn(caller.credential.id, job, clock.now());
      return job;
    };

  return {
    async get(caller, id, freshness = 'SHARED') {
      if (!isUsableId(id)) return null;
      const known = knownJobs.get(caller.credential.id, id);
      if (known && (freshness === 'SHARED' || isTerminal(known.status))) return known;
      const askedAt = clock.now();
      const job = await forgetIfRevoked(caller, nullIfUnknown(api.get(caller, id, freshness)));
      if (job) knownJobs.learn(caller.credential.id, job, askedAt);
      return job;
    },
    async list(caller, request, freshness = 'SHARED') {
      const askedAt = clock.now();
      const page = await forgetIfRevoked(caller, api.list(caller, request, freshness));
      for (const job of page.items) knownJobs.learn(caller.credential.id, job, askedAt);
      return page;
    },
    cancel: act('cancel'),
    pause: act('pause'),
    resume: act('resume'),
  };
};
