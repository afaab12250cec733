import type { FineTuningJobCheckpoint } from '../../../domain/checkpoint.ts';
import type { JsonValue } from '../../../domain/json.ts';
import { segment } from '../../rest/ids.ts';
import { UpstreamFailure } from '../../rest/upstream-failure.ts';
import { cutPage } from '../../wire/cut-page.ts';
import { asList, asObject } from '../../wire/values.ts';
import type { CheckpointsApi } from '../api.ts';
import type { ProviderParts } from '../provider.ts';
import { decodeLocalaiCheckpoint } from './decode-checkpoint.ts';
import { toldAsUnknown } from './told-as-unknown.ts';

/**
 * The checkpoints of a job: the whole list comes, in the order of its directories' names, and none is null. Asking makes the
 * server start the training backend where it doesn't run.
 */
export const createCheckpointsApi = ({ upstream }: ProviderParts): CheckpointsApi => ({
  async list(caller, jobId, request) {
    const target = { path: `/jobs/${segment(jobId)}/checkpoints` };
    const read = upstream.get(caller, target, (body) => decodeList(body, jobId));
    return cutPage(await toldAsUnknown(read), request);
  },
});

const decodeList = (body: JsonValue, jobId: string): readonly FineTuningJobCheckpoint[] => {
  const list = asObject(body)?.['checkpoints'];
  const elements = list === null ? [] : asList(list);
  if (elements === null) throw new UpstreamFailure('BROKEN', 'the body is no list of checkpoints');
  const checkpoints = elements
    .map((element) => decodeLocalaiCheckpoint(element, jobId))
    .filter((checkpoint) => checkpoint !== null);
  return [...new Map(checkpoints.map((checkpoint) => [checkpoint.id, checkpoint])).values()].sort(
    (one, other) => other.stepNumber - one.stepNumber || other.createdAt.getTime() - one.createdAt.getTime(),
  );
};
