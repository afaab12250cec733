import { z } from 'zod';
import { MAX_GRADER_DEPTH, STRING_CHECK_OPERATIONS, TEXT_SIMILARITY_METRICS } from '../../domain/grader.ts';
import type { GraderInput } from '../../resolvers/create-input.ts';
import { builder } from '../builder.ts';
import { filled, oneOf, problem, rule } from './rules.ts';

const NAME = 'The name by which its score is known.';
const TEMPLATE = 'May hold template strings of the upstream, such as `{{sample.output_text}}`.';

export const GraderInputRef = builder.inputRef<GraderInput>('GraderInput');

const StringCheckGraderInputRef = builder.inputType('StringCheckGraderInput', {
  description: 'Compares a text with a reference, letter by letter.',
  fields: (t) => ({
    name: t.string({ required: true, description: NAME }),
    input: t.string({ required: true, description: `The text. ${TEMPLATE}` }),
    reference: t.string({ required: true, description: `What it is compared with. ${TEMPLATE}` }),
    operation: t.string({ required: true, description: '`eq`, `ne`, `like` or `ilike`.' }),
  }),
});

const TextSimilarityGraderInputRef = builder.inputType('TextSimilarityGraderInput', {
  description: 'Scores how near a text is to a reference.',
  fields: (t) => ({
    name: t.string({ required: true, description: NAME }),
    input: t.string({ required: true, description: `The text. ${TEMPLATE}` }),
    reference: t.string({ required: true, description: `What it is compared with. ${TEMPLATE}` }),
    evaluationMetric: t.string({
      required: true,
      description: '`cosine`, `fuzzy_match`, `bleu`, `gleu`, `meteor`, `rouge_1` to `rouge_5` or `rouge_l`.',
    }),
  }),
});

const PythonGraderInputRef = builder.inputType('PythonGraderInput', {
  description: 'Scores with a Python script.',
  fields: (t) => ({
    name: t.string({ required: true, description: NAME }),
    source: t.string({ required: true, description: "The script's text." }),
    imageTag: t.string({ description: "The image to run it in. Absent: the upstream's default." }),
  }),
});

const GraderMessageInputRef = builder.inputType('GraderMessageInput', {
  description: 'One message to the model that scores.',
  fields: (t) => ({
    role: t.string({ required: true, description: '`user`, `assistant`, `system` or `developer`.' }),
    content: t.field({
      type: 'JSON',
      required: true,
      description: `Text, a content part of the upstream, or a list of parts. ${TEMPLATE}`,
    }),
  }),
});

const ScoreModelGraderInputRef = builder.inputType('ScoreModelGraderInput', {
  description: 'Has another model give the score.',
  fields: (t) => ({
    name: t.string({ required: true, description: NAME }),
    model: t.string({ required: true, description: 'The model that scores.' }),
    input: t.field({
      type: [GraderMessageInputRef],
      required: true,
      description: 'What the scoring model is told; at least one message.',
    }),
    range: t.floatList({ description: 'Two numbers, low and high. Absent: 0 to 1.' }),
    samplingParams: t.field({
      type: 'JSON',
      description:
        "An object in the upstream's shape: temperature, top_p, seed and so on. Absent: its defaults.",
    }),
  }),
});

const NamedGraderInputRef = builder.inputType('NamedGraderInput', {
  description: 'A grader under the name by which the formula knows it.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Unique among its siblings.' }),
    grader: t.field({ type: GraderInputRef, required: true, description: 'What gives the score.' }),
  }),
});

const MultiGraderInputRef = builder.inputType('MultiGraderInput', {
  description: `Makes one score of several graders. Multi graders nest at most ${MAX_GRADER_DEPTH} deep.`,
  fields: (t) => ({
    name: t.string({ required: true, description: NAME }),
    calculateOutput: t.string({ required: true, description: "The formula, over the graders' names." }),
    graders: t.field({ type: [NamedGraderInputRef], required: true, description: 'At least one.' }),
  }),
});

