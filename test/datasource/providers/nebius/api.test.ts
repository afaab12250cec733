import { describe, expect, it } from 'vitest';
import { nebius } from '../../../../src/datasource/providers/nebius/index.ts';
import type { WireRequest } from '../../../../src/datasource/rest/transport.ts';
import type { CreateJobRequest } from '../../../../src/domain/create-job.ts';
import { IdempotencyKeyReused } from '../../../../src/domain/create-outcome.ts';
import { NotSupported } from '../../../../src/domain/not-supported.ts';
import { callerWith, datasourceOver, failureOf, TOKEN } from '../../support/datasource.ts';
import { answer, resetConnection, type Script, scriptedTransport } from '../../support/scripted-transport.ts';

const caller = callerWith({ organization: 'org-1', project: 'proj-1' });
const all = { first: 100, after: null };

const over = (script: Script) => {
  const transport = scriptedTransport(script);
  return { transport, ...datasourceOver(transport, { provider: 'nebius' }) };
};

const aJob = { id: 'ftjob-1', created_at: 1_700_000_000, status: 'queued', model: 'm', training_file: 'f' };
const list = (data: readonly object[], hasMore = false) => ({ object: 'list', data, has_more: hasMore });

const bodyOf = ({ body }: WireRequest): Record<string, unknown> => JSON.parse(String(body));

