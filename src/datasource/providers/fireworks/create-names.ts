import { randomUUID } from 'node:crypto';
import type { CreateJobRequest } from '../../../domain/create-job.ts';
import type { CreateTag } from '../../creation/create-tag.ts';
import { SUFFIX_TAG_LENGTH, shortTag, taggedSuffix, tagOfSuffix } from '../../openai-shape/suffix-tag.ts';
import { idOf } from './resource-names.ts';

/** Ids have at most so many of `a-z`, `0-9` and `-`, none of the last at an end (https://docs.fireworks.ai/getting-started/concepts). */
const LONGEST_ID = 63;

/** Characters of a suffix, with which the rest of a model's id still has room. */
export const LONGEST_SUFFIX = LONGEST_ID - SUFFIX_TAG_LENGTH;

/** What a new job and its model shall be called; Fireworks chooses what is null. */
export interface CreateNames {
  readonly jobId: string | null;
  /** Without one, the model is called like the job. */
  readonly modelId: string | null;
}

/**
 * The id of the job of a key, in whatever process: the key's own hash. Fireworks makes up a UUID for who chooses none, so no
 * name is less readable for it.
 */
export const jobIdOf = ({ key }: CreateTag): string =>
  `tg-${Buffer.from(key, 'base64url').toString('hex').slice(0, 32)}`;

/** The model's id begins with the suffix, as far as an id can hold it, and tells under a key which input it was made of. */
export const namesFor = ({ suffix }: CreateJobRequest, tag: CreateTag | null): CreateNames => {
  const readable = suffix === null ? null : slugOf(suffix) || null;
  if (tag !== null) return { jobId: jobIdOf(tag), modelId: taggedSuffix(readable, tag, LONGEST_ID) };
  return { jobId: null, modelId: readable && `${readable}-${randomUUID().slice(0, 8)}` };
};

/**
 * The tag of a job that was found under its key's id. The model's id tells the input; where a job doesn't tell its model, it
 * passes for the one that is looked for.
 */
export const tagOf = (outputModel: string | null, sought: CreateTag): CreateTag => {
  const found = outputModel === null ? null : tagOfSuffix(idOf(outputModel));
  if (found === null || found.input === shortTag(sought).input) return sought;
  return { key: sought.key, input: found.input };
};

/** As much of a text as an id can hold beside a tag; nothing of one without Latin letters or digits. */
export const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, LONGEST_SUFFIX)
    .replace(/-$/, '');
