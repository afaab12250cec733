import { randomUUID } from 'node:crypto';
import type { Caller } from '../../domain/caller.ts';
import type { Capabilities } from '../../domain/capabilities.ts';
import type { CreateJobRequest } from '../../domain/create-job.ts';
import type { CreateKey } from '../../domain/create-key.ts';
import type { FineTuningJob } from '../../domain/job.ts';
import { anySignal } from '../../domain/light-abort.ts';
import type { Logger } from '../../domain/logger.ts';
import { mayHaveHappened } from '../../domain/may-have-happened.ts';
import { NotSupported } from '../../domain/not-supported.ts';
import type { JobsApi } from '../providers/api.ts';
import { withDeadline } from '../rest/deadline.ts';
import { createTagOf } from './create-tag.ts';
import type { CreationWorld } from './creation-world.ts';
import { createFindTaggedJob } from './find-tagged-job.ts';
import { keyedCreate } from './keyed-create.ts';
import { outcomeUnknown, refuseOtherInput } from './outcomes.ts';
import { unsupportedInputs } from './supported-input.ts';
import { withoutAuto } from './without-auto.ts';

/** Creates jobs, at most one a key. */
export interface JobCreation {
  /**
   * The key that a create goes under: the client's; else one of our own, where the input leaves room for its tag and the
   * configuration allows it; else null.
   */
  keyFor(caller: Caller, request: CreateJobRequest, clientKey: string | null): CreateKey | null;
  /**
   * Creates a job. Under a key, the same input answers the same job however often it is asked for, at once or after a
   * restart; a request whose outcome is unknown is not sent again before the upstream's list has shown, for the whole settle
   * time, that it made no job. Once a request is sent, the caller's leaving changes nothing. Without a key it is sent once.
   *
   * It throws ServiceError or UpstreamRejection when this operation has certainly made no job, the reason of the caller's
   * abort, and:
   * - CreateOutcomeUnknown when nothing tells within the operation's time; asking again does, with a key, where the provider's
   *   jobs carry one;
   * - IdempotencyKeyReused when the key came with other input before.
   */
  create(caller: Caller, request: CreateJobRequest, key: CreateKey | null): Promise<FineTuningJob>;
  /** Ends what is under way with CreateOutcomeUnknown, and takes no more. */
  close(): void;
}

/** Which creates go under a key: `all` that leave room for a tag, or only those for which the client has chosen one. */
export type CreateTagging = 'all' | 'keyed';

export interface JobCreationOptions
  extends Pick<CreationWorld, 'getJob' | 'store' | 'clock' | 'random' | 'settle' | 'timeout'> {
  readonly jobs: Pick<JobsApi, 'create' | 'tags'>;
  readonly capabilities: Capabilities;
  readonly tagging: CreateTagging;
  /** Hears of each job that was created, or found under its key. */
  readonly onCreated: (caller: Caller, job: FineTuningJob) => void;
  /** Whether nobody has asked this upstream before this process: then no earlier request can be on its way. */
  readonly isNewUpstream: boolean;
  readonly logger: Logger;
}

/** Creation over these jobs. What is known of keys stands in the store; the rest is asked of the upstream. */
export const createJobCreation = (options: JobCreationOptions): JobCreation => {
  const { jobs, capabilities, tagging, isNewUpstream, logger, clock, settle, timeout, store } = options;
  const closing = new AbortController();
  let keepsTags = true;
  const world: CreationWorld = {
    ...options,
    jobs: {
      create: (caller, request, tag) => jobs.create(caller, withoutAuto(request, capabilities), tag),
    },
    find: jobs.tags && createFindTaggedJob(jobs.tags, () => clock.now()),
    settledAt: isNewUpstream ? clock.now() : clock.now() + settle,
    get keepsTags() {
      return keepsTags;
    },
    noticeLostTag() {
      if (!keepsTags) return;
      keepsTags = false;
      logger.warn(
        {},
        'the upstream keeps no metadata: a create whose outcome is unknown is not sent again any more',
      );
    },
  };

  const createWithoutKey = async (caller: Caller, request: CreateJobRequest): Promise<FineTuningJob> => {
    try {
      return (await world.jobs.create(caller, request, null)).job;
    } catch (error) {
      if (mayHaveHappened(error) && !caller.signal.aborted) throw outcomeUnknown(null, error);
      throw error;
    }
  };

  const createUnderKey = async (
    caller: Caller,
    request: CreateJobRequest,
    key: CreateKey,
  ): Promise<FineTuningJob> => {
    const tag = createTagOf(caller.credential, key.value, request);
    const record = await store.creates.get(tag.key);
    if (record) refuseOtherInput(record.input, tag);
    const expired = () => outcomeUnknown(key);
    const deadline = { clock, milliseconds: timeout, signal: closing.signal, expired };
    try {
      return await withDeadline(deadline, (signal) => {
        const waiting = anySignal(signal, caller.signal);
        return store.locks.hold(tag.key, waiting, () =>
          keyedCreate(world, { caller, request, key, tag }, signal),
        );
      });
    } catch (error) {
      throw error === closing.signal.reason ? outcomeUnknown(key, error) : error;
    }
  };

  return {
    keyFor(_caller, request, clientKey) {
      if (clientKey !== null) return { value: clientKey, chosenBy: 'CLIENT' };
      const hasRoom = tagging === 'all' && jobs.tags?.hasRoom(request);
      return hasRoom ? { value: randomUUID(), chosenBy: 'SERVICE' } : null;
    },
    async create(caller, request, key) {
      const inputs = unsupportedInputs(request, capabilities);
      if (inputs.length > 0) {
        throw new NotSupported(`${capabilities.title} does not take this input.`, inputs);
      }
      const job = await (key === null
        ? createWithoutKey(caller, request)
        : createUnderKey(caller, request, key));
      options.onCreated(caller, job);
      return job;
    },
    close: () => closing.abort(),
  };
};
