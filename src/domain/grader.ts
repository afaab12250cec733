import type { JsonValue } from './json.ts';

export const STRING_CHECK_OPERATIONS = ['eq', 'ne', 'like', 'ilike'] as const;

export const TEXT_SIMILARITY_METRICS = [
  'cosine',
  'fuzzy_match',
  'bleu',
  'gleu',
  'meteor',
  'rouge_1',
  'rouge_2',
  'rouge_3',
  'rouge_4',
  'rouge_5',
  'rouge_l',
] as const;

/** How deep multi graders may stand inside each other. */
export const MAX_GRADER_DEPTH = 5;

interface GraderBase {
  /** The upstream's own word for this kind, such as `string_check`. */
  readonly type: string;
  /** Null where the upstream does not tell it. */
  readonly name: string | null;
}

export interface StringCheckGrader extends GraderBase {
  readonly kind: 'STRING_CHECK';
  readonly input: string;
  readonly reference: string;
  readonly operation: string;
}

export interface TextSimilarityGrader extends GraderBase {
  readonly kind: 'TEXT_SIMILARITY';
  readonly input: string;
  readonly reference: string;
  readonly evaluationMetric: string;
}

export interface PythonGrader extends GraderBase {
  readonly kind: 'PYTHON';
  readonly source: string;
  readonly imageTag: string | null;
}

export interface GraderMessage {
  readonly role: string;
  /** Text, or the upstream's content parts. */
  readonly content: JsonValue;
}

export interface ScoreModelGrader extends GraderBase {
  readonly kind: 'SCORE_MODEL';
  readonly model: string;
  readonly input: readonly GraderMessage[];
  /** Low and high; null means the upstream's default, 0 to 1. */
  readonly range: readonly number[] | null;
  readonly samplingParams: JsonValue;
}

export interface NamedGrader {
  readonly name: string;
  readonly grader: Grader;
}

export interface MultiGrader extends GraderBase {
  readonly kind: 'MULTI';
  readonly calculateOutput: string;
  readonly graders: readonly NamedGrader[];
}

/** A grader that this service does not know yet, as the upstream sent it. */
export interface OtherGrader extends GraderBase {
  readonly kind: 'OTHER';
  readonly raw: JsonValue;
}

export type Grader =
  | StringCheckGrader
  | TextSimilarityGrader
  | PythonGrader
  | ScoreModelGrader
  | MultiGrader
  | OtherGrader;
