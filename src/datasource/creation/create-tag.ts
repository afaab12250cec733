import { createHash } from 'node:crypto';
import type { CreateJobRequest } from '../../domain/create-job.ts';
import type { Credential } from '../../domain/credential.ts';
import type { JsonValue } from '../../domain/json.ts';
import { type Metadata, RESERVED_METADATA_KEYS } from '../../domain/metadata.ts';
import { encodeCreateJob } from '../wire/encode-create-job.ts';
import { asObject, asText } from '../wire/values.ts';
import { canonicalJson } from './canonical-json.ts';

/**
 * What a job carries in its metadata about its own creation, so that any process can tell, by the upstream's list alone,
 * whether a key has its job.
 */
export interface CreateTag {
  /** A hash of the caller's credential and his key: it tells neither, and nobody else can make it. */
  readonly key: string;
  /** A digest of what was asked for. */
  readonly input: string;
}

/** The tag of a create. Input that means the same to the upstream has the same digest. */
export const createTagOf = (credential: Credential, key: string, request: CreateJobRequest): CreateTag => ({
  key: credential.sign(`create ${key}`),
  input: createHash('sha256')
    .update(canonicalJson(encodeCreateJob(request)))
    .digest('base64url'),
});

/** A tag as pairs of metadata. */
export const encodeTag = ({ key, input }: CreateTag): Metadata => [
  { key: RESERVED_METADATA_KEYS.key, value: key },
  { key: RESERVED_METADATA_KEYS.input, value: input },
];

/** The tag in a job as the upstream sent it; null when it carries none. */
export const decodeTag = (raw: JsonValue): CreateTag | null => {
  const metadata = asObject(asObject(raw)?.['metadata']);
  const key = asText(metadata?.[RESERVED_METADATA_KEYS.key]);
  return key === null ? null : { key, input: asText(metadata?.[RESERVED_METADATA_KEYS.input]) ?? '' };
};
