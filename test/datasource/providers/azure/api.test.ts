import { describe, expect, it } from 'vitest';
import type { WireRequest } from '../../../../src/datasource/rest/transport.ts';
import type { CreateJobRequest } from '../../../../src/domain/create-job.ts';
import { runInFakeTime, useFakeTime } from '../../../support/fake-time.ts';
import { callerWith, failureOf } from '../../support/datasource.ts';
import { jobBody, listBody } from '../../support/job-body.ts';
import { answer, resetConnection } from '../../support/scripted-transport.ts';
import { azureOver, DATED } from './azure-over.ts';

const request: CreateJobRequest = {
  model: 'gpt-4.1-mini-2025-04-14',
  trainingFile: 'file-1',
  validationFile: null,
  suffix: null,
  seed: null,
  method: null,
  hyperparameters: null,
  integrations: [],
  metadata: [],
};

const bodyOf = (sent: WireRequest | undefined): unknown => JSON.parse(String(sent?.body));
const clients = (value: string) => ({ value, chosenBy: 'CLIENT' }) as const;

describe('a call', () => {
  it.each([
    [undefined, '/openai/v1/fine_tuning/jobs/ftjob-1'],
    [DATED, '/openai/fine_tuning/jobs/ftjob-1?api-version=2025-04-01-preview'],
    [
      'https://resource.services.ai.azure.com/api/projects/p/openai/v1',
      '/api/projects/p/openai/v1/fine_tuning/jobs/ftjob-1',
    ],
  ])('under %s goes to %s', async (baseUrl, path) => {
    const { datasource, sent } = azureOver(() => answer(200, jobBody()), baseUrl ? { baseUrl } : {});
    await datasource.jobs.get(callerWith(), 'ftjob-1');
    expect(sent[0]?.request).toMatchObject({ method: 'GET', path });
  });

  it('carries a key in a header of its own, and neither an organization nor a project', async () => {
    const { datasource, sent } = azureOver(() => answer(200, jobBody()));
    const caller = callerWith({ token: '0123456789abcdef', organization: 'org-1', project: 'p' });
    await datasource.jobs.get(caller, 'ftjob-1');
    const { headers } = sent[0]?.request ?? { headers: {} };
    expect(headers).toMatchObject({ 'api-key': '0123456789abcdef', 'x-ms-client-request-id': 'request-1' });
    const names = Object.keys(headers).map((name) => name.toLowerCase());
    expect(names.filter((name) => /^(authorization|openai-)/.test(name))).toEqual([]);
    expect(names.length).toBeLessThanOrEqual(10);
  });

  it('carries a token of Entra in a bearer', async () => {
    const { datasource, sent } = azureOver(() => answer(200, jobBody()));
    await datasource.jobs.get(callerWith({ token: 'eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c2ln' }), 'ftjob-1');
    const { headers } = sent[0]?.request ?? { headers: {} };
    expect(headers).toMatchObject({ authorization: 'Bearer eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c2ln' });
    expect(headers).not.toHaveProperty('api-key');
  });
});

describe('lists', () => {
  it('page by `limit` and `after`, with the version of the dated path', async () => {
    const { datasource, sent } = azureOver(() => answer(200, listBody([jobBody()])), { baseUrl: DATED });
    const page = { first: 20, after: 'ftjob-9' };
    await datasource.jobs.list(callerWith(), page);
    await datasource.events.list(callerWith(), 'ftjob-1', page);
    await datasource.checkpoints.list(callerWith(), 'ftjob-1', page);
    const query = 'api-version=2025-04-01-preview&limit=20&after=ftjob-9';
    expect(sent.map(({ request: { path } }) => path)).toEqual([
      `/openai/fine_tuning/jobs?${query}`,
      `/openai/fine_tuning/jobs/ftjob-1/events?${query}`,
      `/openai/fine_tuning/jobs/ftjob-1/checkpoints?${query}`,
    ]);
  });

  it('know no filter by metadata: it is not sent', async () => {
    const { datasource, sent } = azureOver(() => answer(200, listBody([])));
    await datasource.jobs.list(callerWith(), {
      first: 5,
      after: null,
      metadata: [{ key: 'team', value: 'a' }],
    });
    expect(sent[0]?.request.path).toBe('/openai/v1/fine_tuning/jobs?limit=5');
  });

  it('of files come whole, and a page is cut from them', async () => {
    const files = ['file-3', 'file-2', 'file-1'].map((id) => ({ id, object: 'file', status: 'processed' }));
    const { datasource, sent } = azureOver(() => answer(200, { object: 'list', data: files }));
    const list = (first: number, after: string | null) =>
      datasource.files.list(callerWith(), { first, after, purpose: 'fine-tune' });
    const first = await list(2, null);
    expect([first.items.map(({ id }) => id), first.hasMore]).toEqual([['file-3', 'file-2'], true]);
    const last = await list(2, 'file-2');
    expect([last.items.map(({ id }) => id), last.hasMore]).toEqual([['file-1'], false]);
    expect(sent.map(({ request: { path } }) => path)).toEqual([
      '/openai/v1/files?purpose=fine-tune',
      '/openai/v1/files?purpose=fine-tune',
    ]);
  });
});

