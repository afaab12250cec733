import type { JsonObject } from '../../../domain/json.ts';
import { RESERVED_METADATA_KEYS } from '../../../domain/metadata.ts';
import type { CreateTag } from '../../creation/create-tag.ts';
import { asText } from '../../wire/values.ts';

/**
 * A tag as training options. LocalAI keeps `extra_options`, a free map of texts, and gives it back in the job
 * (core/schema/finetune.go; its own test of the store reads one back). The backend `trl` looks up the options that it knows
 * and passes by the others (backend/python/trl/backend.py).
 *
 * Inferred: no document promises either, and another backend may mind an option that it doesn't know. A server that doesn't
 * give the tag back is noticed at the first create, and no doubtful create is sent again from then on.
 */
export const encodeJobTag = ({ key, input }: CreateTag): JsonObject => ({
  [RESERVED_METADATA_KEYS.key]: key,
  [RESERVED_METADATA_KEYS.input]: input,
});

/** The tag in a job's options; null when it carries none. */
export const decodeJobTag = (options: JsonObject): CreateTag | null => {
  const key = asText(options[RESERVED_METADATA_KEYS.key]);
  return key === null ? null : { key, input: asText(options[RESERVED_METADATA_KEYS.input]) ?? '' };
};
