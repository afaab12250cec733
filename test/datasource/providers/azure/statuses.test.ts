import { expect, it } from 'vitest';
import { callerWith } from '../../support/datasource.ts';
import { jobBody } from '../../support/job-body.ts';
import { answer } from '../../support/scripted-transport.ts';
import { azureOver } from './azure-over.ts';

it.each([
  ['created', 'QUEUED'],
  ['pending', 'QUEUED'],
  ['notRunning', 'QUEUED'],
  ['validating_files', 'VALIDATING_FILES'],
  ['queued', 'QUEUED'],
  ['running', 'RUNNING'],
  ['pausing', 'RUNNING'],
  ['paused', 'PAUSED'],
  ['resuming', 'QUEUED'],
  ['succeeded', 'SUCCEEDED'],
  ['failed', 'FAILED'],
  ['cancelling', 'RUNNING'],
  ['canceling', 'RUNNING'],
  ['cancelled', 'CANCELLED'],
  ['canceled', 'CANCELLED'],
  ['evaluating', 'UNKNOWN'],
])('%s reads %s, and keeps its own word', async (rawStatus, status) => {
  const { datasource } = azureOver(() => answer(200, jobBody({ status: rawStatus })));
  expect(await datasource.jobs.get(callerWith(), 'ftjob-1')).toMatchObject({ status, rawStatus });
});

it.each([
  ['succeeded', new Date(1_700_000_100_000)],
  ['canceled', new Date(1_700_000_100_000)],
  ['paused', null],
  ['resuming', null],
  ['running', null],
])('a job that is %s finished at %s', async (status, finishedAt) => {
  const { datasource } = azureOver(() => answer(200, jobBody({ status, finished_at: 1_700_000_100 })));
  expect(await datasource.jobs.get(callerWith(), 'ftjob-1')).toMatchObject({ finishedAt });
});
