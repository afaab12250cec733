import { describe, expect, it, onTestFinished } from 'vitest';
import { type Fault, startEmulator } from '../../src/emulator/index.ts';
import { graphql } from '../support/operations/index.ts';
import { type AppUnderTest, startApp } from '../support/start-app.ts';

const CREATE_ROUTE = 'POST /v1/fine_tuning/jobs';

const CreateSafely = graphql(`
  mutation CreateSafely($input: CreateFineTuningJobInput!) {
    createFineTuningJob(input: $input) {
      job { id metadata { entries { key value } } }
      idempotencyKey
      userErrors { code message path }
    }
  }
`);

const CancelSafely = graphql(`
  mutation CancelSafely($id: ID!) {
    cancelFineTuningJob(id: $id) { job { status } userErrors { code } }
  }
`);

const DeleteSafely = graphql(`
  mutation DeleteSafely($id: ID!) {
    deleteFineTuningFile(id: $id) { deletedId userErrors { code } }
  }
`);

const start = async (faults: readonly Fault[] = [], settings: Readonly<Record<string, string>> = {}) => {
  const emulator = await startEmulator({ speed: 0.01 });
  onTestFinished(() => emulator.stop());
  emulator.setFaults(faults);
  return { emulator, app: await startApp({ upstream: emulator, settings }) };
};

const create = async ({ query }: AppUnderTest, input: object = {}) => {
  const { data, errors } = await query(CreateSafely, {
    input: { model: 'gpt-4o-mini', trainingFile: 'file-seed-chat', ...input },
  });
  return { payload: data?.createFineTuningJob, errors };
};

const pairs = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ key: `key-${index}`, value: 'v' }));

describe('createFineTuningJob', () => {
  it.each<[string, Fault]>([
    ['a 500 after the job was made', { kind: 'error', carriedOut: true, times: 1, route: CREATE_ROUTE }],
    ['a 500 before', { kind: 'error', times: 1, route: CREATE_ROUTE }],
    ['a reset after', { kind: 'reset', carriedOut: true, times: 1, route: CREATE_ROUTE }],
    ['a reset before', { kind: 'reset', times: 1, route: CREATE_ROUTE }],
    ['a truncated answer', { kind: 'truncatedBody', times: 1, route: CREATE_ROUTE }],
    ["a proxy's page", { kind: 'htmlBody', times: 1, route: CREATE_ROUTE }],
    ['429', { kind: 'error', status: 429, times: 2, route: CREATE_ROUTE }],
  ])('makes one job through %s', async (_name, fault) => {
    const { app, emulator } = await start([fault]);
    const { payload } = await create(app);
    expect(payload).toMatchObject({ idempotencyKey: expect.any(String), userErrors: [] });
    expect(emulator.jobsCreated().map(({ id }) => id)).toEqual([payload?.job?.id]);
  });

  it('answers the same job for the same key, of the client or of ours, after a restart too', async () => {
    const { app, emulator } = await start();
    const first = await create(app, { idempotencyKey: 'mine' });
    const second = await create(app);
    await app.stop();
    const restarted = await startApp({ upstream: emulator });
    const again = await create(restarted, { idempotencyKey: 'mine' });
    const ours = await create(restarted, { idempotencyKey: second.payload?.idempotencyKey });
    expect([again.payload?.job?.id, ours.payload?.job?.id]).toEqual([
      first.payload?.job?.id,
      second.payload?.job?.id,
    ]);
    expect(emulator.jobsCreated()).toHaveLength(2);
    const other = await create(restarted, { idempotencyKey: 'mine', suffix: 'other' });
    expect(other.payload).toMatchObject({
      job: null,
      idempotencyKey: 'mine',
      userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['input', 'idempotencyKey'] }],
    });
  });

  it('leaves the job to the client who went away and asks again', async () => {
    const { app, emulator } = await start([
      { kind: 'latency', milliseconds: 300, times: 1, route: CREATE_ROUTE },
    ]);
    const client = new AbortController();
    const variables = {
      input: { model: 'gpt-4o-mini', trainingFile: 'file-seed-chat', idempotencyKey: 'mine' },
    };
    const gone = app.query(CreateSafely, variables, { signal: client.signal });
    await expect.poll(() => emulator.jobsCreated().length).toBe(1);
    client.abort();
    await expect(gone).rejects.toThrow();
    const { payload } = await create(app, { idempotencyKey: 'mine' });
    expect(emulator.jobsCreated().map(({ id }) => id)).toEqual([payload?.job?.id]);
  });

  it("shows what the client attached, and none of the service's own", async () => {
    const { app, emulator } = await start();
    const { payload } = await create(app, { metadata: pairs(14) });
    expect(payload?.job?.metadata.entries).toEqual(pairs(14));
    expect(Object.keys(emulator.jobsCreated()[0]?.metadata ?? {})).toHaveLength(16);
  });

  it('goes under no key where there is no room for one, or none is to be made', async () => {
    const { app, emulator } = await start();
    expect((await create(app, { metadata: pairs(15) })).payload?.idempotencyKey).toBeNull();
    const keyed = await startApp({ upstream: emulator, settings: { TUNEGRAPH_TAG_CREATES: 'keyed' } });
    expect((await create(keyed)).payload?.idempotencyKey).toBeNull();
    expect(emulator.jobsCreated().map(({ metadata }) => Object.keys(metadata).length)).toEqual([15, 0]);
  });

  it('refuses a key with metadata that leaves no room for it', async () => {
    const { app, emulator } = await start();
    expect((await create(app, { idempotencyKey: 'mine', metadata: pairs(15) })).payload).toMatchObject({
      job: null,
      userErrors: [{ code: 'TOO_MANY', path: ['input', 'metadata'] }],
    });
    expect(emulator.jobsCreated()).toEqual([]);
  });

  it('says at once that creation is closed, and who else takes the same input', async () => {
    const { app, emulator } = await start([{ kind: 'creationClosed' }]);
    expect((await create(app)).payload).toMatchObject({
      job: null,
      userErrors: [
        {
          code: 'NOT_SUPPORTED',
          path: ['input'],
          message: expect.stringMatching(
            /^OpenAI takes no new fine-tuning jobs .*2027-01-06.*https:.*Other providers/,
          ),
        },
      ],
    });
    expect(emulator.requests.count('create')).toBe(1);
  });
});

