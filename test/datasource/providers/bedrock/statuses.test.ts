import { expect, it } from 'vitest';
import { callerWith } from '../../support/datasource.ts';
import { jobBody } from '../../support/job-body.ts';
import { answer } from '../../support/scripted-transport.ts';
import { bedrockOver } from './bedrock-over.ts';

it.each([
  ['validating_files', 'VALIDATING_FILES'],
  ['queued', 'QUEUED'],
  ['running', 'RUNNING'],
  ['paused', 'PAUSED'],
  ['succeeded', 'SUCCEEDED'],
  ['failed', 'FAILED'],
  ['cancelled', 'CANCELLED'],
  // Words of Bedrock's own, older API: nothing says that they come here.
  ['Stopping', 'UNKNOWN'],
  ['InProgress', 'UNKNOWN'],
])('%s reads %s, and keeps its own word', async (rawStatus, status) => {
  const { datasource } = bedrockOver(() => answer(200, jobBody({ status: rawStatus })));
  expect(await datasource.jobs.get(callerWith(), 'ftjob-1')).toMatchObject({ status, rawStatus });
});
