import { describe, expect, it } from 'vitest';
import { isTerminal, type JobStatus } from '../../../../src/domain/job-status.ts';
import { callerWith } from '../../support/datasource.ts';
import { always, jobBody, mistralOver } from './mistral-over.ts';

const readWith = async (status: unknown) => {
  const { datasource } = mistralOver(always(jobBody({ status })));
  return datasource.jobs.get(callerWith(), 'job-1');
};

describe("Mistral's word for a status", () => {
  it.each<[string, JobStatus]>([
    ['QUEUED', 'QUEUED'],
    ['VALIDATING', 'VALIDATING_FILES'],
    ['VALIDATED', 'QUEUED'],
    ['STARTED', 'RUNNING'],
    ['RUNNING', 'RUNNING'],
    ['CANCELLATION_REQUESTED', 'RUNNING'],
    ['SUCCESS', 'SUCCEEDED'],
    ['FAILED', 'FAILED'],
    ['FAILED_VALIDATION', 'FAILED'],
    ['CANCELLED', 'CANCELLED'],
  ])('%s reads %s', async (rawStatus, status) => {
    expect(await readWith(rawStatus)).toMatchObject({ status, rawStatus });
  });

  it.each(['COMPRESSING', 'success', 'PAUSED'])('that nobody knows, %s, reads UNKNOWN', async (rawStatus) => {
    expect(await readWith(rawStatus)).toMatchObject({ status: 'UNKNOWN', rawStatus });
  });

  it.each([undefined, null, 7, ''])('that is none, %j, reads UNKNOWN', async (status) => {
    expect(await readWith(status)).toMatchObject({ status: 'UNKNOWN', rawStatus: '' });
  });

  it.each(['QUEUED', 'VALIDATING', 'VALIDATED', 'STARTED', 'RUNNING', 'CANCELLATION_REQUESTED'])(
    'of a job that goes on, %s, tells no end',
    async (status) => {
      const job = await readWith(status);
      expect(job).toMatchObject({ finishedAt: null, error: null });
      expect(isTerminal(job?.status ?? 'FAILED')).toBe(false);
    },
  );

  it.each(['SUCCESS', 'FAILED', 'FAILED_VALIDATION', 'CANCELLED'])(
    'of a job that has ended, %s, makes its last change its end',
    async (status) => {
      expect(await readWith(status)).toMatchObject({ finishedAt: new Date(1_700_000_100_000) });
    },
  );
});
