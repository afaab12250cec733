import type { Caller } from '../../../domain/caller.ts';
import type { FineTuningJob } from '../../../domain/job.ts';
import { isTerminal } from '../../../domain/job-status.ts';
import type { JsonObject, JsonValue } from '../../../domain/json.ts';
import { UpstreamRejection } from '../../../domain/upstream-rejection.ts';
import { segment } from '../../rest/ids.ts';
import { type Freshness, jsonBody } from '../../rest/upstream.ts';
import { UpstreamFailure } from '../../rest/upstream-failure.ts';
import { cutPage } from '../../wire/cut-page.ts';
import { asList, asObject, asText } from '../../wire/values.ts';
import type { JobsApi, TaggedJob } from '../api.ts';
import type { ProviderParts } from '../provider.ts';
import { decodeLocalaiJob, optionsOf } from './decode-job.ts';
import { encodeLocalaiCreate } from './encode-create.ts';
import { decodeJobTag } from './job-tag.ts';
import type { ProgressReaders } from './progress-readers.ts';
import { toldAsUnknown } from './told-as-unknown.ts';

const JOBS = '/jobs';
const pathOf = (id: string): string => `${JOBS}/${segment(id)}`;

/** LocalAI's jobs (core/http/routes/finetuning.go). Whatever has not ended is listened to from then on: see ProgressReaders. */
export const createJobsApi = (
  { upstream, vocabulary, logger, clock }: ProviderParts,
  readers: ProgressReaders,
): JobsApi => {
  const decode = (raw: JsonValue): TaggedJob | null => {
    const job = decodeLocalaiJob(raw, vocabulary);
    return job && { id: job.id, job, tag: decodeJobTag(optionsOf(asObject(raw) ?? {})) };
  };
  const decodeOne = (raw: JsonValue): TaggedJob => {
    const tagged = decode(raw);
    if (tagged === null) throw new UpstreamFailure('BROKEN', 'the body is no job');
    return tagged;
  };

  /** The whole list comes, in an order that its dates leave open. */
  const decodeList = (raw: JsonValue): readonly TaggedJob[] => {
    const elements = raw === null ? [] : asList(raw);
    if (elements === null) throw new UpstreamFailure('BROKEN', 'the body is no list');
    const jobs = elements.map(decode).filter((tagged) => tagged !== null);
    const unreadable = elements.length - jobs.length;
    if (unreadable > 0)
      logger.warn({ unreadable, of: elements.length }, 'a list of the upstream has elements without an id');
    return [...new Map(jobs.map((tagged) => [tagged.id, tagged])).values()].sort(newestFirst);
  };

  const read = async (caller: Caller, id: string, freshness: Freshness): Promise<TaggedJob> => {
    const tagged = await upstream.get(caller, { path: pathOf(id) }, decodeOne, freshness);
    readers.noticed(caller, tagged.job, 'ASKED');
    return tagged;
  };
  const readAll = (caller: Caller, freshness: Freshness): Promise<readonly TaggedJob[]> =>
    upstream.get(caller, { path: JOBS }, decodeList, freshness);

  return {
    get: async (caller, id, freshness) => (await read(caller, id, freshness)).job,
    async list(caller, request, freshness) {
      const { items, hasMore } = cutPage(await readAll(caller, freshness), request);
      for (const { job } of items) readers.noticed(caller, job, 'LISTED');
      return { items: items.map(({ job }) => job), hasMore };
    },
    async cancel(caller, id) {
      const { job } = await read(caller, id, 'FRESH');
      if (job.status === 'CANCELLED') return job;
      // LocalAI would stop a job that is over, and then say of it that it was stopped.
      if (isTerminal(job.status)) throw alreadyOver(job);
      await toldAsUnknown(
        upstream.change(caller, {
          method: 'POST',
          target: { path: `${pathOf(id)}/stop` },
          body: null,
          repeatable: 'ALWAYS',
          decode: () => undefined,
        }),
      );
      return (await read(caller, id, 'FRESH')).job;
    },
    pause: null,
    resume: null,
    async create(caller, request, tag) {
      const body = encodeLocalaiCreate(request, tag);
      const accepted = await upstream.change(caller, {
        method: 'POST',
        target: { path: JOBS },
        body: jsonBody(body),
        repeatable: 'UNLESS_TAKEN',
        decode: decodeAcceptance,
      });
      try {
        return await read(caller, accepted.id, 'FRESH');
      } catch {
        // It was made; that it can't be read just now doesn't change that.
        return decodeOne(jobAsOrdered(accepted, body, clock.now()));
      }
    },
    tags: {
      hasRoom: () => true,
      list: async (caller, request) => cutPage(await readAll(caller, 'FRESH'), request),
    },
  };
};

const newestFirst = (one: TaggedJob, other: TaggedJob): number =>
  other.job.createdAt.getTime() - one.job.createdAt.getTime() || (one.id < other.id ? 1 : -1);

const alreadyOver = ({ rawStatus }: FineTuningJob): UpstreamRejection =>
  new UpstreamRejection(`The job is ${rawStatus} already, so there is nothing to stop.`, {
    status: 409,
    upstreamCode: null,
    param: null,
    upstreamRequestId: undefined,
  });

/** What LocalAI answers to a new job: its id and its status, and not the job. */
interface Acceptance {
  readonly id: string;
  readonly status: string;
}

const decodeAcceptance = (raw: JsonValue): Acceptance => {
  const id = asText(asObject(raw)?.['id']);
  if (id === null) throw new UpstreamFailure('BROKEN', 'the body names no job');
  return { id, status: asText(asObject(raw)?.['status']) ?? '' };
};

/** The job as it was ordered, in LocalAI's own shape. */
const jobAsOrdered = ({ id, status }: Acceptance, order: JsonObject, now: number): JsonObject => ({
  id,
  status,
  model: order['model'] ?? '',
  training_method: order['training_method'] ?? '',
  created_at: new Date(now).toISOString(),
  config: order,
});
