import { GraphQLError, LoneAnonymousOperationRule, parse, specifiedRules, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { codeBlocks, type Page, pages } from './pages.ts';

/** The JSON bodies with an operation that a page's commands send, such as `-F operations='{"query": …}'`. */
const sentBodies = (page: Page): readonly string[] =>
  codeBlocks(page, 'sh').flatMap((code) =>
    [...code.matchAll(/'(\{\s*"query"[^']*\})'/g)].flatMap(([, body]) => (body === undefined ? [] : [body])),
  );

const documents = (page: Page): readonly string[] => [
  ...codeBlocks(page, 'graphql'),
  ...sentBodies(page).map((body) => JSON.parse(body).query),
];

// A block may show several operations without names, one below the other.
const rules = specifiedRules.filter((rule) => rule !== LoneAnonymousOperationRule);

/** What is wrong with a document; a snippet that is no whole document is wrong, too. */
const problemsOf = (source: string): readonly string[] => {
  try {
    return validate(schema, parse(source), rules).map(({ message }) => message);
  } catch (error) {
    if (error instanceof GraphQLError) return [error.message];
    throw error;
  }
};

const shown = pages.flatMap((page) =>
  documents(page).map((document, index) => [`${page.path}, number ${index + 1}`, document] as const),
);

describe('an operation in the docs', () => {
  it.each(shown)('fits the schema: %s', (_place, document) => {
    expect(problemsOf(document)).toEqual([]);
  });

  it('is found wherever one stands', () => {
    const opened = pages.flatMap((page) => [
      ...page.text.matchAll(/```graphql/g),
      ...codeBlocks(page, 'sh').flatMap((code) => [...code.matchAll(/\bquery\b["']? *:/g)]),
    ]);
    expect(shown).toHaveLength(opened.length);
    expect(shown.length).toBeGreaterThan(0);
  });

  it.each([
    ['{ fineTuningJob(id: "ftjob-1") { colour } }', 'Cannot query field "colour" on type "FineTuningJob".'],
    ['fineTuningJob(id: "ftjob-1") { id }', 'Syntax Error: Unexpected Name "fineTuningJob".'],
  ])('would be reported if it were wrong: %s', (document, problem) => {
    expect(problemsOf(document)).toEqual([problem]);
  });
});