const aRequest = (changes: Partial<CreateJobRequest> = {}): CreateJobRequest => ({
  model: 'meta-llama/Llama-3.1-8B-Instruct',
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

const supervised = (given: Partial<{ batchSize: number | 'auto'; nEpochs: number | 'auto' }>) => ({
  batchSize: null,
  learningRateMultiplier: null,
  nEpochs: null,
  ...given,
});

describe('what Nebius is asked', () => {
  it('is OpenAI’s paths, with the key in a bearer and no organization', async () => {
    const { transport, jobs, events, checkpoints, files } = over(({ path }) =>
      answer(200, /\/(events|checkpoints|files|jobs)(\?|$)/.test(path) ? list([]) : aJob),
    );
    await jobs.get(caller, 'ftjob-1');
    await jobs.list(caller, { first: 20, after: 'ftjob-9', metadata: [{ key: 'team', value: 'x' }] });
    await jobs.cancel(caller, 'ftjob-1');
    await events.list(caller, 'ftjob-1', { first: 5, after: 'evt-1' });
    await checkpoints.list(caller, 'ftjob-1', all);
    await files.list(caller, { first: 5, after: null, purpose: 'fine-tune' });
    await files.delete(caller, 'file-1');
    expect(transport.sent.map(({ request: { method, path } }) => `${method} ${path}`)).toEqual([
      'GET /v1/fine_tuning/jobs/ftjob-1',
      'GET /v1/fine_tuning/jobs?limit=20&after=ftjob-9',
      'POST /v1/fine_tuning/jobs/ftjob-1/cancel',
      'GET /v1/fine_tuning/jobs/ftjob-1/events?limit=5&after=evt-1',
      'GET /v1/fine_tuning/jobs/ftjob-1/checkpoints?limit=100',
      'GET /v1/files?limit=1000&purpose=fine-tune',
      'DELETE /v1/files/file-1',
    ]);
    for (const { request } of transport.sent) {
      expect(request.headers).toMatchObject({
        authorization: `Bearer ${TOKEN}`,
        'x-request-id': 'request-1',
      });
      expect(Object.keys(request.headers).filter((name) => /openai/i.test(name))).toEqual([]);
    }
  });

  it('is at its own address, where nobody names another', () => {
    expect(nebius.baseUrl).toBe('https://api.tokenfactory.nebius.com/v1');
  });

  it.each<[string, Partial<CreateJobRequest>, object]>([
    ['nothing but files', {}, { method: { type: 'supervised', supervised: { hyperparameters: {} } } }],
    [
      'a method, whose "auto" is left out, for Nebius knows no such word',
      {
        method: { type: 'SUPERVISED', hyperparameters: supervised({ batchSize: 'auto', nEpochs: 5 }) },
        suffix: 'tone',
        seed: 7,
        validationFile: 'file-2',
      },
      {
        method: { type: 'supervised', supervised: { hyperparameters: { n_epochs: 5 } } },
        suffix: 'tone',
        seed: 7,
        validation_file: 'file-2',
      },
    ],
    [
      'a method that leaves all to the provider',
      { method: { type: 'SUPERVISED', hyperparameters: supervised({}) } },
      { method: { type: 'supervised', supervised: { hyperparameters: {} } } },
    ],
    [
      'the older hyperparameters, without a method beside them',
      { hyperparameters: supervised({ batchSize: 8, nEpochs: 2 }) },
      { hyperparameters: { batch_size: 8, n_epochs: 2 } },
    ],
    [
      'older hyperparameters that say nothing',
      { hyperparameters: supervised({ nEpochs: 'auto' }) },
      { method: { type: 'supervised', supervised: { hyperparameters: {} } } },
    ],
  ])('for a new job with %s', async (_name, changes, sent) => {
    const { transport, creation } = over(() => answer(200, aJob));
    await creation.create(caller, aRequest(changes), null);
    expect(transport.sent.map(({ request }) => bodyOf(request))).toEqual([
      { model: 'meta-llama/Llama-3.1-8B-Instruct', training_file: 'file-1', ...sent },
    ]);
  });

  it('is nothing, where the input asks for what Nebius does not take', async () => {
    const { transport, creation } = over(() => answer(200, aJob));
    const failure = await failureOf(
      creation.create(
        caller,
        aRequest({
          method: { type: 'DPO', hyperparameters: { ...supervised({}), beta: 0.1 } },
          suffix: 'x'.repeat(38),
          integrations: [
            {
              kind: 'WANDB',
              type: 'wandb',
              project: 'p',
              entity: null,
              name: null,
              tags: [],
              runId: null,
            },
          ],
          metadata: [{ key: 'team', value: 'support' }],
        }),
        null,
      ),
    );
    expect(failure).toBeInstanceOf(NotSupported);
    expect((failure as NotSupported).inputs.map(({ path }) => path.join('.')).sort()).toEqual([
      'integrations',
      'metadata',
      'method.dpo',
      'suffix',
    ]);
    expect(transport.sent).toEqual([]);
  });

  it('is no rate of learning: Nebius’ own is absolute, ours is a multiple', async () => {
    const { transport, creation } = over(() => answer(200, aJob));
    const hyperparameters = { ...supervised({}), learningRateMultiplier: 2 };
    const method = { type: 'SUPERVISED', hyperparameters } as const;
    expect(await failureOf(creation.create(caller, aRequest({ method }), null))).toMatchObject({
      code: 'NOT_SUPPORTED',
      inputs: [{ path: ['method', 'supervised', 'hyperparameters', 'learningRateMultiplier'] }],
    });
    expect(transport.sent).toEqual([]);
  });

  it.each(['pause', 'resume'] as const)('is never to %s a job', async (action) => {
    const { transport, jobs } = over(() => answer(200, aJob));
    expect(await failureOf(jobs[action](caller, 'ftjob-1'))).toMatchObject({ code: 'NOT_SUPPORTED' });
    expect(transport.sent).toEqual([]);
    expect(nebius.capabilities.operations.has(action === 'pause' ? 'PAUSE_JOB' : 'RESUME_JOB')).toBe(false);
  });
});

describe('files at Nebius', () => {
  const file = (id: string, createdAt: number) => ({ id, created_at: createdAt, object: 'file' });

  it('come as one list, from which pages are cut, newest first', async () => {
    const whole = { object: 'list', data: [file('file-1', 10), file('file-3', 30), file('file-2', 20)] };
    const { files } = over(() => answer(200, whole));
    const first = await files.list(caller, { first: 2, after: null });
    expect([first.items.map(({ id }) => id), first.hasMore]).toEqual([['file-3', 'file-2'], true]);
    const second = await files.list(caller, { first: 2, after: 'file-2' });
    expect([second.items.map(({ id }) => id), second.hasMore]).toEqual([['file-1'], false]);
  });
});

describe('a refusal of Nebius', () => {
  const refusing = (body: unknown, status = 422) => over(() => answer(status, body));

  it.each<[string, readonly unknown[], string | null]>([
    ['a field of the body', ['body', 'training_file'], 'training_file'],
    [
      'a hyperparameter, with the type of its method named twice',
      ['body', 'method', 'supervised', 'supervised', 'hyperparameters', 'n_epochs'],
      'method.supervised.hyperparameters.n_epochs',
    ],
    ['an older hyperparameter', ['body', 'hyperparameters', 'n_epochs'], 'hyperparameters.n_epochs'],
    ['an entry of a list', ['body', 'tags', 0], 'tags.0'],
    ['the body as a whole', ['body'], null],
    ['something without a place', [], null],
    ['what is no place', [{ hidden: true }, null], null],
  ])('names %s', async (_name, loc, param) => {
    const { jobs } = refusing({
      detail: [{ loc, msg: 'Field required', type: 'missing', input: 'private' }],
    });
    const failure = await failureOf(jobs.cancel(caller, 'ftjob-1'));
    expect(failure).toMatchObject({
      message: param === null ? 'Field required' : `${param}: Field required`,
      details: { status: 422, param, upstreamCode: 'missing' },
    });
    expect(String(failure)).not.toContain('private');
  });

  it('says all that is wrong, within reason', async () => {
    const detail = Array.from({ length: 1000 }, (_, index) => ({ loc: ['body', `f${index}`], msg: 'bad' }));
    const { message } = (await failureOf(refusing({ detail }).jobs.cancel(caller, 'ftjob-1'))) as Error;
    expect(message).toBe('f0: bad; f1: bad; f2: bad; f3: bad; f4: bad');
  });

  it.each([[{ detail: [] }], [{ detail: [null, 7] }], [{ detail: {} }], [[]], [null], [{}]])(
    'that can not be read is still a refusal: %j',
    async (body) => {
      expect(await failureOf(refusing(body, 400).jobs.cancel(caller, 'ftjob-1'))).toMatchObject({
        name: 'UpstreamRejection',
        details: { status: 400, param: null },
      });
    },
  );
});

describe('the integrations of a job at Nebius', () => {
  it('show no key and no password, should it ever send one', async () => {
    const integrations = [
      { type: 'wandb', wandb: { project: 'p', api_key: 'SECRET', tags: ['a'] } },
      { type: 'wandb', wandb: { api_key: 'SECRET' } },
      { type: 'mlflow', mlflow: { tracking_uri: 'https://example.com', password: 'SECRET' } },
      { type: 'hf', hf: { output_repo_name: 'r', api_token: 'SECRET' } },
    ];
    const job = await over(() => answer(200, { ...aJob, integrations })).jobs.get(caller, 'ftjob-1');
    expect(JSON.stringify(job)).not.toContain('SECRET');
    expect(job?.integrations.map(({ kind, type }) => [kind, type])).toEqual([
      ['WANDB', 'wandb'],
      ['OTHER', 'wandb'],
      ['OTHER', 'mlflow'],
      ['OTHER', 'hf'],
    ]);
  });
});

describe('a create under a key at Nebius', () => {
  /** A Nebius that makes jobs of what comes and gives their suffixes back, losing so many of its first answers. */
  const withMemory = (lost: number): Script => {
    const made: object[] = [];
    return ({ method, body }) => {
      if (method === 'GET') return answer(200, list(made.toReversed()));
      made.push({
        ...JSON.parse(String(body)),
        id: `ftjob-${made.length + 1}`,
        status: 'queued',
        created_at: 1,
      });
      return made.length <= lost ? resetConnection() : answer(200, made.at(-1));
    };
  };

  const creates = (transport: { readonly sent: readonly { readonly request: WireRequest }[] }) =>
    transport.sent.filter(({ request }) => request.method === 'POST');

  const key = { value: 'key-1', chosenBy: 'CLIENT' } as const;

  it('whose answer is lost finds its job by the tag in its suffix, and sends nothing again', async () => {
    const { transport, creation } = over(withMemory(1));
    const job = await creation.create(caller, aRequest({ suffix: 'tone' }), key);
    expect([job.id, job.suffix]).toEqual(['ftjob-1', 'tone']);
    expect(creates(transport)).toHaveLength(1);
    expect(bodyOf(creates(transport)[0]?.request as WireRequest)['suffix']).toMatch(/^tone-tg[0-9a-f]{24}$/);
  });

  it('finds it in another process too, and tells other input apart', async () => {
    const upstream = withMemory(0);
    await over(upstream).creation.create(caller, aRequest({ suffix: 'tone' }), key);
    const { transport, creation } = over(upstream);
    expect((await creation.create(caller, aRequest({ suffix: 'tone' }), key)).id).toBe('ftjob-1');
    const other = await failureOf(over(upstream).creation.create(caller, aRequest({ suffix: 'other' }), key));
    expect(other).toBeInstanceOf(IdempotencyKeyReused);
    expect(creates(transport)).toEqual([]);
  });

  it('leaves room for the tag in the longest suffix', async () => {
    const { transport, creation } = over(withMemory(0));
    const longest = nebius.capabilities.limits.suffixLength ?? 0;
    await creation.create(caller, aRequest({ suffix: 'x'.repeat(longest) }), key);
    expect(bodyOf(creates(transport)[0]?.request as WireRequest)['suffix']).toHaveLength(64);
  });

  it('is one that a client asks for: nobody else’s model gets a tag in its name', async () => {
    const { transport, creation } = over(withMemory(0));
    expect(creation.keyFor(caller, aRequest(), null)).toBeNull();
    await creation.create(caller, aRequest({ suffix: 'tone' }), null);
    expect(bodyOf(creates(transport)[0]?.request as WireRequest)['suffix']).toBe('tone');
  });
});

describe('the curve of a training at Nebius', () => {
  const checkpoint = (step: number) => ({
    id: `ckpt-${step}`,
    created_at: step,
    step_number: step,
    metrics: { step: null, train_loss: 1 / step },
  });
  const running = { ...aJob, status: 'running', trained_steps: 3, total_steps: 3 };

  it('is read of all pages of its checkpoints, once for all who ask', async () => {
    const pages = [list([checkpoint(1), checkpoint(2)], true), list([checkpoint(3)])];
    const { transport, jobs, loaders } = over(({ path }) => {
      if (!path.includes('/checkpoints')) return answer(200, running);
      return answer(200, pages[path.includes('after=ckpt-2') ? 1 : 0]);
    });
    const job = await jobs.get(caller, 'ftjob-1');
    if (job === null) throw new Error('There is no job.');
    const view = loaders(caller);
    const [curve] = await Promise.all([view.trainingMetrics(job, 10), view.trainingMetrics(job, 10)]);
    expect(curve.map(({ step, trainLoss }) => [step, trainLoss])).toEqual([
      [1, 1],
      [2, 0.5],
      [3, 1 / 3],
    ]);
    expect(await view.progress(job)).toEqual({ step: 3, totalSteps: 3, fraction: 1 });
    expect(transport.sent).toHaveLength(3);
  });

  it('ends at a bound, should the list never end', async () => {
    let made = 0;
    const { transport, loaders, jobs } = over(({ path }) => {
      if (!path.includes('/checkpoints')) return answer(200, running);
      made += 1;
      return answer(200, list([checkpoint(made)], true));
    });
    const job = await jobs.get(caller, 'ftjob-1');
    if (job === null) throw new Error('There is no job.');
    expect(await loaders(caller).trainingMetrics(job, 100)).toHaveLength(20);
    expect(transport.sent).toHaveLength(21);
  });
});
