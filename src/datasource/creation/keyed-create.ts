import type { Caller } from '../../domain/caller.ts';
import type { CreateJobRequest } from '../../domain/create-job.ts';
import type { CreateKey } from '../../domain/create-key.ts';
import type { FineTuningJob } from '../../domain/job.ts';
import { type AbortSignalLike, anySignal } from '../../domain/light-abort.ts';
import { mayHaveHappened } from '../../domain/may-have-happened.ts';
import type { TaggedJob } from '../providers/api.ts';
import { type Backoff, backoffAfter } from '../rest/backoff.ts';
import { sleep } from '../rest/sleep.ts';
import type { CreateTag } from './create-tag.ts';
import type { CreationWorld } from './creation-world.ts';
import type { FindTaggedJob, Sighting } from './find-tagged-job.ts';
import { jobGone, outcomeUnknown, outcomeUntraceable, refuseOtherInput } from './outcomes.ts';
import { isPassingFailure } from './passing-failure.ts';

/** What is asked for. */
export interface KeyedRequest {
  readonly caller: Caller;
  readonly request: CreateJobRequest;
  readonly key: CreateKey;
  readonly tag: CreateTag;
}

/** One operation sends so many requests: one, and another when the first has shown to have made nothing. */
const MOST_REQUESTS = 2;

const SHORTEST_WAIT = 200;
const BETWEEN_LOOKS: Backoff = { first: 500, longest: 5000 };

/**
 * One operation that creates a job under a key, once it holds the key's lock.
 *
 * It rests on one assumption: a request that makes a job shows it in the upstream's list within the settle time after the
 * request has ended, however it ended. A job that isn't there by then was not made.
 *
 * @param signal aborts when the operation's time is up. The caller's own ends it only before anything was sent.
 * @throws what `JobsApi.create` throws when certainly no job was made; CreateOutcomeUnknown; IdempotencyKeyReused.
 */
export const keyedCreate = (
  world: CreationWorld,
  { caller, request, key, tag }: KeyedRequest,
  signal: AbortSignalLike,
): Promise<FineTuningJob> => {
  const { jobs, find, getJob, clock, random, settle } = world;
  const { creates } = world.store;
  const detached: Caller = { ...caller, signal };
  const attached: Caller = { ...caller, signal: anySignal(signal, caller.signal) };

  const pause = (looks: number, until: number, waiting: AbortSignalLike): Promise<void> => {
    const wait = SHORTEST_WAIT + backoffAfter(looks, BETWEEN_LOOKS, random);
    const left = until - clock.now();
    return sleep(clock, left > 0 ? Math.min(wait, left) : wait, waiting);
  };

  const claim = async ({ job, tag: carried }: TaggedJob): Promise<FineTuningJob> => {
    const input = carried?.input ?? tag.input;
    await creates.put(tag.key, { input, jobId: job.id, sentUntil: clock.now() });
    refuseOtherInput(input, tag);
    return job;
  };

  const known = async (jobId: string): Promise<FineTuningJob> => {
    const job = await getJob(attached, jobId);
    if (job === null) throw jobGone(jobId);
    return job;
  };

  /** A client's key may have come to an earlier process, whose request may still be on its way. */
  const foundBefore = async (findJob: FindTaggedJob): Promise<FineTuningJob | null> => {
    for (let looks = 1; ; looks += 1) {
      const begun = clock.now();
      const sighting = await findJob(attached, tag);
      if (sighting === 'UNSURE') throw outcomeUnknown(key);
      if (sighting !== 'ABSENT') return claim(sighting);
      if (begun >= world.settledAt) return null;
      await pause(looks, world.settledAt, attached.signal);
    }
  };

  const look = async (findJob: FindTaggedJob): Promise<Sighting> => {
    try {
      return await findJob(detached, tag);
    } catch (error) {
      if (isPassingFailure(error)) return 'UNSURE';
      throw outcomeUnknown(key, error);
    }
  };

  /** Nobody knows a key of our own before its create is answered, so a job for who has gone would be nobody's. */
  const isWanted = (): boolean => key.chosenBy === 'CLIENT' || !caller.signal.aborted;

  /** A request may have made a job: looks for it, until it is found or has shown not to be there. */
  const resolve = async (sentUntil: number, requestsLeft: number): Promise<FineTuningJob> => {
    if (find === null) throw outcomeUntraceable();
    const settledAt = sentUntil + settle;
    for (let looks = 1; ; looks += 1) {
      const begun = clock.now();
      const sighting = await look(find);
      if (typeof sighting === 'object') return claim(sighting);
      if (!isWanted()) throw outcomeUnknown(key);
      const isAbsent = sighting === 'ABSENT' && begun >= settledAt && world.keepsTags;
      if (isAbsent && requestsLeft > 0) return send(requestsLeft);
      await pause(looks, settledAt, signal);
    }
  };

  const send = async (requestsLeft: number): Promise<FineTuningJob> => {
    const record = { input: tag.input, jobId: null };
    await creates.put(tag.key, { ...record, sentUntil: clock.now() + world.timeout });
    let created: TaggedJob;
    try {
      created = await jobs.create(detached, request, find && tag);
    } catch (error) {
      if (!mayHaveHappened(error)) {
        await creates.forget(tag.key);
        throw error;
      }
      const sentUntil = clock.now();
      await creates.put(tag.key, { ...record, sentUntil });
      if (find === null) throw outcomeUntraceable(error);
      if (signal.aborted) throw outcomeUnknown(key, error);
      return resolve(sentUntil, requestsLeft - 1);
    }
    if (find !== null && created.tag?.key !== tag.key) world.noticeLostTag();
    return claim({ ...created, tag });
  };

  const run = async (): Promise<FineTuningJob> => {
    const record = await creates.get(tag.key);
    if (record) refuseOtherInput(record.input, tag);
    if (record?.jobId) return known(record.jobId);
    if (record) return resolve(record.sentUntil, MOST_REQUESTS - 1);
    const earlier = find !== null && key.chosenBy === 'CLIENT' ? await foundBefore(find) : null;
    return earlier ?? send(MOST_REQUESTS);
  };
  return run();
};
