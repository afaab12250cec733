import type { Caller } from '../../../domain/caller.ts';
import type { FineTuningJob, FineTuningJobError } from '../../../domain/job.ts';
import type { JsonValue } from '../../../domain/json.ts';
import { UpstreamRejection } from '../../../domain/upstream-rejection.ts';
import { BoundedMap } from '../../../store/bounded-map.ts';
import { isPassingFailure } from '../../creation/passing-failure.ts';
import { nullIfUnknown } from '../../rest/not-found.ts';
import { asList, asObject } from '../../wire/values.ts';
import type { ProviderParts } from '../provider.ts';
import { reasonIn } from './decode-failure.ts';
import { jobTarget } from './paths.ts';

/** Gives failed jobs the reason that only their log tells. */
export interface FailureReasons {
  /**
   * The job, with its reason when it has failed and doesn't carry one: that takes a read of its log, once a job and credential.
   * Where the log tells none either, it is read again at the earliest after a minute. A log that can't be read now leaves the
   * job without a reason, for the job is worth more than that.
   */
  explain(caller: Caller, job: FineTuningJob): Promise<FineTuningJob>;
}

interface Known {
  readonly reason: FineTuningJobError | null;
  /** Milliseconds since 1970. */
  readonly asOf: number;
}

const MOST_REASONS = 2000;
const ASK_AGAIN_AFTER = 60_000;

/** The reasons behind this upstream; those of the last 2,000 failed jobs are kept. */
export const createFailureReasons = ({
  upstream,
  clock,
}: Pick<ProviderParts, 'upstream' | 'clock'>): FailureReasons => {
  const kept = new BoundedMap<string, Known>(MOST_REASONS);

  const read = (body: JsonValue): FineTuningJobError | null =>
    reasonIn(asList(asObject(body)?.['data']) ?? []);

  const reasonOf = async (caller: Caller, job: FineTuningJob): Promise<FineTuningJobError | null> => {
    // An upstream that is begun anew gives an id a second time.
    const key = `${caller.credential.id} ${job.createdAt.getTime()} ${job.id}`;
    const known = kept.get(key);
    if (known && (known.reason !== null || clock.now() - known.asOf < ASK_AGAIN_AFTER)) return known.reason;
    const asOf = clock.now();
    const target = { ...jobTarget(job.id, 'events'), as: 'reason' };
    try {
      const reason = await nullIfUnknown(upstream.get(caller, target, read));
      kept.set(key, { reason, asOf });
      return reason;
    } catch (error) {
      if (error instanceof UpstreamRejection || isPassingFailure(error)) return null;
      throw error;
    }
  };

  return {
    async explain(caller, job) {
      if (job.status !== 'FAILED' || job.error !== null) return job;
      return { ...job, error: await reasonOf(caller, job) };
    },
  };
};
