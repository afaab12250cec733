import { Readable } from 'node:stream';
import fc from 'fast-check';
import {
  execute,
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isAbstractType,
  isObjectType,
  isRequiredArgument,
  parse,
  validate,
} from 'graphql';
import { expect, it } from 'vitest';
import { createLoaders } from '../../src/datasource/loaders.ts';
import { openai } from '../../src/datasource/providers/openai/index.ts';
import { decodeCheckpoint } from '../../src/datasource/wire/decode-checkpoint.ts';
import { decodeEvent } from '../../src/datasource/wire/decode-event.ts';
import { decodeFile } from '../../src/datasource/wire/decode-file.ts';
import { decodeJob } from '../../src/datasource/wire/decode-job.ts';
import { decodePage } from '../../src/datasource/wire/decode-page.ts';
import { createVocabulary } from '../../src/datasource/wire/vocabulary.ts';
import { MAX_GRADER_DEPTH } from '../../src/domain/grader.ts';
import type { JsonObject, JsonValue } from '../../src/domain/json.ts';
import { silentLogger } from '../../src/domain/logger.ts';
import type { Context } from '../../src/resolvers/context.ts';
import { schema } from '../../src/schema/index.ts';
import { recordingContext } from '../support/recording-context.ts';

/** Selects every field of a type, and of all that implement it. An alias tells whose field it is, so that none conflict. */
const everyField = (type: GraphQLNamedType, path: readonly GraphQLNamedType[] = []): string => {
  const around = [...path, type];
  const selectField = (owner: GraphQLNamedType, field: GraphQLField<unknown, unknown>): string => {
    const required = field.args.filter(isRequiredArgument).map(({ name }) => `${name}: "a"`);
    const given = required.length > 0 ? `(${required.join(' ')})` : '';
    return `${owner.name}_${field.name}: ${field.name}${given} ${everyField(getNamedType(field.type), around)}`;
  };
  if (isAbstractType(type)) {
    const isTooDeep = path.filter((outer) => outer === type).length > MAX_GRADER_DEPTH;
    const kinds = isTooDeep ? [] : schema.getPossibleTypes(type);
    return `{ __typename ${kinds.map((kind) => `... on ${kind.name} ${everyField(kind, around)}`).join(' ')} }`;
  }
  if (!isObjectType(type)) return '';
  return `{ ${Object.values(type.getFields())
    .map((field) => selectField(type, field))
    .join(' ')} }`;
};

const query = parse(
  `{ fineTuningJob(id: "ftjob-1") ${everyField(schema.getType('FineTuningJob') as GraphQLNamedType)} }`,
);

interface Answers {
  readonly job: JsonObject;
  readonly file: JsonObject;
  readonly events: readonly JsonValue[];
  readonly checkpoints: readonly JsonValue[];
  readonly result: string;
}

/** A context whose upstream answers every call with these. */
const contextOf = ({ job, file, events, checkpoints, result }: Answers): Context => {
  const vocabulary = createVocabulary(openai, silentLogger);
  const { context } = recordingContext({ get: async () => decodeJob(job, vocabulary) });
  const { datasource, caller } = context;
  const source: Context['datasource'] = {
    ...datasource,
    files: {
      ...datasource.files,
      get: async () => decodeFile(file),
      content: async () => Readable.from([Buffer.from(result)]),
    },
    events: {
      orderFor: () => 'NEWEST_FIRST',
      list: async (_caller, _id, request) =>
        decodePage({ data: events, has_more: false }, request, decodeEvent, silentLogger),
    },
    checkpoints: {
      list: async (_caller, _id, request) =>
        decodePage({ data: checkpoints, has_more: false }, request, decodeCheckpoint, silentLogger),
    },
  };
  return { ...context, datasource: source, loaders: createLoaders(source, caller) };
};

const nested = (levels: number): JsonValue => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);

// JSON's 1e999 is read as Infinity.
const number = fc.oneof(
  fc.constantFrom(0, -0, -1, 1.5, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 53, 1e20, -1e15, 8.64e12, 1e300),
  fc.constantFrom(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 253_402_300_800, 5e-324),
  fc.double({ noNaN: true }),
  fc.integer(),
);
const word = fc.constantFrom('', 'auto', 'x', '12', '1.5', '1e400', '9'.repeat(20), '__proto__', '\ud800');
const anything: fc.Arbitrary<JsonValue | undefined> = fc.oneof(
  fc.constantFrom(undefined, null, true, {}, [], [null], { a: null }),
  number,
  word,
  fc.constantFrom(...[62, 63, 64, 65, 5000].map(nested)),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>,
);
const mostly = <Value>(value: fc.Arbitrary<Value>) => fc.oneof({ weight: 6, arbitrary: value }, anything);

/** An object whose fields mostly are as documented, and else anything, or missing. */
const objectOf = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<JsonObject> =>
  fc
    .record(Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, mostly(value)])))
    .map((object) =>
      Object.fromEntries(
        Object.entries(object).filter((field): field is [string, JsonValue] => field[1] !== undefined),
      ),
    );
