import {
  type Grader,
  type GraderMessage,
  MAX_GRADER_DEPTH,
  type MultiGrader,
  type NamedGrader,
  type OtherGrader,
  type PythonGrader,
  type ScoreModelGrader,
  type StringCheckGrader,
  type TextSimilarityGrader,
} from '../../domain/grader.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import { asList, asNumber, asObject, asOpenJson, asRawJson, asText } from './values.ts';

// An empty text is a text here: an empty reference is a fair one.
const asString = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const decodeStringCheck = (raw: JsonObject): StringCheckGrader | null => {
  const input = asString(raw['input']);
  const reference = asString(raw['reference']);
  const operation = asString(raw['operation']);
  if (input === null || reference === null || operation === null) return null;
  return {
    kind: 'STRING_CHECK',
    type: 'string_check',
    name: asText(raw['name']),
    input,
    reference,
    operation,
  };
};

const decodeTextSimilarity = (raw: JsonObject): TextSimilarityGrader | null => {
  const input = asString(raw['input']);
  const reference = asString(raw['reference']);
  const evaluationMetric = asString(raw['evaluation_metric']);
  if (input === null || reference === null || evaluationMetric === null) return null;
  const name = asText(raw['name']);
  return { kind: 'TEXT_SIMILARITY', type: 'text_similarity', name, input, reference, evaluationMetric };
};

const decodePython = (raw: JsonObject): PythonGrader | null => {
  const source = asString(raw['source']);
  if (source === null) return null;
  return {
    kind: 'PYTHON',
    type: 'python',
    name: asText(raw['name']),
    source,
    imageTag: asText(raw['image_tag']),
  };
};

const decodeMessage = (raw: JsonValue): GraderMessage | null => {
  const message = asObject(raw);
  const role = asString(message?.['role']);
  const content = asOpenJson(message?.['content']);
  return role === null || content === null ? null : { role, content };
};

const decodeRange = (raw: JsonValue | undefined): readonly number[] | null => {
  const bounds = asList(raw)?.map(asNumber);
  return bounds?.every((bound) => bound !== null) ? bounds : null;
};

const decodeScoreModel = (raw: JsonObject): ScoreModelGrader | null => {
  const model = asString(raw['model']);
  const input = asList(raw['input'])?.map(decodeMessage);
  if (model === null || !input?.every((message) => message !== null)) return null;
  return {
    kind: 'SCORE_MODEL',
    type: 'score_model',
    name: asText(raw['name']),
    model,
    input,
    range: decodeRange(raw['range']),
    samplingParams: asOpenJson(raw['sampling_params']),
  };
};

/**
 * `graders` comes as one grader, as a list (each named by its own name, else by its place), or as a map by name. What is no
 * object among them is no grader, and is left out.
 */
const namedGraders = (
  raw: JsonValue | undefined,
): readonly (readonly [name: string, grader: JsonObject])[] | null => {
  const list = asList(raw);
  const map = asObject(raw);
  if (list === null && map === null) return null;
  if (typeof map?.['type'] === 'string') return [[asText(map['name']) ?? '0', map]];
  return Object.entries(list ?? map ?? {}).flatMap(([key, inner]) => {
    const grader = asObject(inner);
    return grader ? [[(list && asText(grader['name'])) ?? key, grader] as const] : [];
  });
};

const decodeMulti = (raw: JsonObject, depth: number): MultiGrader | null => {
  const calculateOutput = asString(raw['calculate_output']);
  const graders = namedGraders(raw['graders']);
  if (calculateOutput === null || graders === null) return null;
  return {
    kind: 'MULTI',
    type: 'multi',
    name: asText(raw['name']),
    calculateOutput,
    graders: graders.map(
      ([name, grader]): NamedGrader => ({ name, grader: decodeNested(grader, depth + 1) }),
    ),
  };
};

const decodeKnown = (type: string, raw: JsonObject, depth: number): Grader | null => {
  switch (type) {
    case 'string_check':
      return decodeStringCheck(raw);
    case 'text_similarity':
      return decodeTextSimilarity(raw);
    case 'python':
      return decodePython(raw);
    case 'score_model':
      return decodeScoreModel(raw);
    case 'multi':
      return decodeMulti(raw, depth);
    default:
      return null;
  }
};

const decodeOther = (raw: JsonValue): OtherGrader => {
  const object = asObject(raw);
  return {
    kind: 'OTHER',
    type: asText(object?.['type']) ?? '',
    name: asText(object?.['name']),
    raw: asRawJson(raw),
  };
};

const decodeNested = (raw: JsonValue, depth: number): Grader => {
  const object = asObject(raw);
  const known =
    object && depth <= MAX_GRADER_DEPTH && decodeKnown(asText(object['type']) ?? '', object, depth);
  return known || decodeOther(raw);
};

/**
 * A grader as the upstream sent it. A kind that this service doesn't know, a known kind that lacks what it must have, and
 * graders nested deeper than MAX_GRADER_DEPTH come as they are, under OTHER; or as an empty object where they are too
 * deep to be told at all. Null when there is none.
 */
export const decodeGrader = (raw: JsonValue | undefined): Grader | null =>
  raw === undefined || raw === null ? null : decodeNested(raw, 1);
