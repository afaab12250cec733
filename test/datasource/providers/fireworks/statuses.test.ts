import { describe, expect, it } from 'vitest';
import type { JobStatus } from '../../../../src/domain/job-status.ts';
import { callerWith } from '../../support/datasource.ts';
import { answer } from '../../support/scripted-transport.ts';
import { fireworksOver, jobBody } from './support.ts';

const read = async (state: string) => {
  const fireworks = fireworksOver(() =>
    answer(200, jobBody({ state, outputModel: 'accounts/my-account/models/m' })),
  );
  return { job: await fireworks.jobs.get(callerWith(), 'sft_one'), logged: fireworks.logged };
};

/** `gatewayJobState` of the API reference, with the two that only the OpenAPI document 4.259.0 has. */
const STATES: readonly (readonly [state: string, status: JobStatus])[] = [
  ['JOB_STATE_UNSPECIFIED', 'UNKNOWN'],
  ['JOB_STATE_CREATING', 'QUEUED'],
  ['JOB_STATE_CREATING_INPUT_DATASET', 'VALIDATING_FILES'],
  ['JOB_STATE_VALIDATING', 'VALIDATING_FILES'],
  ['JOB_STATE_PENDING', 'QUEUED'],
  ['JOB_STATE_RE_QUEUEING', 'QUEUED'],
  ['JOB_STATE_IDLE', 'RUNNING'],
  ['JOB_STATE_RUNNING', 'RUNNING'],
  ['JOB_STATE_WRITING_RESULTS', 'RUNNING'],
  ['JOB_STATE_PAUSED', 'PAUSED'],
  ['JOB_STATE_COMPLETED', 'SUCCEEDED'],
  ['JOB_STATE_FAILED', 'FAILED'],
  ['JOB_STATE_EXPIRED', 'FAILED'],
  ['JOB_STATE_EARLY_STOPPED', 'FAILED'],
  ['JOB_STATE_CANCELLING', 'RUNNING'],
  ['JOB_STATE_CANCELLED', 'CANCELLED'],
  ['JOB_STATE_DELETING', 'UNKNOWN'],
  ['JOB_STATE_DELETING_CLEANING_UP', 'UNKNOWN'],
  ['JOB_STATE_DELETED', 'CANCELLED'],
  ['JOB_STATE_ARCHIVED', 'CANCELLED'],
];

describe.each(STATES)('%s', (state, status) => {
  it(`reads ${status}, keeps its own word, and is no news to the operator`, async () => {
    const { job, logged } = await read(state);
    expect(job).toMatchObject({ status, rawStatus: state });
    expect(logged).toEqual([]);
  });

  it('means the same without its prefix', async () => {
    const bare = state.replace('JOB_STATE_', '');
    expect((await read(bare)).job).toMatchObject({ status, rawStatus: bare });
  });

  it(`has ${status === 'SUCCEEDED' ? 'its' : 'no'} model`, async () => {
    const { job } = await read(state);
    expect(job?.fineTunedModel).toBe(status === 'SUCCEEDED' ? 'accounts/my-account/models/m' : null);
  });
});

it('a state that nobody knows reads UNKNOWN, and the operator hears of it', async () => {
  const { job, logged } = await read('JOB_STATE_DREAMING');
  expect(job).toMatchObject({ status: 'UNKNOWN', rawStatus: 'JOB_STATE_DREAMING' });
  expect(logged.join()).toContain('JOB_STATE_DREAMING');
});

describe('what went wrong', () => {
  const errorOf = async (state: string, status: { code?: string; message?: string }) =>
    (await fireworksOver(() => answer(200, jobBody({ state, status }))).jobs.get(callerWith(), 'sft_one'))
      ?.error;

  it.each([
    ['JOB_STATE_FAILED', { code: 'INTERNAL', message: '' }, 'INTERNAL', 'Fireworks gave no reason.'],
    ['JOB_STATE_FAILED', { message: 'no examples' }, 'unknown', 'no examples'],
    [
      'JOB_STATE_PAUSED',
      { code: 'FAILED_PRECONDITION', message: 'suspended' },
      'FAILED_PRECONDITION',
      'suspended',
    ],
    ['JOB_STATE_EARLY_STOPPED', { code: 'OK', message: 'all the same' }, 'EARLY_STOPPED', 'all the same'],
  ])('%s with %j', async (state, status, code, message) => {
    expect(await errorOf(state, status)).toEqual({ code, message, param: null });
  });

  it.each([
    ['JOB_STATE_RUNNING', { code: 'OK', message: 'fine' }],
    ['JOB_STATE_CANCELLED', { code: 'CANCELLED', message: 'by a user' }],
    ['JOB_STATE_FAILED', { code: 'OK' }],
  ])('%s with %j tells of nothing', async (state, status) => {
    expect(await errorOf(state, status)).toBeNull();
  });
});