const listOf = (item: fc.Arbitrary<unknown>) =>
  fc
    .array(mostly(item), { maxLength: 4 })
    .map((items) => items.filter((one): one is JsonValue => one !== undefined));
const mapOf = (value: fc.Arbitrary<unknown>) =>
  fc.oneof(objectOf({ a: value, b: value }), objectOf({ __typename: value }));
const kindOf = (type: string, fields: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  objectOf(fields).map((object): JsonObject => ({ ...object, type }));

const text = fc.constantFrom('a', 'b c', '{{ item.answer }}');
const message = objectOf({ role: text, content: fc.oneof(text, listOf(objectOf({ type: text, text }))) });
const { grader } = fc.letrec<{ grader: JsonObject }>((tie) => ({
  grader: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    kindOf('string_check', { name: text, input: text, reference: text, operation: text }),
    kindOf('text_similarity', { name: text, input: text, reference: text, evaluation_metric: text }),
    kindOf('python', { name: text, source: text, image_tag: text }),
    kindOf('score_model', {
      name: text,
      model: text,
      input: listOf(message),
      range: listOf(number),
      sampling_params: objectOf({ seed: number }),
    }),
    kindOf('label_model', { name: text, labels: anything }),
    kindOf('multi', {
      name: text,
      calculate_output: text,
      graders: fc.oneof(listOf(tie('grader')), mapOf(tie('grader')), tie('grader')),
    }),
  ),
}));

const tuned = fc.oneof(number, word);
const hyperparameters = objectOf({
  n_epochs: tuned,
  batch_size: tuned,
  learning_rate_multiplier: tuned,
  beta: tuned,
  compute_multiplier: tuned,
  eval_interval: tuned,
  eval_samples: tuned,
  reasoning_effort: fc.constantFrom('default', 'low', 'medium', 'high', 'extreme'),
});
const method = fc.oneof(
  kindOf('supervised', { supervised: objectOf({ hyperparameters }) }),
  kindOf('dpo', { dpo: objectOf({ hyperparameters }) }),
  kindOf('reinforcement', { reinforcement: objectOf({ hyperparameters, grader }) }),
  kindOf('distillation', { distillation: objectOf({ hyperparameters, teacher: anything }) }),
);
const integration = fc.oneof(
  kindOf('wandb', {
    wandb: objectOf({ project: text, entity: text, name: text, tags: listOf(text), run_id: text }),
  }),
  kindOf('mlflow', { mlflow: anything }),
);
const job = objectOf({
  created_at: number,
  status: fc.constantFrom('validating_files', 'queued', 'running', 'paused', 'succeeded', 'canceling'),
  model: text,
  fine_tuned_model: text,
  user_provided_suffix: text,
  error: objectOf({ code: text, message: text, param: text }),
  finished_at: number,
  estimated_finish: number,
  trained_tokens: tuned,
  seed: tuned,
  organization_id: text,
  training_file: text,
  validation_file: text,
  result_files: listOf(text),
  hyperparameters,
  method,
  integrations: listOf(integration),
  metadata: mapOf(text),
}).map((body) => ({ ...body, id: 'ftjob-1' }));
const file = objectOf({
  filename: text,
  bytes: tuned,
  purpose: text,
  status: text,
  created_at: number,
  expires_at: number,
}).map((body) => ({ ...body, id: 'file-1' }));
const metrics = objectOf({
  step: tuned,
  total_steps: tuned,
  train_loss: tuned,
  valid_loss: tuned,
  train_reward_mean: tuned,
});
const event = objectOf({
  id: text,
  created_at: number,
  level: text,
  type: text,
  message: fc.constantFrom('a', 'Step 9999999999/1: training loss=1'),
  data: metrics,
});
const checkpoint = objectOf({
  id: text,
  created_at: number,
  step_number: tuned,
  fine_tuned_model_checkpoint: text,
  metrics,
});
const result = fc
  .array(fc.array(fc.oneof(number.map(String), word), { maxLength: 4 }), { maxLength: 5 })
  .map((rows) => ['step,total_steps,train_loss,train_reward_mean', ...rows].join('\n'));

const answers = fc.record({
  job,
  file,
  events: listOf(event),
  checkpoints: listOf(checkpoint),
  result,
});

it('selects every field, by a valid query', () => {
  expect(validate(schema, query)).toEqual([]);
});

it('answers every field without an error, whatever a job and all around it hold', async () => {
  const met = new Set<string>();
  await fc.assert(
    fc.asyncProperty(answers, async (given) => {
      const { data, errors } = await execute({ schema, document: query, contextValue: contextOf(given) });
      expect(errors).toBeUndefined();
      const told = JSON.stringify(data);
      for (const [, name = ''] of told.matchAll(/"__typename":"(\w+)"/g)) met.add(name);
    }),
    { numRuns: 500 },
  );
  // The jobs were of many kinds, or nothing was shown.
  const kinds = ['Method', 'Grader', 'FineTuningIntegration'].flatMap((name) => {
    const type = schema.getType(name);
    return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  });
  expect(kinds.map(({ name }) => name).filter((name) => !met.has(name))).toEqual([]);
}, 30_000);
