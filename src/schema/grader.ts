import type {
  Grader,
  GraderMessage,
  MultiGrader,
  NamedGrader,
  OtherGrader,
  PythonGrader,
  ScoreModelGrader,
  StringCheckGrader,
  TextSimilarityGrader,
} from '../domain/grader.ts';
import { builder } from './builder.ts';
import { cost } from './field-cost.ts';

export const GraderRef = builder.interfaceRef<Grader>('Grader');
const StringCheckGraderRef = builder.objectRef<StringCheckGrader>('StringCheckGrader');
const TextSimilarityGraderRef = builder.objectRef<TextSimilarityGrader>('TextSimilarityGrader');
const PythonGraderRef = builder.objectRef<PythonGrader>('PythonGrader');
const ScoreModelGraderRef = builder.objectRef<ScoreModelGrader>('ScoreModelGrader');
const GraderMessageRef = builder.objectRef<GraderMessage>('GraderMessage');
const MultiGraderRef = builder.objectRef<MultiGrader>('MultiGrader');
const NamedGraderRef = builder.objectRef<NamedGrader>('NamedGrader');
const OtherGraderRef = builder.objectRef<OtherGrader>('OtherGrader');

const typeNames: Record<Grader['kind'], string> = {
  STRING_CHECK: 'StringCheckGrader',
  TEXT_SIMILARITY: 'TextSimilarityGrader',
  PYTHON: 'PythonGrader',
  SCORE_MODEL: 'ScoreModelGrader',
  MULTI: 'MultiGrader',
  OTHER: 'OtherGrader',
};

GraderRef.implement({
  description: "What scores a model's answers during reinforcement.",
  resolveType: (grader) => typeNames[grader.kind],
  fields: (t) => ({
    type: t.exposeString('type', {
      description: "The upstream's own word for this kind, such as `string_check`.",
    }),
    name: t.exposeString('name', {
      nullable: true,
      description: 'Null where the upstream does not tell it.',
    }),
  }),
});

StringCheckGraderRef.implement({
  description: 'Compares a text with a reference, letter by letter. Scores 1 or 0.',
  interfaces: [GraderRef],
  fields: (t) => ({
    input: t.exposeString('input', { description: 'The text, which may hold template strings.' }),
    reference: t.exposeString('reference', {
      description: 'What it is compared with; may hold template strings.',
    }),
    operation: t.exposeString('operation', {
      description: '`eq`, `ne`, `like` or `ilike`; or a newer word of the upstream.',
    }),
  }),
});

TextSimilarityGraderRef.implement({
  description: 'Scores how near a text is to a reference.',
  interfaces: [GraderRef],
  fields: (t) => ({
    input: t.exposeString('input', { description: 'The text, which may hold template strings.' }),
    reference: t.exposeString('reference', {
      description: 'What it is compared with; may hold template strings.',
    }),
    evaluationMetric: t.exposeString('evaluationMetric', {
      description:
        'The measure: `cosine`, `fuzzy_match`, `bleu`, `gleu`, `meteor`, `rouge_1` to `rouge_5` or `rouge_l`; or a newer word of the upstream.',
    }),
  }),
});

PythonGraderRef.implement({
  description: 'Scores with a Python script.',
  interfaces: [GraderRef],
  fields: (t) => ({
    source: t.exposeString('source', { description: "The script's text." }),
    imageTag: t.exposeString('imageTag', {
      nullable: true,
      description: "The image the script runs in. Null means the upstream's default.",
    }),
  }),
});

GraderMessageRef.implement({
  description: 'One message to the model that scores.',
  fields: (t) => ({
    role: t.exposeString('role', { description: '`user`, `assistant`, `system` or `developer`.' }),
    content: t.expose('content', { type: 'JSON', description: "Text, or the upstream's content parts." }),
  }),
});

ScoreModelGraderRef.implement({
  description: 'Has another model give the score.',
  interfaces: [GraderRef],
  fields: (t) => ({
    model: t.exposeString('model', { description: 'The model that scores.' }),
    input: t.expose('input', {
      extensions: cost({ items: 10 }),
      type: [GraderMessageRef],
      description: 'What the scoring model is told; may hold template strings.',
    }),
    range: t.exposeFloatList('range', {
      nullable: true,
      description: "The lowest and the highest score. Null means the upstream's default, 0 to 1.",
    }),
    samplingParams: t.expose('samplingParams', {
      type: 'JSON',
      nullable: true,
      description: "How the scoring model samples, in the upstream's shape. Null means its defaults.",
    }),
  }),
});

MultiGraderRef.implement({
  description: 'Makes one score of several graders.',
  interfaces: [GraderRef],
  fields: (t) => ({
    calculateOutput: t.exposeString('calculateOutput', {
      description: "The formula, over the graders' names.",
    }),
    graders: t.expose('graders', {
      extensions: cost({ items: 10 }),
      type: [NamedGraderRef],
      description: 'The graders that the formula names.',
    }),
  }),
});

NamedGraderRef.implement({
  description: 'A grader under the name by which a formula knows it.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name in the formula.' }),
    grader: t.expose('grader', { type: GraderRef, description: 'What gives the score.' }),
  }),
});

OtherGraderRef.implement({
  description: 'A grader that this service does not know yet, or that came in a shape it does not know.',
  interfaces: [GraderRef],
  fields: (t) => ({
    raw: t.expose('raw', { type: 'JSON', description: 'The grader as the upstream sent it.' }),
  }),
});
