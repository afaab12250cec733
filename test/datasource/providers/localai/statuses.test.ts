import { expect, it } from 'vitest';
import { isTerminal } from '../../../../src/domain/job-status.ts';
import { callerWith } from '../../support/datasource.ts';
import { answer } from '../../support/scripted-transport.ts';
import { JOB_ID, localaiJob, localaiOver } from './localai-over.ts';

const read = async (status: unknown) => {
  const { datasource } = localaiOver(() => answer(200, localaiJob({ status })));
  return { job: await datasource.jobs.get(callerWith(), JOB_ID), logged: datasource.logged };
};

it.each([
  ['queued', 'QUEUED', false],
  ['loading_model', 'QUEUED', false],
  ['loading_dataset', 'QUEUED', false],
  ['training', 'RUNNING', false],
  ['saving', 'RUNNING', false],
  ['completed', 'SUCCEEDED', true],
  ['failed', 'FAILED', true],
  ['stopped', 'CANCELLED', true],
] as const)('%s is %s', async (rawStatus, status, isOver) => {
  const { job, logged } = await read(rawStatus);
  expect(job).toMatchObject({ status, rawStatus });
  expect(isTerminal(status)).toBe(isOver);
  expect(logged).toEqual([]);
});

it.each(['error', 'evaluating', 'COMPLETED'])(
  '%s, which no document names, is unknown',
  async (rawStatus) => {
    const { job, logged } = await read(rawStatus);
    expect(job).toMatchObject({ status: 'UNKNOWN', rawStatus });
    expect(logged).toHaveLength(1);
  },
);

it.each([undefined, null, 7, ''])('%j is no word at all', async (status) => {
  expect((await read(status)).job).toMatchObject({ status: 'UNKNOWN', rawStatus: '' });
});

it('tells a reason for a failure only', async () => {
  expect((await read('training')).job).toMatchObject({ error: null });
  const { datasource } = localaiOver(() => answer(200, localaiJob({ status: 'failed', message: undefined })));
  expect(await datasource.jobs.get(callerWith(), JOB_ID)).toMatchObject({
    error: { code: 'unknown', message: 'The upstream gave no reason.', param: null },
  });
});
