import { describe, expect, it } from 'vitest';
import { zai } from '../../../../src/datasource/providers/zai/index.ts';
import type { CreateJobRequest } from '../../../../src/domain/create-job.ts';
import { CreateOutcomeUnknown } from '../../../../src/domain/create-outcome.ts';
import { NotSupported } from '../../../../src/domain/not-supported.ts';
import { callerWith, datasourceOver, failureOf, TOKEN } from '../../support/datasource.ts';
import { answer, resetConnection, type Script, scriptedTransport } from '../../support/scripted-transport.ts';

const caller = callerWith({ organization: 'org-1' });
const all = { first: 100, after: null };

const over = (script: Script) => {
  const transport = scriptedTransport(script);
  return { transport, ...datasourceOver(transport, { provider: 'zai' }) };
};

const aJob = { id: 'ftjob-1', created_at: 1_700_000_000, status: 'create', model: 'm', training_file: 'f' };
const list = (data: readonly object[]) => ({ object: 'list', data });
const refusal = (code: string, message = 'no') => ({ error: { code, message } });

const aRequest = (changes: Partial<CreateJobRequest> = {}): CreateJobRequest => ({
  model: 'glm-4-flash',
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

const hyperparameters = { batchSize: 4, learningRateMultiplier: 'auto', nEpochs: 3 } as const;

describe('what Z.ai is asked', () => {
  it('is OpenAI’s paths, with the key in a bearer and answers wanted in English', async () => {
    const { transport, jobs, events, files } = over(({ path }) =>
      answer(200, /\/(events|files|jobs)(\?|$)/.test(path) ? list([]) : aJob),
    );
    await jobs.get(caller, 'ftjob-1');
    await jobs.list(caller, { first: 20, after: 'ftjob-9', metadata: [{ key: 'team', value: 'x' }] });
    await jobs.cancel(caller, 'ftjob-1');
    await events.list(caller, 'ftjob-1', { first: 5, after: 'event-1' });
    await files.list(caller, { first: 5, after: 'file-9', purpose: 'fine-tune' });
    await files.delete(caller, 'file-1');
    expect(transport.sent.map(({ request: { method, path } }) => `${method} ${path}`)).toEqual([
      'GET /v1/fine_tuning/jobs/ftjob-1',
      'GET /v1/fine_tuning/jobs?limit=20&after=ftjob-9',
      'POST /v1/fine_tuning/jobs/ftjob-1/cancel',
      'GET /v1/fine_tuning/jobs/ftjob-1/events?limit=5&after=event-1',
      'GET /v1/files?limit=5&after=file-9&purpose=fine-tune',
      'DELETE /v1/files/file-1',
    ]);
    for (const { request } of transport.sent) {
      expect(request.headers).toMatchObject({
        authorization: `Bearer ${TOKEN}`,
        'accept-language': 'en-US,en',
      });
      expect(Object.keys(request.headers).filter((name) => /openai|request-id/i.test(name))).toEqual([]);
    }
  });

  it('is at its own address, where nobody names another', () => {
    expect(zai.baseUrl).toBe('https://api.z.ai/api/paas/v4');
  });

  it.each<[string, Partial<CreateJobRequest>, object]>([
    ['nothing but files', {}, {}],
    [
      'a method, whose hyperparameters stand on top',
      { method: { type: 'SUPERVISED', hyperparameters }, suffix: 'tone', validationFile: 'file-2' },
      {
        hyperparameters: { batch_size: 4, learning_rate_multiplier: 'auto', n_epochs: 3 },
        suffix: 'tone',
        validation_file: 'file-2',
      },
    ],
    [
      'the older hyperparameters',
      { hyperparameters },
      { hyperparameters: { batch_size: 4, learning_rate_multiplier: 'auto', n_epochs: 3 } },
    ],
    [
      'a method that says nothing',
      {
        method: {
          type: 'SUPERVISED',
          hyperparameters: { batchSize: null, learningRateMultiplier: null, nEpochs: null },
        },
      },
      {},
    ],
  ])('for a new job with %s', async (_name, changes, sent) => {
    const { transport, creation } = over(() => answer(200, aJob));
    await creation.create(caller, aRequest(changes), null);
    expect(transport.sent.map(({ request }) => JSON.parse(String(request.body)))).toEqual([
      { model: 'glm-4-flash', training_file: 'file-1', ...sent },
    ]);
  });

  it('is nothing, where the input asks for what Z.ai does not take', async () => {
    const { transport, creation } = over(() => answer(200, aJob));
    const failure = await failureOf(
      creation.create(
        caller,
        aRequest({
          method: { type: 'DPO', hyperparameters: { ...hyperparameters, beta: 0.1 } },
          suffix: 'x'.repeat(41),
          seed: 7,
          metadata: [{ key: 'team', value: 'support' }],
        }),
        null,
      ),
    );
    expect(failure).toBeInstanceOf(NotSupported);
    expect((failure as NotSupported).inputs.map(({ path }) => path.join('.')).sort()).toEqual([
      'metadata',
      'method.dpo',
      'seed',
      'suffix',
    ]);
    expect(transport.sent).toEqual([]);
  });

  it('is never to pause a job, nor for checkpoints, nor for one file', async () => {
    const { transport, jobs, checkpoints, files } = over(() => answer(200, aJob));
    expect(await failureOf(jobs.pause(caller, 'ftjob-1'))).toMatchObject({ code: 'NOT_SUPPORTED' });
    expect(await failureOf(jobs.resume(caller, 'ftjob-1'))).toMatchObject({ code: 'NOT_SUPPORTED' });
    expect(await checkpoints.list(caller, 'ftjob-1', all)).toBeNull();
    expect(await files.get(caller, 'file-1')).toMatchObject({ id: 'file-1', filename: null });
    expect(transport.sent).toEqual([]);
    const { operations } = zai.capabilities;
    for (const name of ['PAUSE_JOB', 'RESUME_JOB', 'LIST_CHECKPOINTS'] as const)
      expect(operations.has(name)).toBe(false);
  });
});

describe('an event of Z.ai', () => {
  const decoded = async (event: object) => {
    const body = {
      object: 'list',
      data: [{ id: 'e', created_at: 1, level: 'info', message: 'm', ...event }],
    };
    return (await over(() => answer(200, body)).events.list(caller, 'ftjob-1', all))?.items[0];
  };

  it.each<[string, object, object]>([
    ['of training without numbers is a message', { type: 'training' }, { type: 'MESSAGE', metrics: null }],
    ['without a type is what it carries', { data: { loss: '0.5' } }, { type: 'METRICS' }],
    ['of another type is one that nobody knows', { type: 'warning' }, { type: 'UNKNOWN' }],
    [
      'may carry its numbers as texts',
      { type: 'message', data: { current_steps: '7', loss: '0.25', elapsed_time: '00:00:10' } },
      { type: 'MESSAGE', metrics: { step: 7, trainLoss: 0.25 } },
    ],
    ['may carry no object as its data', { type: 'message', data: null }, { type: 'MESSAGE', metrics: null }],
  ])('%s', async (_name, event, expected) => {
    expect(await decoded(event)).toMatchObject(expected);
  });
});

describe('a refusal of Z.ai', () => {
  it('for want of money comes as 429, and is not tried again', async () => {
    const { transport, jobs } = over(() => answer(429, refusal('1113')));
    expect(await failureOf(jobs.list(caller, all))).toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringMatching(/^Z\.ai refuses because the account has no balance.*recharge/),
    });
    expect(transport.sent).toHaveLength(1);
  });

  it('for too many requests is tried again', async () => {
    const { transport, jobs } = over((_request, index) =>
      index === 0 ? answer(429, refusal('1302')) : answer(200, list([aJob])),
    );
    expect((await jobs.list(caller, all)).items).toHaveLength(1);
    expect(transport.sent).toHaveLength(2);
  });

  it.each<[string, number, object]>([
    ['says that there is no fine-tuning', 404, refusal('404', 'Fine-tuning feature not available')],
    ['is for who is not admitted', 434, refusal('434', 'No permission')],
    ['says that the API was taken offline', 400, refusal('1221', 'API offline')],
  ])('of a new job that %s is told with where to go', async (_name, status, body) => {
    const { creation } = over(() => answer(status, body));
    const failure = await failureOf(creation.create(caller, aRequest(), null));
    expect(failure).toBeInstanceOf(NotSupported);
    expect(String(failure)).toContain('https://docs.bigmodel.cn/cn/guide/tools/fine-tuning');
  });

  it('of a job that is not there is nothing of the kind', async () => {
    const { jobs } = over(() => answer(404, refusal('1222', 'No such job')));
    expect(await jobs.get(caller, 'ftjob-1')).toBeNull();
  });

  it('reads the other form of its errors too', async () => {
    const { jobs } = over(() => answer(400, { code: 1210, msg: 'Parameter error' }));
    expect(await failureOf(jobs.cancel(caller, 'ftjob-1'))).toMatchObject({
      message: 'Parameter error',
      details: { upstreamCode: '1210', param: null },
    });
  });
});

describe('a create at Z.ai', () => {
  it('whose answer is lost is never sent again, key or no key', async () => {
    const { transport, creation } = over(() => resetConnection());
    const key = { value: 'key-1', chosenBy: 'CLIENT' } as const;
    for (const chosen of [key, key, null]) {
      const failure = await failureOf(creation.create(caller, aRequest(), chosen));
      expect(failure).toBeInstanceOf(CreateOutcomeUnknown);
    }
    expect(creation.keyFor(caller, aRequest(), null)).toBeNull();
    expect(zai.capabilities.createGuarantee).toBe('NEVER_RESENT');
    // One for the key, and one for the create that has none.
    expect(transport.sent).toHaveLength(2);
  });

  it('sends no tag along, not even under a key', async () => {
    const { transport, creation } = over(() => answer(200, aJob));
    await creation.create(caller, aRequest({ suffix: 'tone' }), { value: 'key-1', chosenBy: 'CLIENT' });
    expect(JSON.parse(String(transport.sent[0]?.request.body))).toEqual({
      model: 'glm-4-flash',
      training_file: 'file-1',
      suffix: 'tone',
    });
  });
});
