import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { together } from '../../../../src/datasource/providers/together/index.ts';
import type { WireRequest } from '../../../../src/datasource/rest/transport.ts';
import type { CreateJobRequest } from '../../../../src/domain/create-job.ts';
import { NotSupported } from '../../../../src/domain/not-supported.ts';
import { UpstreamRejection } from '../../../../src/domain/upstream-rejection.ts';
import { runInFakeTime, useFakeTime } from '../../../support/fake-time.ts';
import { callerWith, datasourceOver, failureOf, start, TOKEN } from '../../support/datasource.ts';
import { answer, type Script, scriptedTransport } from '../../support/scripted-transport.ts';
import { json } from '../../support/upstream.ts';

const caller = callerWith({ organization: 'org-1', project: 'project-1' });
const nothing = { batchSize: null, learningRateMultiplier: null, nEpochs: null } as const;

const aRequest = (changes: Partial<CreateJobRequest> = {}): CreateJobRequest => ({
  model: 'meta-llama/Meta-Llama-3.1-8B-Instruct-Reference',
  trainingFile: 'file-1',
  validationFile: null,
  suffix: null,
  seed: null,
  method: null,
  hyperparameters: null,
  integrations: [],
  metadata: [],
  ...changes,
});

const over = (script: Script) => {
  const transport = scriptedTransport(script);
  return { ...datasourceOver(transport, { provider: 'together' }), sent: transport.sent };
};

const asked = ({ sent }: { readonly sent: readonly { readonly request: WireRequest }[] }) =>
  sent.map(({ request }) => `${request.method} ${request.path}`);

const created = (changes: object = {}) => ({
  id: 'ft-1',
  status: 'pending',
  created_at: '2026-01-05T12:00:00Z',
  updated_at: '2026-01-05T12:00:00Z',
  ...changes,
});

