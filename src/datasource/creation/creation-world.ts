import type { Caller } from '../../domain/caller.ts';
import type { Clock } from '../../domain/clock.ts';
import type { FineTuningJob } from '../../domain/job.ts';
import type { Store } from '../../store/store.ts';
import type { JobsApi } from '../providers/api.ts';
import type { FindTaggedJob } from './find-tagged-job.ts';

/** What every create under a key is made with. */
export interface CreationWorld {
  readonly jobs: Pick<JobsApi, 'create'>;
  /** Null where jobs carry no tag: nothing then tells what became of a request. */
  readonly find: FindTaggedJob | null;
  /** One job as it is now; null when the upstream doesn't know it. */
  readonly getJob: (caller: Caller, id: string) => Promise<FineTuningJob | null>;
  readonly store: Store;
  readonly clock: Clock;
  /** A number from 0 to 1, 1 excluded. */
  readonly random: () => number;
  /** Within so many milliseconds after a request has ended, its job shows in the upstream's list. */
  readonly settle: number;
  /** Milliseconds for one operation, from asking to answer. */
  readonly timeout: number;
  /** From this moment on no request of an earlier process can still bring a job to light. Milliseconds since 1970. */
  readonly settledAt: number;
  /** Whether the upstream gives back the metadata that it was given; the list of one that doesn't tells nothing. */
  readonly keepsTags: boolean;
  /** A job came back without its tag. */
  noticeLostTag(): void;
}
