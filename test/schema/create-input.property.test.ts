import fc from 'fast-check';
import { type ExecutionResult, graphql } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { CreateJobRequest } from '../../src/domain/create-job.ts';
import type { UserError } from '../../src/domain/user-error.ts';
import type { CreateFineTuningJobInput } from '../../src/resolvers/create-input.ts';
import { schema } from '../../src/schema/index.ts';
import { type BrokenRule, brokenRules } from '../support/broken-rules.ts';
import { validInput } from '../support/create-input-arbitrary.ts';
import { recordingContext } from '../support/recording-context.ts';

const source = `mutation Create($input: CreateFineTuningJobInput!) {
  createFineTuningJob(input: $input) { job { id } userErrors { code message path } }
}`;

interface Outcome {
  readonly userErrors: readonly UserError[];
  readonly sent: readonly CreateJobRequest[];
}

const create = async (input: CreateFineTuningJobInput): Promise<Outcome> => {
  const { context, created } = recordingContext();
  const result: ExecutionResult = await graphql({
    schema,
    source,
    variableValues: { input: JSON.parse(JSON.stringify(input)) },
    contextValue: context,
  });
  expect(result.errors).toBeUndefined();
  const payload = result.data?.['createFineTuningJob'] as { readonly userErrors: readonly UserError[] };
  return { userErrors: payload.userErrors, sent: created };
};

/** A request that asks for nothing but a model and its file. */
const least: CreateJobRequest = {
  model: 'gpt-4o-mini',
  trainingFile: 'file-1',
  validationFile: null,
  suffix: null,
  seed: null,
  method: null,
  hyperparameters: null,
  integrations: [],
  metadata: [],
};

const needed = { model: 'gpt-4o-mini', trainingFile: 'file-1' };
const hyperparameters = { batchSize: null, learningRateMultiplier: null, nEpochs: null };

/** What each input asks for, written out. What goes to the upstream is held against every valid input in test/e2e. */
const examples: readonly (readonly [string, CreateFineTuningJobInput, CreateJobRequest])[] = [
  ['the least', needed, least],
  [
    'everything but a method',
    {
      ...needed,
      validationFile: 'file-2',
      suffix: 'tone',
      seed: 0,
      metadata: [
        { key: 'team', value: 'support' },
        { key: 'empty', value: '' },
      ],
      integrations: [{ wandb: { project: 'p', tags: ['t'] } }],
      hyperparameters: { nEpochs: 'auto', batchSize: 4 },
    },
    {
      ...least,
      validationFile: 'file-2',
      suffix: 'tone',
      seed: 0,
      metadata: [
        { key: 'team', value: 'support' },
        { key: 'empty', value: '' },
      ],
      integrations: [
        { kind: 'WANDB', type: 'wandb', project: 'p', entity: null, name: null, tags: ['t'], runId: null },
      ],
      hyperparameters: { ...hyperparameters, nEpochs: 'auto', batchSize: 4 },
    },
  ],
  [
    'supervised',
    { ...needed, method: { supervised: { hyperparameters: { learningRateMultiplier: 0.1 } } } },
    {
      ...least,
      method: { type: 'SUPERVISED', hyperparameters: { ...hyperparameters, learningRateMultiplier: 0.1 } },
    },
  ],
  [
    'dpo',
    { ...needed, method: { dpo: { hyperparameters: { beta: 0.5 } } } },
    { ...least, method: { type: 'DPO', hyperparameters: { ...hyperparameters, beta: 0.5 } } },
  ],
  [
    'reinforcement',
    {
      ...needed,
      method: {
        reinforcement: {
          hyperparameters: { evalSamples: 2, reasoningEffort: 'LOW' },
          grader: {
            multi: {
              name: 'both',
              calculateOutput: 'same',
              graders: [
                {
                  name: 'same',
                  grader: { stringCheck: { name: 'n', input: 'a', reference: 'b', operation: 'eq' } },
                },
              ],
            },
          },
        },
      },
    },
    {
      ...least,
      method: {
        type: 'REINFORCEMENT',
        hyperparameters: {
          ...hyperparameters,
          computeMultiplier: null,
          evalInterval: null,
          evalSamples: 2,
          reasoningEffort: 'LOW',
        },
        grader: {
          kind: 'MULTI',
          type: 'multi',
          name: 'both',
          calculateOutput: 'same',
          graders: [
            {
              name: 'same',
              grader: {
                kind: 'STRING_CHECK',
                type: 'string_check',
                name: 'n',
                input: 'a',
                reference: 'b',
                operation: 'eq',
              },
            },
          ],
        },
      },
    },
  ],
];

const places = (errors: readonly { readonly code: string; readonly path: readonly string[] }[]) =>
  errors.map(({ code, path }) => `${code} ${path.join('.')}`).sort();
const expected = (rules: readonly BrokenRule[]) =>
  places(rules.map(({ code, path }) => ({ code, path: ['input', ...path] })));

describe('createFineTuningJob', () => {
  it.each(examples)('passes on what is asked for: %s', async (_name, input, request) => {
    expect(await create(input)).toEqual({ userErrors: [], sent: [request] });
  });
});

describe('createFineTuningJob, for any input', () => {
  it('takes every valid one, and asks for one job', async () => {
    await fc.assert(
      fc.asyncProperty(validInput, async (input) => {
        const { userErrors, sent } = await create(input);
        expect(userErrors).toEqual([]);
        expect(sent).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });

  it.each(brokenRules.map((rule) => [rule.name, rule] as const))(
    'refuses %s, at its place',
    async (_name, rule) => {
      await fc.assert(
        fc.asyncProperty(validInput, async (input) => {
          const { userErrors, sent } = await create(rule.breakIt(input));
          expect(places(userErrors)).toEqual(expected([rule]));
          expect(sent).toEqual([]);
        }),
        { numRuns: 5 },
      );
    },
  );

  it('tells all problems of one that breaks several rules, at once', async () => {
    const groups = [...new Set(brokenRules.map((rule) => rule.group))];
    const someRules = fc
      .tuple(
        ...groups.map((group) => fc.option(fc.constantFrom(...brokenRules.filter((r) => r.group === group)))),
      )
      .map((rules) => rules.filter((rule): rule is BrokenRule => rule !== null));

    await fc.assert(
      fc.asyncProperty(validInput, someRules, async (input, rules) => {
        const broken = rules.reduce((soFar, rule) => rule.breakIt(soFar), input);
        expect(places((await create(broken)).userErrors)).toEqual(expected(rules));
      }),
      { numRuns: 300 },
    );
  });
});