describe('cancel, pause and resume', () => {
  it.each(['cancel', 'pause', 'resume'] as const)('%s is a POST below the job', async (action) => {
    const { datasource, sent } = azureOver(() => answer(200, jobBody({ status: 'pausing' })));
    const job = await datasource.jobs[action](callerWith(), 'ftjob-1');
    expect(job).toMatchObject({ status: 'RUNNING', rawStatus: 'pausing' });
    expect(sent[0]?.request).toMatchObject({
      method: 'POST',
      path: `/openai/v1/fine_tuning/jobs/ftjob-1/${action}`,
    });
  });
});

describe('what a new job is sent as', () => {
  const sentFor = async (changes: Partial<CreateJobRequest>): Promise<unknown> => {
    const { datasource, sent } = azureOver(() => answer(201, jobBody({ status: 'pending' })));
    await datasource.creation.create(callerWith(), { ...request, ...changes }, null);
    return bodyOf(sent[0]?.request);
  };

  it('has no training type, and no more than was asked for', async () => {
    expect(await sentFor({})).toEqual({ model: 'gpt-4.1-mini-2025-04-14', training_file: 'file-1' });
  });

  it('supervised, without the word "auto", which Azure does not know everywhere', async () => {
    const hyperparameters = { batchSize: 'auto', learningRateMultiplier: 0.2, nEpochs: 2 } as const;
    expect(
      await sentFor({
        suffix: 'tone',
        seed: 7,
        validationFile: 'file-2',
        method: { type: 'SUPERVISED', hyperparameters },
      }),
    ).toEqual({
      model: 'gpt-4.1-mini-2025-04-14',
      training_file: 'file-1',
      validation_file: 'file-2',
      suffix: 'tone',
      seed: 7,
      method: {
        type: 'supervised',
        supervised: { hyperparameters: { learning_rate_multiplier: 0.2, n_epochs: 2 } },
      },
    });
  });

  it('DPO', async () => {
    const hyperparameters = { batchSize: 1, learningRateMultiplier: null, nEpochs: 1, beta: 0.1 };
    expect(await sentFor({ method: { type: 'DPO', hyperparameters } })).toMatchObject({
      method: { type: 'dpo', dpo: { hyperparameters: { batch_size: 1, n_epochs: 1, beta: 0.1 } } },
    });
  });

  it('reinforcement', async () => {
    const hyperparameters = {
      batchSize: null,
      learningRateMultiplier: null,
      nEpochs: 1,
      computeMultiplier: 1,
      evalInterval: 5,
      evalSamples: 2,
      reasoningEffort: 'MEDIUM',
    } as const;
    const grader = {
      kind: 'STRING_CHECK',
      type: 'string_check',
      name: 'same',
      input: '{{sample.output_text}}',
      reference: '{{item.answer}}',
      operation: 'eq',
    } as const;
    expect(await sentFor({ method: { type: 'REINFORCEMENT', hyperparameters, grader } })).toMatchObject({
      method: {
        type: 'reinforcement',
        reinforcement: {
          grader: { type: 'string_check', name: 'same', operation: 'eq' },
          hyperparameters: {
            n_epochs: 1,
            compute_multiplier: 1,
            eval_interval: 5,
            eval_samples: 2,
            reasoning_effort: 'medium',
          },
        },
      },
    });
  });

  it.each([
    ['of more than forty characters', 'x'.repeat(41), null],
    ['that leaves no room for the tag of its key', 'fourteen-chars', clients('key-1')],
  ])('never goes with a suffix %s', async (_name, suffix, key) => {
    const { datasource, sent } = azureOver(() => answer(200, listBody([])));
    const failure = await failureOf(datasource.creation.create(callerWith(), { ...request, suffix }, key));
    expect(failure).toMatchObject({
      code: 'NOT_SUPPORTED',
      inputs: [{ code: 'TOO_LONG', path: ['suffix'] }],
    });
    expect(sent.filter((one) => one.request.method === 'POST')).toEqual([]);
  });

  it('may have a longer suffix without a key', async () => {
    expect(await sentFor({ suffix: 'x'.repeat(40) })).toMatchObject({ suffix: 'x'.repeat(40) });
  });
});

