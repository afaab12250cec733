import type { FineTuningJobCheckpoint } from '../../domain/checkpoint.ts';
import type { JsonValue } from '../../domain/json.ts';
import type { CheckpointsApi } from '../providers/api.ts';
import type { ProviderParts } from '../providers/provider.ts';
import { segment } from '../rest/ids.ts';
import { pageQuery } from '../rest/page-query.ts';
import { decodeCheckpoint } from '../wire/decode-checkpoint.ts';
import { pageDecoding } from '../wire/page-decoding.ts';
import { asObject } from '../wire/values.ts';
import { type OpenaiShape, withinPageSize } from './shape.ts';

/** The checkpoints of an API with OpenAI's paths. */
export const createCheckpointsApi = (
  { upstream, logger }: ProviderParts,
  shape: OpenaiShape,
): CheckpointsApi => {
  const { readCheckpoint } = shape;
  const decode = (raw: JsonValue): FineTuningJobCheckpoint | null => {
    const body = readCheckpoint ? asObject(raw) : null;
    return decodeCheckpoint(readCheckpoint && body ? readCheckpoint(body) : raw);
  };
  const decodingOf = pageDecoding(decode, logger);
  return {
    async list(caller, jobId, request) {
      const page = withinPageSize(request, shape);
      const target = { path: `/fine_tuning/jobs/${segment(jobId)}/checkpoints`, query: pageQuery(page) };
      return upstream.get(caller, target, decodingOf(page));
    },
  };
};
