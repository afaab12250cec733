import type { JsonValue } from '../../../domain/json.ts';
import type { CreateTag } from '../../creation/create-tag.ts';
import { createTagCarrier, type TagCarrier } from '../../openai-shape/tag-carrier.ts';
import { asObject, asText } from '../../wire/values.ts';

/**
 * How long a suffix may be, in characters: 40 by https://docs.together.ai/reference/cli/finetune, 64 by the types of the SDK.
 * The shorter one fits both.
 */
export const LONGEST_SUFFIX = 40;

const IN_MODEL_NAME = /(?:^|[^0-9a-z])(tg[0-9a-f]{24})(?![0-9a-z])/;

const inSuffix = createTagCarrier({ longest: LONGEST_SUFFIX });

/**
 * The tag of a create stands at the end of the suffix, and jobs in a list tell their suffix: so one key makes one job. That
 * the suffix comes back as it was sent is inferred from the SDK's own tests. Therefore the name of the model is read too, which
 * is made of the suffix; and once a create was answered without its tag, no create is resent any more.
 *
 * It becomes a part of the model's name for ever, so only a client who asks for a key gets one.
 */
export const tagCarrier: TagCarrier = {
  ...inSuffix,
  tagIn(raw, sought): CreateTag | null {
    return inSuffix.tagIn(raw, sought) ?? inSuffix.tagIn({ suffix: tagOfModelName(raw) }, sought);
  },
};

const tagOfModelName = (raw: JsonValue): string | null =>
  IN_MODEL_NAME.exec(asText(asObject(raw)?.['model_output_name']) ?? '')?.[1] ?? null;