describe('refusals', () => {
  it('of the dated path name the parameter by `target`, and the request by the gateway', async () => {
    const error = { code: 'invalidPayload', message: 'There is no such file.', target: 'training_file' };
    const { datasource } = azureOver(() => answer(400, { error }, { 'apim-request-id': 'a-1' }));
    expect(await failureOf(datasource.creation.create(callerWith(), request, null))).toMatchObject({
      name: 'UpstreamRejection',
      message: 'There is no such file.',
      details: { param: 'training_file', upstreamRequestId: 'a-1' },
    });
  });

  it('of an identity without the role are about the right, not about the token', async () => {
    const error = { code: 'PermissionDenied', message: 'The principal lacks the required data action.' };
    const { datasource } = azureOver(() => answer(401, { error }));
    expect(await failureOf(datasource.jobs.get(callerWith(), 'ftjob-1'))).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('a 429 is waited out for as long as it says', async () => {
    useFakeTime();
    const { datasource, sent } = azureOver((_request, index) =>
      index === 0 ? answer(429, {}, { 'retry-after-ms': '1500' }) : answer(200, jobBody()),
    );
    await runInFakeTime(() => datasource.jobs.get(callerWith(), 'ftjob-1'));
    expect((sent[1]?.at ?? 0) - (sent[0]?.at ?? 0)).toBeGreaterThanOrEqual(1500);
  });
});

describe('a create under the key of a client', () => {
  /** Keeps jobs as Azure does, and loses the answers to the creates that the test names. */
  const withMemory = (losing: (create: number) => boolean) => {
    const jobs: object[] = [];
    const over = azureOver(({ method, body }) => {
      if (method === 'GET') return answer(200, listBody(jobs.toReversed()));
      const { suffix = null } = JSON.parse(String(body));
      const created_at = Math.floor(Date.now() / 1000);
      const changes = { user_provided_suffix: suffix, status: 'pending', created_at };
      const job = jobBody({ id: `ftjob-${jobs.length + 1}`, ...changes });
      jobs.push(job);
      return losing(jobs.length) ? resetConnection() : answer(200, job);
    });
    return { ...over, jobs, creates: () => over.sent.filter((one) => one.request.method === 'POST').length };
  };

  it('carries its tag at the end of the suffix, and shows what was asked for', async () => {
    const { datasource, sent } = withMemory(() => false);
    const key = clients('key-1');
    const job = await datasource.creation.create(callerWith(), { ...request, suffix: 'thirteen-char' }, key);
    expect(job.suffix).toBe('thirteen-char');
    const create = sent.find((one) => one.request.method === 'POST');
    expect(bodyOf(create?.request)).toMatchObject({
      suffix: expect.stringMatching(/^thirteen-char-tg[0-9a-f]{24}$/),
    });
  });

  it('whose answer is lost is found by its tag, and sent once', async () => {
    const { datasource, creates } = withMemory(() => true);
    const job = await datasource.creation.create(callerWith(), request, clients('key-1'));
    expect([job.id, job.suffix, creates()]).toEqual(['ftjob-1', null, 1]);
  });

  it('is found by another process too', async () => {
    const { datasource, jobs } = withMemory(() => false);
    await datasource.creation.create(callerWith(), request, clients('key-1'));
    const { datasource: other, sent } = azureOver(() => answer(200, listBody(jobs)));
    const found = await other.creation.create(callerWith(), request, clients('key-1'));
    expect([found.id, sent.map((one) => one.request.method)]).toEqual(['ftjob-1', ['GET']]);
  });

  it('takes no tag that nobody asked for', () => {
    const { datasource } = withMemory(() => false);
    expect(datasource.creation.keyFor(callerWith(), request, null)).toBeNull();
  });
});
