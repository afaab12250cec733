import { expect, it } from 'vitest';
import { nebius } from '../../../../src/datasource/providers/nebius/index.ts';
import { isTerminal, type JobStatus } from '../../../../src/domain/job-status.ts';
import { callerWith, datasourceOver } from '../../support/datasource.ts';
import { answer, scriptedTransport } from '../../support/scripted-transport.ts';

/** Every word of FineTuningJob.status in the OpenAPI document 20260630, and some that are in none. */
const WORDS: readonly (readonly [word: string, status: JobStatus, isOver: boolean])[] = [
  ['validating_files', 'VALIDATING_FILES', false],
  ['queued', 'QUEUED', false],
  ['running', 'RUNNING', false],
  ['succeeded', 'SUCCEEDED', true],
  ['failed', 'FAILED', true],
  ['cancelled', 'CANCELLED', true],
  ['paused', 'UNKNOWN', false],
  ['cancelling', 'UNKNOWN', false],
  ['Succeeded', 'UNKNOWN', false],
  ['', 'UNKNOWN', false],
];

it.each(WORDS)('"%s" is %s, and keeps its own word', async (word, status, isOver) => {
  const transport = scriptedTransport(() => answer(200, { id: 'ftjob-1', status: word }));
  const job = await datasourceOver(transport, { provider: 'nebius' }).jobs.get(callerWith(), 'ftjob-1');
  expect(job).toMatchObject({ status, rawStatus: word });
  expect(isTerminal(status)).toBe(isOver);
});

it('has no word that is not in this table', () => {
  const told = WORDS.filter(([, status]) => status !== 'UNKNOWN').map(([word]) => word);
  expect([...nebius.statuses.keys()].sort()).toEqual(told.sort());
});
