import type { FineTuningJobCheckpoint } from '../../../domain/checkpoint.ts';
import type { JsonValue } from '../../../domain/json.ts';
import { cutPage } from '../../wire/cut-page.ts';
import { decodeMetrics } from '../../wire/decode-metrics.ts';
import { decodeTimestamp } from '../../wire/decode-time.ts';
import { asInt, asObject, asText } from '../../wire/values.ts';
import type { CheckpointsApi } from '../api.ts';
import type { ProviderParts } from '../provider.ts';
import { jobTarget } from './paths.ts';
import { newestFirst, wholeList } from './whole-list.ts';

/**
 * A checkpoint of a job: https://docs.together.ai/reference/get-fine-tunes-id-checkpoint. It has no id but the name under which
 * a new job goes on from it, `<job>:<step>`. A step may have a merged model beside its adapter, whose id says so besides. Its
 * storage path is nobody's business.
 *
 * @returns null without a step, which alone tells one from another.
 */
const decodeCheckpoint = (raw: JsonValue, jobId: string): FineTuningJobCheckpoint | null => {
  const checkpoint = asObject(raw);
  const step = asInt(checkpoint?.['step']);
  if (checkpoint === null || step === null) return null;
  const name = `${jobId}:${step}`;
  return {
    id: checkpoint['checkpoint'] === 'model' ? `${name}:model` : name,
    createdAt: decodeTimestamp(checkpoint['created_at']) ?? new Date(0),
    stepNumber: step,
    fineTunedModelCheckpoint: asText(checkpoint['object_name']) ?? name,
    metrics: decodeMetrics([]),
  };
};

/** The checkpoints of Together's jobs, which come whole, in an order that nobody promises. */
export const createCheckpointsApi = ({ upstream, logger }: ProviderParts): CheckpointsApi => ({
  async list(caller, jobId, page) {
    const read = (body: JsonValue) =>
      newestFirst(
        wholeList(body, (raw) => decodeCheckpoint(raw, jobId), logger),
        ({ createdAt }) => createdAt,
      );
    return cutPage(await upstream.get(caller, jobTarget(jobId, 'checkpoints'), read), page);
  },
});
