import fc from 'fast-check';
import { type ExecutionResult, graphql } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { CreateJobRequest } from '../../src/domain/create-job.ts';
import type { UserError } from '../../src/domain/user-error.ts';
import type { CreateFineTuningJobInput } from '../../src/resolvers/create-input.ts';
import { createRequestOf } from '../../src/resolvers/create-request.ts';
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

const places = (errors: readonly { readonly code: string; readonly path: readonly string[] }[]) =>
  errors.map(({ code, path }) => `${code} ${path.join('.')}`).sort();
const expected = (rules: readonly BrokenRule[]) =>
  places(rules.map(({ code, path }) => ({ code, path: ['input', ...path] })));

describe('createFineTuningJob, for any input', () => {
  it('takes every valid one and passes it on whole', async () => {
    await fc.assert(
      fc.asyncProperty(validInput, async (input) => {
        const { userErrors, sent } = await create(input);
        expect(userErrors).toEqual([]);
        expect(sent).toEqual([createRequestOf(JSON.parse(JSON.stringify(input)))]);
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