GraderInputRef.implement({
  isOneOf: true,
  description: 'Exactly one of its fields; `raw` is for kinds that this service does not know yet.',
  fields: (t) => ({
    stringCheck: t.field({ type: StringCheckGraderInputRef, description: 'Compare texts letter by letter.' }),
    textSimilarity: t.field({
      type: TextSimilarityGraderInputRef,
      description: 'Score how near two texts are.',
    }),
    python: t.field({ type: PythonGraderInputRef, description: 'Score with a Python script.' }),
    scoreModel: t.field({ type: ScoreModelGraderInputRef, description: 'Have another model score.' }),
    multi: t.field({ type: MultiGraderInputRef, description: 'Make one score of several.' }),
    raw: t.field({
      type: 'JSON',
      description: "A grader in the upstream's own shape: an object with a `type`. It is sent as it stands.",
    }),
  }),
});

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const name = filled('A grader needs a name.');

const messageRules = z.strictObject({
  role: filled('A message needs a role: user, assistant, system or developer.'),
  content: z
    .unknown()
    .refine(
      (content) => typeof content === 'string' || (typeof content === 'object' && content !== null),
      rule('INVALID', 'content is a text, a content part, or a list of content parts.'),
    ),
});

const scoreModelRules = z.strictObject({
  name,
  model: filled('A score model grader needs the model that scores.'),
  input: z
    .array(messageRules)
    .refine(
      (messages) => messages.length > 0,
      rule('REQUIRED', 'A score model grader needs at least one message.'),
    ),
  range: z
    .array(z.number())
    .refine(
      ([low, high, ...rest]) => low !== undefined && high !== undefined && rest.length === 0 && low < high,
      rule('INVALID', 'range is two numbers, the low one first, such as [0, 1].'),
    )
    .nullish(),
  samplingParams: z
    .unknown()
    .refine(
      (params) => params === null || isObject(params),
      rule('INVALID', 'samplingParams is an object, such as {"temperature": 0}.'),
    )
    .optional(),
});

const namedGraders = (depth: number) =>
  z
    .array(z.strictObject({ name, grader: graderRulesAt(depth) }))
    .refine((graders) => graders.length > 0, rule('REQUIRED', 'A multi grader needs at least one grader.'))
    .superRefine((graders, context) => {
      const seen = new Set<string>();
      for (const [index, { name: graderName }] of graders.entries()) {
        if (seen.has(graderName)) {
          const message = `Two graders are named "${graderName.slice(0, 64)}"; the formula could not tell them apart.`;
          context.addIssue(problem('DUPLICATE', message, [index, 'name']));
        }
        seen.add(graderName);
      }
    });

const multiRules = (depth: number) => {
  if (depth >= MAX_GRADER_DEPTH) {
    return z
      .unknown()
      .refine(() => false, rule('INVALID', `Multi graders nest at most ${MAX_GRADER_DEPTH} deep.`));
  }
  return z.strictObject({
    name,
    calculateOutput: filled("A multi grader needs a formula over its graders' names."),
    graders: namedGraders(depth + 1),
  });
};

/** One set of rules a level rather than one that refers to itself: nesting is bounded by construction. */
const graderRulesAt = (depth: number): z.ZodType =>
  z.strictObject({
    stringCheck: z
      .strictObject({
        name,
        input: z.string(),
        reference: z.string(),
        operation: oneOf(STRING_CHECK_OPERATIONS, 'operation'),
      })
      .nullish(),
    textSimilarity: z
      .strictObject({
        name,
        input: z.string(),
        reference: z.string(),
        evaluationMetric: oneOf(TEXT_SIMILARITY_METRICS, 'evaluationMetric'),
      })
      .nullish(),
    python: z
      .strictObject({
        name,
        source: filled('A Python grader needs its source.'),
        imageTag: filled('imageTag is left out rather than empty.').nullish(),
      })
      .nullish(),
    scoreModel: scoreModelRules.nullish(),
    multi: multiRules(depth).nullish(),
    raw: z
      .unknown()
      .refine(
        (raw) => isObject(raw) && typeof raw['type'] === 'string' && raw['type'] !== '',
        rule('INVALID', 'A raw grader is an object with a type, such as {"type": "endpoint", …}.'),
      )
      .optional(),
  });

export const graderRules = graderRulesAt(0);