describe('a call', () => {
  it('brings the key alone, for an organization and a project have no header', async () => {
    const service = over(() => answer(200, created()));
    await service.jobs.get(caller, 'ft-1');
    const { headers } = service.sent[0]?.request ?? {};
    expect(headers).toMatchObject({ authorization: `Bearer ${TOKEN}`, 'x-request-id': 'request-1' });
    expect(JSON.stringify(headers)).not.toMatch(/org-1|project-1/);
  });

  it('goes to where the reference says, without a query', async () => {
    const service = over(() => answer(200, created({ data: [], metrics: [] })));
    const page = { first: 5, after: null };
    await service.jobs.get(caller, 'ft/1');
    await service.jobs.list(caller, { ...page, metadata: [{ key: 'a', value: 'b' }] });
    await service.jobs.cancel(caller, 'ft-1');
    await service.events.list(caller, 'ft-1', page);
    await service.checkpoints.list(caller, 'ft-1', page);
    await service.measurements.list(caller, 'ft-1');
    await service.files.get(caller, 'file-1');
    await service.files.list(caller, { ...page, purpose: 'fine-tune' });
    await service.files.delete(caller, 'file-1');
    expect(asked(service)).toEqual([
      'GET /v1/fine-tunes/ft%2F1',
      'GET /v1/fine-tunes',
      'POST /v1/fine-tunes/ft-1/cancel',
      'GET /v1/fine-tunes/ft-1/events',
      'GET /v1/fine-tunes/ft-1/checkpoints',
      'GET /v1/fine-tunes/ft-1/metrics',
      'GET /v1/files/file-1',
      'GET /v1/files',
      'DELETE /v1/files/file-1',
    ]);
  });

  it('uploads a form of its own, whose fields name the file and its type', async () => {
    const { datasource, upstream } = await start(
      json({ id: 'file-9', object: 'file', filename: 'a.csv', processing_status: 'PENDING' }),
      { provider: 'together' },
    );
    const file = await datasource.files.upload(caller, {
      filename: 'a.CSV',
      purpose: 'fine-tune',
      content: Readable.from(['x,y\n']),
    });
    expect(file).toMatchObject({ id: 'file-9', status: 'uploaded' });
    const [{ url, body } = { url: '', body: '' }] = upstream.seen;
    expect(url).toBe('/v1/files/upload');
    const fields = [...body.matchAll(/name="(\w+)"(?:; filename="([^"]*)")?.*?\r\n\r\n(.*?)\r\n--/gs)];
    expect(fields.map(([, ...field]) => field)).toEqual([
      ['purpose', undefined, 'fine-tune'],
      ['file_name', undefined, 'a.CSV'],
      ['file_type', undefined, 'csv'],
      ['file', 'a.CSV', 'x,y\n'],
    ]);
  });
});

describe('a new job', () => {
  const bodyOf = async (request: CreateJobRequest): Promise<unknown> => {
    const service = over(() => answer(200, created()));
    await service.creation.create(caller, request, null);
    return JSON.parse(String(service.sent[0]?.request.body));
  };

  it.each<[name: string, request: Partial<CreateJobRequest>, body: object]>([
    ['nothing but a model and a file', {}, {}],
    [
      'supervised training',
      {
        suffix: 'tone',
        seed: 7,
        method: { type: 'SUPERVISED', hyperparameters: { ...nothing, nEpochs: 2, batchSize: 8 } },
      },
      {
        suffix: 'tone',
        random_seed: 7,
        n_epochs: 2,
        batch_size: 8,
        training_method: { method: 'sft', train_on_inputs: 'auto' },
      },
    ],
    [
      'preferences',
      { method: { type: 'DPO', hyperparameters: { ...nothing, nEpochs: 'auto', beta: 0.3 } } },
      { training_method: { method: 'dpo', dpo_beta: 0.3 } },
    ],
    [
      'what is left to the provider',
      {
        method: {
          type: 'SUPERVISED',
          hyperparameters: { batchSize: 'auto', learningRateMultiplier: 'auto', nEpochs: 'auto' },
        },
      },
      { training_method: { method: 'sft', train_on_inputs: 'auto' } },
    ],
    ['the older form', { hyperparameters: { ...nothing, nEpochs: 3 } }, { n_epochs: 3 }],
    [
      'a validation file, which is read once an epoch',
      { validationFile: 'file-2', hyperparameters: { ...nothing, nEpochs: 3 } },
      { validation_file: 'file-2', n_epochs: 3, n_evals: 3 },
    ],
    [
      'a validation file and one epoch',
      { validationFile: 'file-2' },
      { validation_file: 'file-2', n_evals: 1 },
    ],
  ])('is asked for with %s', async (_name, changes, body) => {
    const request = aRequest(changes);
    expect(await bodyOf(request)).toEqual({
      model: request.model,
      training_file: request.trainingFile,
      ...body,
    });
  });

  it('is refused for what Together does not take, before anything is sent', async () => {
    const service = over(() => answer(500));
    const failure = await failureOf(
      service.creation.create(
        caller,
        aRequest({
          suffix: 'a'.repeat(41),
          metadata: [{ key: 'a', value: 'b' }],
          integrations: [
            { kind: 'WANDB', type: 'wandb', project: 'p', entity: null, name: null, tags: [], runId: null },
          ],
          method: {
            type: 'SUPERVISED',
            hyperparameters: { ...nothing, learningRateMultiplier: 2 },
          },
        }),
        null,
      ),
    );
    expect(failure).toBeInstanceOf(NotSupported);
    expect((failure as NotSupported).inputs.map(({ path }) => path.join('.'))).toEqual([
      'method.supervised.hyperparameters.learningRateMultiplier',
      'suffix',
      'integrations',
      'metadata',
    ]);
    expect(service.sent).toEqual([]);
  });
});

describe('what Together has no operation for', () => {
  it.each(['pause', 'resume'] as const)('is to %s', async (action) => {
    const service = over(() => answer(500));
    expect(await failureOf(service.jobs[action](caller, 'ft-1'))).toMatchObject({
      code: 'NOT_SUPPORTED',
      message: `Together AI has no way to ${action} a fine-tuning job.`,
    });
    expect(service.sent).toEqual([]);
  });

  it('is missing from its capabilities', () => {
    const { operations, methods } = together.capabilities;
    expect(operations.has('PAUSE_JOB') || operations.has('RESUME_JOB')).toBe(false);
    expect(methods.map(({ type }) => type)).toEqual(['SUPERVISED', 'DPO']);
  });
});

describe('a list', () => {
  const jobs = ['02', '04', '01', '03'].map((day) => ({
    id: `ft-${day}`,
    status: 'running',
    created_at: `2026-01-${day}T00:00:00Z`,
  }));

  it('comes whole and in any order, and is cut into pages, newest first', async () => {
    const { jobs: api } = over(() => answer(200, { data: jobs }));
    const first = await api.list(caller, { first: 3, after: null });
    expect(first.items.map(({ id }) => id)).toEqual(['ft-04', 'ft-03', 'ft-02']);
    expect(first.hasMore).toBe(true);
    const rest = await api.list(caller, { first: 3, after: 'ft-02' });
    expect(rest.items.map(({ id }) => id)).toEqual(['ft-01']);
    expect(rest.hasMore).toBe(false);
    expect(await api.list(caller, { first: 3, after: 'ft-gone' })).toEqual({ items: [], hasMore: false });
  });

  it('of files keeps to a purpose', async () => {
    const { files } = over(() =>
      answer(200, {
        data: [
          { id: 'file-1', purpose: 'fine-tune', created_at: 1 },
          { id: 'file-2', purpose: 'eval', created_at: 2 },
          { id: 'file-3', purpose: 'fine-tune', created_at: 3 },
        ],
      }),
    );
    const page = await files.list(caller, { first: 1, after: null, purpose: 'fine-tune' });
    expect(page.items.map(({ id }) => id)).toEqual(['file-3']);
    expect(page.hasMore).toBe(true);
  });

  it('that is none is an error of the upstream', async () => {
    const { jobs: api } = over(() => answer(200, { jobs: [] }));
    expect(await failureOf(api.list(caller, { first: 3, after: null }))).toMatchObject({
      code: 'UPSTREAM_ERROR',
    });
  });
});

describe('an event', () => {
  const at = (second: number, message: string) => ({
    object: 'fine-tune-event',
    created_at: `2026-01-05T12:00:0${second}Z`,
    message,
    type: 'job_start',
    level: 'Info',
  });
  const log = [at(1, 'a'), at(1, 'b'), at(2, 'c'), at(3, 'd')];

  const read = async (data: readonly object[], first: number, after: string | null) => {
    const page = await over(() => answer(200, { data })).events.list(caller, 'ft-1', { first, after });
    return page?.items.map(({ id, message }) => [id, message]);
  };

  it('has the same id in every page, and in a longer log', async () => {
    expect(await read(log.slice(0, 2), 10, null)).toEqual([
      ['ft-1:event-0', 'a'],
      ['ft-1:event-1', 'b'],
    ]);
    expect(await read(log, 2, 'ft-1:event-1')).toEqual([
      ['ft-1:event-2', 'c'],
      ['ft-1:event-3', 'd'],
    ]);
  });

  it('has it although the log came newest first', async () => {
    expect(await read(log.toReversed(), 1, 'ft-1:event-2')).toEqual([['ft-1:event-3', 'd']]);
  });

  it.each([
    ['Info', 'job_start', 'INFO'],
    ['legacy_iwarning', 'job_start', 'WARN'],
    ['ERROR', 'job_start', 'ERROR'],
    [null, 'JOB_ERROR', 'ERROR'],
    ['', 'warning', 'WARN'],
    [null, 'job_start', 'UNKNOWN'],
  ])('of level %j and type %s is %s', async (level, type, expected) => {
    const { events } = over(() => answer(200, { data: [{ ...at(1, 'a'), level, type }] }));
    const page = await events.list(caller, 'ft-1', { first: 1, after: null });
    expect(page?.items[0]?.level).toBe(expected);
  });
});

describe('why a job failed', () => {
  const failed = created({ status: 'error', updated_at: '2026-01-05T13:00:00Z' });
  const log = {
    data: [
      { message: 'Job started', type: 'job_start', level: 'info' },
      { message: 'Out of memory.', type: 'job_error', level: null },
      { message: 'Money returned', type: 'refund', level: 'info' },
    ],
  };
  const reason = { code: 'job_error', message: 'Out of memory.', param: null };

  it('is read from its log, once, whether the job comes alone or in a list', async () => {
    const service = over(({ path }) =>
      answer(200, path.endsWith('/events') ? log : path.endsWith('/ft-1') ? failed : { data: [failed] }),
    );
    const page = { first: 10, after: null };
    expect((await service.jobs.list(caller, page)).items[0]?.error).toEqual(reason);
    expect((await service.jobs.list(caller, page)).items[0]?.error).toEqual(reason);
    expect((await service.jobs.get(caller, 'ft-1'))?.error).toEqual(reason);
    expect(asked(service).filter((call) => call.endsWith('/events'))).toHaveLength(1);
  });

  it('is told beside the log itself, asked for at the same time', async () => {
    const service = over(async ({ path }) => {
      if (!path.endsWith('/events')) return answer(200, failed);
      await setImmediate();
      return answer(200, log);
    });
    const [page, job] = await Promise.all([
      service.events.list(caller, 'ft-1', { first: 1, after: 'ft-1:event-0' }),
      service.jobs.get(caller, 'ft-1'),
    ]);
    expect([page?.items[0]?.message, job?.error]).toEqual(['Out of memory.', reason]);
  });

  it('is not asked for where the job brings its log along', async () => {
    const service = over(() => answer(200, { ...failed, events: log.data }));
    expect((await service.jobs.get(caller, 'ft-1'))?.error).toEqual(reason);
    expect(service.sent).toHaveLength(1);
  });

  it.each<[string, unknown, number]>([
    ['the log is gone', {}, 404],
    ['the log may not be read', {}, 400],
    ['the log is broken', {}, 500],
    ['the log tells of no error', { data: [{ message: 'Job started', type: 'job_start' }] }, 200],
  ])('is null where %s', async (_name, body, status) => {
    const service = over(({ path }) =>
      path.endsWith('/events') ? answer(status, body) : answer(200, failed),
    );
    expect(await service.jobs.get(caller, 'ft-1')).toMatchObject({ status: 'FAILED', error: null });
  });

  it('is asked for again after a failure, and after a minute where the log told none', async () => {
    useFakeTime();
    const logs = [
      answer(500),
      answer(500),
      answer(500),
      answer(500),
      answer(200, { data: [] }),
      answer(200, log),
    ];
    const service = over(({ path }) =>
      path.endsWith('/events') ? (logs.shift() ?? answer(500)) : answer(200, { data: [failed] }),
    );
    const error = async () => {
      const page = service.jobs.list(caller, { first: 10, after: null });
      return (await runInFakeTime(() => page)).items[0]?.error;
    };
    expect(await error()).toBeNull();
    expect(await error()).toBeNull();
    expect(await error()).toBeNull();
    expect(logs).toHaveLength(1);
    vi.advanceTimersByTime(60_000);
    expect(await error()).toEqual(reason);
  });

  it('is cut where it has no end', async () => {
    const endless = { ...failed, events: [{ message: 'x'.repeat(1_000_000), type: 'y'.repeat(1000) }] };
    endless.events.push({ message: 'z'.repeat(10_000), type: 'job_error' });
    const service = over(() => answer(200, endless));
    expect((await service.jobs.get(caller, 'ft-1'))?.error).toEqual({
      ...reason,
      message: 'z'.repeat(2000),
    });
  });

  it('is the last error of its log where no event is of the kind', async () => {
    const events = { data: [{ message: 'No funds.', type: 'billing_limit', level: 'error' }] };
    const service = over(({ path }) => answer(200, path.endsWith('/events') ? events : failed));
    expect((await service.jobs.get(caller, 'ft-1'))?.error).toEqual({
      code: 'billing_limit',
      message: 'No funds.',
      param: null,
    });
  });
});

describe('the curve of a training', () => {
  it('is made of what Together measured, a row a step', async () => {
    const service = over(({ path }) =>
      answer(
        200,
        path.endsWith('/metrics')
          ? {
              metrics: [
                { 'train/global_step': 2, 'train/loss': 0.5 },
                { 'train/global_step': 1, 'train/loss': 0.9, 'train/learning_rate': 1e-5 },
                { 'eval/global_step': 2, 'eval/loss': 0.7 },
                'no row',
              ],
            }
          : created({ status: 'running' }),
      ),
    );
    const loaders = service.loaders(caller);
    const job = await loaders.job.load('ft-1');
    if (job === null) throw new Error('There is no job.');
    const curve = await loaders.trainingMetrics(job, 100);
    expect(curve.map(({ step, trainLoss, validLoss }) => [step, trainLoss, validLoss])).toEqual([
      [1, 0.9, null],
      [2, 0.5, 0.7],
    ]);
    expect(asked(service)).toEqual(['GET /v1/fine-tunes/ft-1', 'GET /v1/fine-tunes/ft-1/metrics']);
  });

  it('is empty before the first step, and when the job is gone', async () => {
    const service = over(({ path }) => (path.endsWith('/ft-1/metrics') ? answer(200) : answer(404)));
    expect(await service.measurements.list(caller, 'ft-1')).toEqual([]);
    expect(await service.measurements.list(caller, 'ft-2')).toEqual([]);
    expect(await service.measurements.list(caller, '..')).toEqual([]);
  });
});

describe('a refusal', () => {
  it("comes in Together's words, with the id that its gateway gave the request", async () => {
    const { jobs } = over(() =>
      answer(
        400,
        { error: { message: 'Not cancellable.', type: 'invalid_request_error', param: 'id', code: 17 } },
        { 'cf-ray': '0123456789abcdef-FRA' },
      ),
    );
    const failure = await failureOf(jobs.cancel(caller, 'ft-1'));
    expect(failure).toBeInstanceOf(UpstreamRejection);
    expect(failure).toMatchObject({
      message: 'Not cancellable.',
      details: { upstreamCode: '17', param: 'id', upstreamRequestId: '0123456789abcdef-FRA' },
    });
  });

  it('with 403 does not mean that creation is over', async () => {
    const { creation } = over(() => answer(403, { error: { code: 'training_not_available' } }));
    expect(await failureOf(creation.create(caller, aRequest(), null))).toMatchObject({ code: 'FORBIDDEN' });
  });
});
