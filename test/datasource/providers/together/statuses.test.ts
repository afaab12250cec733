import { expect, it } from 'vitest';
import { together } from '../../../../src/datasource/providers/together/index.ts';
import { isTerminal, type JobStatus } from '../../../../src/domain/job-status.ts';
import { callerWith, datasourceOver } from '../../support/datasource.ts';
import { answer, scriptedTransport } from '../../support/scripted-transport.ts';

/** The reference's list, and `user_error` of the Python SDK. */
const STATUSES: readonly (readonly [word: string, status: JobStatus, isOver: boolean])[] = [
  ['pending', 'QUEUED', false],
  ['queued', 'QUEUED', false],
  ['running', 'RUNNING', false],
  ['compressing', 'RUNNING', false],
  ['uploading', 'RUNNING', false],
  ['cancel_requested', 'RUNNING', false],
  ['cancelled', 'CANCELLED', true],
  ['error', 'FAILED', true],
  ['user_error', 'FAILED', true],
  ['completed', 'SUCCEEDED', true],
  ['restarting', 'UNKNOWN', false],
];

/** The job's log tells nothing. */
const datasourceWith = (status: string) =>
  datasourceOver(
    scriptedTransport(({ path }) =>
      answer(200, path.endsWith('/events') ? { data: [] } : { id: 'ft-1', status }),
    ),
    { provider: 'together' },
  );

it.each(STATUSES)('%s is %s', async (word, status, isOver) => {
  const job = await datasourceWith(word).jobs.get(callerWith(), 'ft-1');
  expect(job).toMatchObject({ status, rawStatus: word });
  expect(isTerminal(status)).toBe(isOver);
});

it('knows no word beyond those', () => {
  const words = STATUSES.filter(([, status]) => status !== 'UNKNOWN').map(([word]) => word);
  expect([...together.statuses.keys()].sort()).toEqual(words.sort());
});
