import type { CreateJobRequest } from '../../domain/create-job.ts';
import type { FineTuningJob } from '../../domain/job.ts';
import type { JsonValue } from '../../domain/json.ts';
import { MAX_PAIRS_BESIDE_KEY, type Metadata, RESERVED_METADATA_KEYS } from '../../domain/metadata.ts';
import { type CreateTag, decodeTag, encodeTag } from '../creation/create-tag.ts';
import { asObject, asText } from '../wire/values.ts';
import type { OpenaiShape, SuffixTag } from './shape.ts';
import { shortTag, taggedSuffix, tagOfSuffix, withoutShortTag } from './suffix-tag.ts';

/** How a job takes its tag along, and gives it back. */
export interface TagCarrier {
  readonly carries: boolean;
  /** Whether a request leaves room for a tag that nobody has asked for. */
  hasRoom(request: CreateJobRequest): boolean;
  tagged(request: CreateJobRequest, tag: CreateTag): CreateJobRequest;
  /** What asks a list for the jobs with this tag. */
  filterFor(tag: CreateTag): Metadata;
  /**
   * The tag in a job as the upstream sent it; null when it carries none.
   *
   * @param sought which of all tags is looked for: a short form of it stands for the whole.
   */
  tagIn(raw: JsonValue, sought: CreateTag | null): CreateTag | null;
  /** The job as its owner knows it. */
  withoutTag(job: FineTuningJob): FineTuningJob;
}

/** What reading for this tag is called: one that is sought for another one tells less of it, where a short form stands for it. */
export const readingFor = ({ key, input }: CreateTag): string => `tagged ${key} ${input}`;

export const createTagCarrier = (tagIn: NonNullable<OpenaiShape['tagIn']> | null): TagCarrier => {
  if (tagIn === null) return NOWHERE;
  return tagIn === 'METADATA' ? IN_METADATA : inSuffix(tagIn);
};

const NOWHERE: TagCarrier = {
  carries: false,
  hasRoom: () => false,
  tagged: (request) => request,
  filterFor: () => [],
  tagIn: () => null,
  withoutTag: (job) => job,
};

const IN_METADATA: TagCarrier = {
  carries: true,
  hasRoom: ({ metadata }) => metadata.length <= MAX_PAIRS_BESIDE_KEY,
  tagged: (request, tag) => ({ ...request, metadata: [...request.metadata, ...encodeTag(tag)] }),
  filterFor: ({ key }) => [{ key: RESERVED_METADATA_KEYS.key, value: key }],
  tagIn: decodeTag,
  // Decoding leaves the reserved pairs out.
  withoutTag: (job) => job,
};

/** The suffix becomes part of the model's name for ever, so only a client who asks for a key gets one there. */
const inSuffix = ({ longest }: SuffixTag): TagCarrier => ({
  carries: true,
  hasRoom: () => false,
  tagged: (request, tag) => ({ ...request, suffix: taggedSuffix(request.suffix, tag, longest) }),
  filterFor: () => [],
  tagIn(raw, sought) {
    const job = asObject(raw);
    const suffix = asText(job?.['user_provided_suffix']) ?? asText(job?.['suffix']);
    const found = suffix === null ? null : tagOfSuffix(suffix);
    if (found === null) return null;
    const short = sought && shortTag(sought);
    return {
      key: short?.key === found.key && sought ? sought.key : found.key,
      input: short?.input === found.input && sought ? sought.input : found.input,
    };
  },
  withoutTag: (job) =>
    job.suffix === null || tagOfSuffix(job.suffix) === null
      ? job
      : { ...job, suffix: withoutShortTag(job.suffix) },
});
