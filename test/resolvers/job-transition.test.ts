import { describe, expect, it } from 'vitest';
import type { FineTuningJob } from '../../src/domain/job.ts';
import type { JobStatus } from '../../src/domain/job-status.ts';
import { ServiceError } from '../../src/domain/service-error.ts';
import { UpstreamRejection } from '../../src/domain/upstream-rejection.ts';
import {
  cancelFineTuningJob,
  pauseFineTuningJob,
  resumeFineTuningJob,
} from '../../src/resolvers/job-transition.ts';
import { aJob, recordingContext } from '../support/recording-context.ts';

const mutations = { cancel: cancelFineTuningJob, pause: pauseFineTuningJob, resume: resumeFineTuningJob };
type Action = keyof typeof mutations;

const refusal = (status: number) =>
  new UpstreamRejection('The upstream says no.', {
    status,
    upstreamCode: null,
    param: null,
    upstreamRequestId: undefined,
  });

/** An upstream that refuses the action with this status, while the job stands where it stands. */
const refused = (action: Action, httpStatus: number, jobStatus: JobStatus | null) => {
  const { context } = recordingContext({
    [action]: async () => {
      throw refusal(httpStatus);
    },
    get: async () => (jobStatus === null ? null : aJob({ status: jobStatus })),
  });
  return mutations[action](null, { id: 'ftjob-1' }, context);
};

/** An upstream that gives no answer to the action, and this one to a look at the job. */
const unanswered = (action: Action, get: () => Promise<FineTuningJob | null>) => {
  const { context } = recordingContext({
    [action]: () =>
      Promise.reject(new ServiceError('UPSTREAM_TIMEOUT', 'No answer.', { mayHaveHappened: true })),
    get,
  });
  return mutations[action](null, { id: 'ftjob-1' }, context);
};

describe('cancel, pause and resume', () => {
  it('answer the job as the upstream left it, also to a later read of the same request', async () => {
    const { context } = recordingContext({ cancel: async () => aJob({ status: 'CANCELLED' }) });
    const { job, userErrors } = await cancelFineTuningJob(null, { id: 'ftjob-1' }, context);
    expect(userErrors).toEqual([]);
    expect(job?.status).toBe('CANCELLED');
    expect((await context.loaders.job.load('ftjob-1'))?.status).toBe('CANCELLED');
  });

  it.each([
    ['cancel', 'CANCELLED'],
    ['pause', 'PAUSED'],
    ['resume', 'RUNNING'],
    ['resume', 'QUEUED'],
  ] as const)('%s of a job that is %s already is a success', async (action, status) => {
    const { job, userErrors } = await refused(action, 400, status);
    expect(userErrors).toEqual([]);
    expect(job?.status).toBe(status);
  });

  it.each([
    [
      'cancel',
      'SUCCEEDED',
      'The job is SUCCEEDED; cancel is for a job that is VALIDATING_FILES or QUEUED or RUNNING or PAUSED.',
    ],
    ['pause', 'FAILED', 'The job is FAILED; pause is for a job that is QUEUED or RUNNING.'],
    ['resume', 'CANCELLED', 'The job is CANCELLED; resume is for a job that is PAUSED.'],
  ] as const)('%s of a job that is %s says why not', async (action, status, message) => {
    const { job, userErrors } = await refused(action, 400, status);
    expect(userErrors).toEqual([{ code: 'INVALID_STATE', message, path: ['id'] }]);
    expect(job?.status).toBe(status);
  });

  it.each(['RUNNING', 'UNKNOWN'] as const)(
    'passes on what the upstream says when it refuses to cancel a job that is %s',
    async (status) => {
      const { userErrors } = await refused('cancel', 422, status);
      expect(userErrors).toEqual([
        { code: 'UPSTREAM_REJECTED', message: 'The upstream says no.', path: ['id'] },
      ]);
    },
  );

  it('passes on what the upstream says when it does not tell how the job stands', async () => {
    const { context } = recordingContext({
      cancel: async () => {
        throw refusal(409);
      },
      get: async () => {
        throw new ServiceError('UPSTREAM_ERROR', 'Broken.');
      },
    });
    expect(await cancelFineTuningJob(null, { id: 'ftjob-1' }, context)).toEqual({
      job: null,
      userErrors: [{ code: 'UPSTREAM_REJECTED', message: 'The upstream says no.', path: ['id'] }],
    });
  });

  it('says NOT_FOUND for a job that the upstream does not know', async () => {
    const { job, userErrors } = await refused('pause', 404, null);
    expect(job).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['id'] }]);
  });

  it.each([
    ['cancel', 'CANCELLED'],
    ['pause', 'PAUSED'],
    ['resume', 'QUEUED'],
  ] as const)('%s without an answer is a success when the job turns out to be %s', async (action, status) => {
    const { job, userErrors } = await unanswered(action, async () => aJob({ status }));
    expect([job?.status, userErrors]).toEqual([status, []]);
  });

  it.each([
    ['stands where it stood', async () => aJob({ status: 'RUNNING' })],
    ['can not be read', () => Promise.reject(new ServiceError('UPSTREAM_TIMEOUT', 'Late.'))],
  ] as const)('without an answer fails as it did when the job %s', async (_name, get) => {
    await expect(unanswered('cancel', get)).rejects.toThrow('No answer.');
  });

  it('throws what no user can mend', async () => {
    const failure = new ServiceError('UPSTREAM_TIMEOUT', 'Too late.');
    const { context } = recordingContext({
      cancel: async () => {
        throw failure;
      },
    });
    await expect(cancelFineTuningJob(null, { id: 'ftjob-1' }, context)).rejects.toBe(failure);
  });
});
