import { expect, it } from 'vitest';
import { zai } from '../../../../src/datasource/providers/zai/index.ts';
import { isTerminal, type JobStatus } from '../../../../src/domain/job-status.ts';
import { callerWith, datasourceOver } from '../../support/datasource.ts';
import { answer, scriptedTransport } from '../../support/scripted-transport.ts';

/** Every word that one of the SDKs knows, and some that none does. */
const WORDS: readonly (readonly [word: string, status: JobStatus, isOver: boolean])[] = [
  ['create', 'QUEUED', false],
  ['created', 'QUEUED', false],
  ['pending', 'QUEUED', false],
  ['validating_files', 'VALIDATING_FILES', false],
  ['queued', 'QUEUED', false],
  ['running', 'RUNNING', false],
  ['succeeded', 'SUCCEEDED', true],
  ['failed', 'FAILED', true],
  ['cancelled', 'CANCELLED', true],
  ['completed', 'UNKNOWN', false],
  ['cancelling', 'UNKNOWN', false],
  ['', 'UNKNOWN', false],
];

it.each(WORDS)('"%s" is %s, and keeps its own word', async (word, status, isOver) => {
  const transport = scriptedTransport(() => answer(200, { id: 'ftjob-1', status: word }));
  const job = await datasourceOver(transport, { provider: 'zai' }).jobs.get(callerWith(), 'ftjob-1');
  expect(job).toMatchObject({ status, rawStatus: word });
  expect(isTerminal(status)).toBe(isOver);
});

it('has no word that is not in this table', () => {
  const told = WORDS.filter(([, status]) => status !== 'UNKNOWN').map(([word]) => word);
  expect([...zai.statuses.keys()].sort()).toEqual(told.sort());
});