describe('a change that is repeated', () => {
  it.each<[string, Fault | null]>([
    ['an answer', null],
    ['a reset after it was made', { kind: 'reset', carriedOut: true, times: 1, route: 'POST *' }],
    ['a 500 before it was made', { kind: 'error', times: 1, route: 'POST *' }],
  ])('cancels a job once, through %s', async (_name, fault) => {
    const { app } = await start(fault ? [fault] : []);
    for (let times = 0; times < 2; times += 1) {
      expect((await app.query(CancelSafely, { id: 'ftjob-seed-running' })).data).toEqual({
        cancelFineTuningJob: { job: { status: 'CANCELLED' }, userErrors: [] },
      });
    }
  });

  it.each<[string, Fault | null]>([
    ['an answer', null],
    ['a reset after it was made', { kind: 'reset', carriedOut: true, times: 1, route: 'DELETE *' }],
  ])('deletes a file once, through %s', async (_name, fault) => {
    const { app } = await start(fault ? [fault] : []);
    for (let times = 0; times < 2; times += 1) {
      expect((await app.query(DeleteSafely, { id: 'file-seed-chat' })).data).toEqual({
        deleteFineTuningFile: { deletedId: 'file-seed-chat', userErrors: [] },
      });
    }
    expect((await app.query(DeleteSafely, { id: 'file-never-there' })).data).toMatchObject({
      deleteFineTuningFile: { deletedId: null, userErrors: [{ code: 'NOT_FOUND' }] },
    });
  });
});

describe('a job that has ended', () => {
  const ReadEnded = graphql(`
    query ReadEnded { fineTuningJob(id: "ftjob-seed-succeeded") { status } }
  `);

  it('costs one call however often it is read, and one each time with the cache off', async () => {
    const { app, emulator } = await start();
    for (let times = 0; times < 3; times += 1) await app.query(ReadEnded);
    expect(emulator.requests.count()).toBe(1);
    const uncached = await startApp({ upstream: emulator, settings: { TUNEGRAPH_JOB_CACHE_SIZE: '0' } });
    for (let times = 0; times < 3; times += 1) await uncached.query(ReadEnded);
    expect(emulator.requests.count()).toBe(4);
  });
});
