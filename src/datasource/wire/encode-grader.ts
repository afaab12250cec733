import type { Grader, MultiGrader } from '../../domain/grader.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import { withoutNulls } from './without-nulls.ts';

/** By name, as the formula calls them; as a list only where two share a name, for the upstream to judge. */
const encodeGraders = ({ graders }: MultiGrader): JsonValue => {
  const names = new Set(graders.map(({ name }) => name));
  if (names.size < graders.length) return graders.map(({ grader }) => encodeGrader(grader));
  return Object.fromEntries(graders.map(({ name, grader }) => [name, encodeGrader(grader)]));
};

const encodeFields = (grader: Exclude<Grader, { kind: 'OTHER' }>): JsonObject => {
  switch (grader.kind) {
    case 'STRING_CHECK':
      return { input: grader.input, reference: grader.reference, operation: grader.operation };
    case 'TEXT_SIMILARITY':
      return { input: grader.input, reference: grader.reference, evaluation_metric: grader.evaluationMetric };
    case 'PYTHON':
      return { source: grader.source, image_tag: grader.imageTag };
    case 'SCORE_MODEL':
      return {
        model: grader.model,
        input: grader.input.map(({ role, content }) => ({ role, content })),
        range: grader.range,
        sampling_params: grader.samplingParams,
      };
    case 'MULTI':
      return { calculate_output: grader.calculateOutput, graders: encodeGraders(grader) };
  }
};

/** A grader in the upstream's words. One of a kind that isn't known here goes as it is. */
export const encodeGrader = (grader: Grader): JsonValue =>
  grader.kind === 'OTHER'
    ? grader.raw
    : withoutNulls({ type: grader.type, name: grader.name, ...encodeFields(grader) });
