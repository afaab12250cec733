import { expect, it } from 'vitest';
import { openai } from '../../../src/datasource/providers/openai/index.ts';
import { createVocabulary } from '../../../src/datasource/wire/vocabulary.ts';
import { keepingLogger } from '../support/datasource.ts';

it.each([
  ['validating_files', 'VALIDATING_FILES'],
  ['queued', 'QUEUED'],
  ['running', 'RUNNING'],
  ['paused', 'PAUSED'],
  ['succeeded', 'SUCCEEDED'],
  ['failed', 'FAILED'],
  ['cancelled', 'CANCELLED'],
  ['canceling', 'UNKNOWN'],
  ['', 'UNKNOWN'],
])('the status %j is %s', (word, status) => {
  expect(createVocabulary(openai, keepingLogger()).status(word)).toBe(status);
});

it('logs an unknown status once, and no more than a hundred of them', () => {
  const logger = keepingLogger();
  const vocabulary = createVocabulary(openai, logger);
  vocabulary.status('pondering');
  vocabulary.status('pondering');
  expect(logger.lines).toHaveLength(1);
  expect(logger.lines[0]).toContain('pondering');
  for (let index = 0; index < 500; index++) vocabulary.status(`state-${index}`);
  expect(logger.lines).toHaveLength(100);
});
