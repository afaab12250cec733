import { describe, expect, it } from 'vitest';
import { isTerminal, type JobStatus } from '../../../../src/domain/job-status.ts';
import { callerWith } from '../../support/datasource.ts';
import { jobBody } from '../../support/job-body.ts';
import { answer } from '../../support/scripted-transport.ts';
import { openaiOver } from './openai-over.ts';

const readWith = (status: unknown) =>
  openaiOver(answer(200, jobBody({ status }))).jobs.get(callerWith(), 'ftjob-1');

// The list of the reference, and `paused`, which stands in its example of a paused job alone.
const DOCUMENTED: readonly (readonly [string, JobStatus])[] = [
  ['validating_files', 'VALIDATING_FILES'],
  ['queued', 'QUEUED'],
  ['running', 'RUNNING'],
  ['paused', 'PAUSED'],
  ['succeeded', 'SUCCEEDED'],
  ['failed', 'FAILED'],
  ['cancelled', 'CANCELLED'],
];

describe("OpenAI's word for a status", () => {
  it.each(DOCUMENTED)('%s reads %s', async (rawStatus, status) => {
    expect(await readWith(rawStatus)).toMatchObject({ status, rawStatus });
  });

  it.each(['created', 'compressing', 'uploading', 'canceled', 'SUCCEEDED', 'constructor'])(
    'that it does not document, %s, reads UNKNOWN, and is no end',
    async (rawStatus) => {
      const job = await readWith(rawStatus);
      expect(job).toMatchObject({ status: 'UNKNOWN', rawStatus });
      expect(isTerminal(job?.status ?? 'FAILED')).toBe(false);
    },
  );

  it.each([undefined, null, 7, {}])('that is none, %j, reads UNKNOWN', async (status) => {
    expect(await readWith(status)).toMatchObject({ status: 'UNKNOWN', rawStatus: '' });
  });
});
