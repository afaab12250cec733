import type { JsonValue } from '../../../domain/json.ts';
import type { Metrics } from '../../../domain/metrics.ts';
import { UpstreamFailure } from '../../rest/upstream-failure.ts';
import { decodeMetrics } from '../../wire/decode-metrics.ts';
import { asList, asObject } from '../../wire/values.ts';
import type { MetricsApi } from '../api.ts';
import type { ProviderParts } from '../provider.ts';
import { jobTarget } from './paths.ts';

/** `{ metrics: [{ "train/loss": 0.5, "train/global_step": 7, … }] }`; an answer without the list tells that there is none. */
const decodeAnswer = (body: JsonValue): readonly Metrics[] => {
  const answer = asObject(body);
  if (answer === null) throw new UpstreamFailure('BROKEN', 'the body is no object');
  return (asList(answer['metrics']) ?? []).map((row) => decodeMetrics(Object.entries(asObject(row) ?? {})));
};

/**
 * What Together's jobs measure: https://docs.together.ai/reference/get-fine-tunes-id-metrics. The names of a training's numbers
 * are documented, those of its evaluations (`eval/loss`) are inferred.
 */
export const createMetricsApi = ({ upstream }: ProviderParts): MetricsApi => ({
  list: (caller, jobId) => upstream.get(caller, jobTarget(jobId, 'metrics'), decodeAnswer),
});
