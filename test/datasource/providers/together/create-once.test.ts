import { expect, it } from 'vitest';
import type { CreateJobRequest } from '../../../../src/domain/create-job.ts';
import type { CreateKey } from '../../../../src/domain/create-key.ts';
import { CreateOutcomeUnknown, IdempotencyKeyReused } from '../../../../src/domain/create-outcome.ts';
import { runInFakeTime, useFakeTime } from '../../../support/fake-time.ts';
import { callerWith, datasourceOver, failureOf } from '../../support/datasource.ts';
import { answer, resetConnection, scriptedTransport } from '../../support/scripted-transport.ts';

const caller = callerWith();
const key: CreateKey = { value: 'key', chosenBy: 'CLIENT' };

const aRequest = (suffix: string | null): CreateJobRequest => ({
  model: 'meta-llama/Meta-Llama-3.1-8B-Instruct-Reference',
  trainingFile: 'file-1',
  validationFile: null,
  suffix,
  seed: null,
  method: null,
  hyperparameters: null,
  integrations: [],
  metadata: [],
});

interface Behaviour {
  /** The answer to this create, counted from 1, never comes. */
  readonly loses: number;
  /** Whether the job was made all the same. */
  readonly carriedOut: boolean;
  /** What becomes of the suffix in what is told of a job. */
  readonly told?: (suffix: string) => object;
}

/** A Together that remembers its jobs. */
const remembering = ({ loses, carriedOut, told = (suffix) => ({ suffix }) }: Behaviour) => {
  const jobs: object[] = [];
  const sent: { readonly suffix?: string }[] = [];
  const transport = scriptedTransport(({ method, body }) => {
    if (method === 'GET') return answer(200, { data: jobs });
    const asked = JSON.parse(String(body));
    sent.push(asked);
    const isLost = sent.length === loses;
    const created_at = new Date(Date.now()).toISOString();
    const job = { id: `ft-${jobs.length + 1}`, status: 'pending', created_at, ...told(asked.suffix ?? '') };
    if (!isLost || carriedOut) jobs.push(job);
    return isLost ? resetConnection() : answer(200, job);
  });
  const start = () =>
    datasourceOver(transport, {
      provider: 'together',
      creation: { tagging: 'all', settle: 30_000, timeout: 60_000 },
      isNewUpstream: true,
    });
  return { start, jobs, sent };
};

it('finds the job of a lost answer by the tag in its suffix, and shows only what was asked for', async () => {
  useFakeTime();
  const { start, sent } = remembering({ loses: 1, carriedOut: true });
  const job = await runInFakeTime(() => start().creation.create(caller, aRequest('tone'), key));
  expect(job).toMatchObject({ id: 'ft-1', suffix: 'tone' });
  expect(sent).toHaveLength(1);
  expect(sent[0]?.suffix).toMatch(/^tone-tg[0-9a-f]{24}$/);
});

it('finds it by the name of the model where the suffix does not come back', async () => {
  useFakeTime();
  const { start, sent } = remembering({
    loses: 1,
    carriedOut: true,
    told: (suffix) => ({ model_output_name: `acme/Llama-3.1:${suffix}:ft-1` }),
  });
  const job = await runInFakeTime(() => start().creation.create(caller, aRequest('tone'), key));
  expect(job).toMatchObject({ id: 'ft-1', suffix: null });
  expect(sent).toHaveLength(1);
});

it('sends it again once the list has shown for the settle time that there is no job', async () => {
  useFakeTime();
  const begun = Date.now();
  const { start, sent } = remembering({ loses: 1, carriedOut: false });
  const job = await runInFakeTime(() => start().creation.create(caller, aRequest(null), key));
  expect(job).toMatchObject({ id: 'ft-1', suffix: null });
  expect(sent).toHaveLength(2);
  expect(Date.now() - begun).toBeGreaterThanOrEqual(30_000);
});

it('gives the same job to another process, and refuses other input under the key', async () => {
  useFakeTime();
  const { start, sent } = remembering({ loses: 0, carriedOut: true });
  await start().creation.create(caller, aRequest('tone'), key);
  const other = start().creation;
  expect((await other.create(caller, aRequest('tone'), key)).id).toBe('ft-1');
  const failure = await failureOf(start().creation.create(caller, aRequest('other'), key));
  expect(failure).toBeInstanceOf(IdempotencyKeyReused);
  expect(sent).toHaveLength(1);
});

it('gives each its own job when two keys and a list are asked for at the same moment', async () => {
  useFakeTime();
  const { start, sent } = remembering({ loses: 0, carriedOut: true });
  const keys = ['first', 'second'].map((value): CreateKey => ({ value, chosenBy: 'CLIENT' }));
  for (const each of keys) await start().creation.create(caller, aRequest('tone'), each);
  const { creation, jobs } = start();
  const listed = jobs.list(caller, { first: 10, after: null, metadata: [] });
  const found = await Promise.all(keys.map((each) => creation.create(caller, aRequest('tone'), each)));
  expect(found.map(({ id }) => id)).toEqual(['ft-1', 'ft-2']);
  expect((await listed).items.map(({ id }) => id).sort()).toEqual(['ft-1', 'ft-2']);
  expect(sent).toHaveLength(2);
});

it('sends no create again once one was answered without its tag', async () => {
  useFakeTime();
  const { start, sent } = remembering({ loses: 2, carriedOut: false, told: () => ({}) });
  const { creation } = start();
  await creation.create(caller, aRequest(null), { value: 'first', chosenBy: 'CLIENT' });
  const failure = await runInFakeTime(() => failureOf(creation.create(caller, aRequest(null), key)));
  expect(failure).toBeInstanceOf(CreateOutcomeUnknown);
  expect(sent).toHaveLength(2);
});

it('puts no tag into a name that nobody asked for', async () => {
  const { start, sent } = remembering({ loses: 0, carriedOut: true });
  const { creation } = start();
  expect(creation.keyFor(caller, aRequest('tone'), null)).toBeNull();
  await creation.create(caller, aRequest('tone'), null);
  expect(sent[0]?.suffix).toBe('tone');
});

it('refuses a suffix that leaves no room for a tag, at its field, before a job is asked for', async () => {
  const { start, sent } = remembering({ loses: 0, carriedOut: true });
  const { creation } = start();
  expect((await creation.create(caller, aRequest('a'.repeat(40)), null)).id).toBe('ft-1');
  expect(await failureOf(creation.create(caller, aRequest('a'.repeat(14)), key))).toMatchObject({
    code: 'NOT_SUPPORTED',
    inputs: [{ path: ['suffix'], code: 'TOO_LONG' }],
  });
  expect(sent).toHaveLength(1);
  expect((await creation.create(caller, aRequest('a'.repeat(13)), key)).suffix).toBe('a'.repeat(13));
});
