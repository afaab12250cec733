import { describe, expect, it } from 'vitest';
import { connectFireworks } from '../../../../src/datasource/providers/fireworks/api.ts';
import { fireworks as provider } from '../../../../src/datasource/providers/fireworks/index.ts';
import type { ProviderParts } from '../../../../src/datasource/providers/provider.ts';
import type { CreateJobRequest } from '../../../../src/domain/create-job.ts';
import type { JsonObject } from '../../../../src/domain/json.ts';
import { callerWith, failureOf, TOKEN } from '../../support/datasource.ts';
import { answer } from '../../support/scripted-transport.ts';
import { answering, fireworksOver, jobBody, MODEL, sample, sentBody } from './support.ts';

const caller = callerWith();

const request = (changes: Partial<CreateJobRequest> = {}): CreateJobRequest => ({
  model: MODEL,
  trainingFile: 'my-dataset',
  validationFile: null,
  suffix: null,
  seed: null,
  method: null,
  hyperparameters: null,
  integrations: [],
  metadata: [],
  ...changes,
});

it('asks below the account, with the key and nothing else that tells who', async () => {
  const fireworks = fireworksOver(() => answer(200, jobBody()));
  await fireworks.jobs.get(callerWith({ organization: 'org', project: 'proj' }), 'sft_one');
  expect(fireworks.asked()).toEqual(['GET /v1/accounts/my-account/supervisedFineTuningJobs/one']);
  expect(fireworks.transport.sent[0]?.request.headers).toEqual({
    accept: 'application/json',
    'accept-encoding': 'identity',
    'user-agent': 'tunegraph',
    authorization: `Bearer ${TOKEN}`,
    'x-request-id': 'request-1',
  });
});

it.each([
  ['sft_one', 'supervisedFineTuningJobs/one'],
  ['dpo_one', 'dpoJobs/one'],
  ['rft_one', 'reinforcementFineTuningJobs/one'],
  ['sft_a:b?c', 'supervisedFineTuningJobs/a%3Ab%3Fc'],
])('%s tells where the job is, so one call reads it', async (id, path) => {
  const fireworks = fireworksOver(() => answer(404, { code: 5, message: 'not found' }));
  expect(await fireworks.jobs.get(caller, id)).toBeNull();
  expect(fireworks.asked()).toEqual([`GET /v1/accounts/my-account/${path}`]);
});

it.each([
  'one',
  'sft_',
  'sft_..',
  'dpo_.',
  'sft_../../models/a',
  'ftjob-1',
  'accounts/my-account/dpoJobs/one',
])('nobody is asked for %s, which is no id of ours', async (id) => {
  const fireworks = fireworksOver(() => answer(200, jobBody()));
  expect(await fireworks.jobs.get(caller, id)).toBeNull();
  expect(await failureOf(fireworks.jobs.cancel(caller, id))).toMatchObject({ details: { status: 404 } });
  expect(fireworks.asked()).toEqual([]);
});

describe('what a job refers to', () => {
  it('is an id where it is of the same account, and a whole name where it is of another', async () => {
    const body = jobBody({ dataset: 'accounts/fireworks/datasets/shared', evaluationDataset: 'bare' });
    const job = await fireworksOver(() => answer(200, body)).jobs.get(caller, 'sft_one');
    expect(job).toMatchObject({ trainingFile: 'accounts/fireworks/datasets/shared', validationFile: 'bare' });
  });

  it('is the model that it goes on from where it has no base model', async () => {
    const body = { ...jobBody({ warmStartFrom: 'accounts/my-account/models/first' }), baseModel: '' };
    const job = await fireworksOver(() => answer(200, body)).jobs.get(caller, 'sft_one');
    expect(job?.model).toBe('accounts/my-account/models/first');
  });

  it('is ORPO where it is not DPO', async () => {
    const body = jobBody({
      name: 'accounts/my-account/dpoJobs/one',
      lossConfig: { method: 'ORPO' },
      trainingConfig: { epochs: 2 },
    });
    const job = await fireworksOver(() => answer(200, body)).jobs.get(caller, 'dpo_one');
    expect(job?.method).toEqual({
      type: 'UNKNOWN',
      rawType: 'ORPO',
      raw: { method: 'ORPO' },
      hyperparameters: { batchSize: null, learningRateMultiplier: null, nEpochs: 2 },
    });
  });
});

it('hands out no key of Weights and Biases, and no signed address', async () => {
  const body = jobBody({
    state: 'JOB_STATE_COMPLETED',
    wandbConfig: { enabled: true, apiKey: 'wandb-secret', project: 'p' },
    metricsFileSignedUrl: 'https://storage.example.invalid/signed',
    trainerLogsSignedUrl: 'https://storage.example.invalid/signed',
  });
  const fireworks = fireworksOver(() => answer(200, body));
  const job = await fireworks.jobs.get(caller, 'sft_one');
  expect(job?.integrations).toHaveLength(1);
  expect(JSON.stringify(job)).not.toMatch(/wandb-secret|signed/);
  if (job === null) return;
  const { trainingMetrics, progress } = fireworks.loaders(caller);
  expect(await trainingMetrics(job, 100)).toEqual([]);
  expect(await progress(job)).toBeNull();
  expect(fireworks.asked()).toHaveLength(1);
});

describe('a new job', () => {
  const sentFor = async (changes: Partial<CreateJobRequest>, baseUrl?: string) => {
    const fireworks = fireworksOver(() => answer(200, jobBody()), baseUrl);
    await fireworks.creation.create(caller, request(changes), null);
    return { asked: fireworks.asked(), body: sentBody(fireworks, 0) as JsonObject };
  };
  const sizes = { batchSize: 8, learningRateMultiplier: null, nEpochs: 3 };

  it('says no more than was asked for', async () => {
    expect(await sentFor({})).toEqual({
      asked: ['POST /v1/accounts/my-account/supervisedFineTuningJobs'],
      body: { baseModel: MODEL, dataset: 'accounts/my-account/datasets/my-dataset' },
    });
  });

  it('is supervised with all that can be said', async () => {
    const method = { type: 'SUPERVISED', hyperparameters: sizes } as const;
    const { body } = await sentFor({ method, validationFile: 'held-back', suffix: 'My Tone!' });
    expect(body).toEqual({
      baseModel: MODEL,
      dataset: 'accounts/my-account/datasets/my-dataset',
      evaluationDataset: 'accounts/my-account/datasets/held-back',
      displayName: 'My Tone!',
      outputModel: expect.stringMatching(/^accounts\/my-account\/models\/my-tone-[0-9a-f]{8}$/),
      epochs: 3,
      batchSizeSamples: 8,
    });
  });

  it('takes the deprecated hyperparameters, and leaves to Fireworks what is "auto"', async () => {
    const { body } = await sentFor({ hyperparameters: { ...sizes, batchSize: 'auto' } });
    expect(body).toMatchObject({ epochs: 3 });
    expect(body).not.toHaveProperty('batchSizeSamples');
  });

  it('is a DPO job in its own collection, and says so', async () => {
    const method = { type: 'DPO', hyperparameters: { ...sizes, beta: 0.2 } } as const;
    expect(await sentFor({ method })).toEqual({
      asked: ['POST /v1/accounts/my-account/dpoJobs'],
      body: {
        dataset: 'accounts/my-account/datasets/my-dataset',
        trainingConfig: { baseModel: MODEL, epochs: 3, batchSizeSamples: 8 },
        lossConfig: { method: 'DPO', dpo: { beta: 0.2 } },
      },
    });
  });

  it('trains on the dataset of another account by its whole name', async () => {
    const { body } = await sentFor({ trainingFile: 'accounts/fireworks/datasets/shared' });
    expect(body).toMatchObject({ dataset: 'accounts/fireworks/datasets/shared' });
  });

  it('names its dataset as the client does behind a gateway that hides the account', async () => {
    const { asked, body } = await sentFor({}, 'https://gateway.invalid/tuning');
    expect(asked).toEqual(['POST /tuning/supervisedFineTuningJobs']);
    expect(body).toMatchObject({ dataset: 'my-dataset' });
  });

  it('is refused before anything is sent where Fireworks takes no such input', async () => {
    const fireworks = fireworksOver(() => answer(200, jobBody()));
    const method = { type: 'DPO', hyperparameters: { ...sizes, beta: null } } as const;
    const wishes: readonly [Partial<CreateJobRequest>, readonly string[]][] = [
      [{ seed: 1 }, ['seed']],
      [{ metadata: [{ key: 'a', value: 'b' }] }, ['metadata']],
      [{ suffix: 'x'.repeat(37) }, ['suffix']],
      [{ method, validationFile: 'held-back' }, ['validationFile']],
      [
        { hyperparameters: { ...sizes, learningRateMultiplier: 2 } },
        ['hyperparameters', 'learningRateMultiplier'],
      ],
    ];
    for (const [changes, path] of wishes) {
      const failure = await failureOf(fireworks.creation.create(caller, request(changes), null));
      expect(failure).toMatchObject({ code: 'NOT_SUPPORTED', inputs: [{ path }] });
    }
    expect(fireworks.asked()).toEqual([]);
  });
});

describe('an action', () => {
  it('cancels, and reads the job again, for the answer is empty', async () => {
    const cancelling = jobBody({ state: 'JOB_STATE_CANCELLING' });
    const fireworks = fireworksOver(({ method }) =>
      method === 'POST' ? answer(200, sample('cancel-answer').body) : answer(200, cancelling),
    );
    expect(await fireworks.jobs.cancel(caller, 'sft_one')).toMatchObject({
      rawStatus: 'JOB_STATE_CANCELLING',
    });
    expect(fireworks.asked()).toEqual([
      'POST /v1/accounts/my-account/supervisedFineTuningJobs/one:cancel',
      'GET /v1/accounts/my-account/supervisedFineTuningJobs/one',
    ]);
    expect(sentBody(fireworks, 0)).toEqual({});
  });

  it('resumes', async () => {
    const fireworks = fireworksOver(() => answer(200, jobBody({ name: 'accounts/my-account/dpoJobs/one' })));
    expect(await fireworks.jobs.resume(caller, 'dpo_one')).toMatchObject({
      id: 'dpo_one',
      status: 'RUNNING',
    });
    expect(fireworks.asked()[0]).toBe('POST /v1/accounts/my-account/dpoJobs/one:resume');
  });

  it('never pauses', async () => {
    const fireworks = answering('job-supervised-running');
    expect(await failureOf(fireworks.jobs.pause(caller, 'sft_one'))).toMatchObject({ code: 'NOT_SUPPORTED' });
    expect(fireworks.asked()).toEqual([]);
  });
});

it('has what its capabilities say, and nothing else', async () => {
  const { jobs, events, checkpoints, files } = connectFireworks({
    baseUrl: { prefix: '' },
  } as ProviderParts);
  const operations = provider.capabilities.operations;
  expect({
    CANCEL_JOB: jobs.cancel !== null,
    PAUSE_JOB: jobs.pause !== null,
    RESUME_JOB: jobs.resume !== null,
    LIST_EVENTS: events !== null,
    LIST_CHECKPOINTS: checkpoints !== null,
    READ_TRAINING_METRICS: events !== null || files.content !== null,
    UPLOAD_FILE: files.upload !== null,
    LIST_FILES: files.list !== null,
    DELETE_FILE: files.delete !== null,
  }).toEqual(
    Object.fromEntries(
      [
        ...['CANCEL_JOB', 'PAUSE_JOB', 'RESUME_JOB', 'LIST_EVENTS', 'LIST_CHECKPOINTS'],
        ...['READ_TRAINING_METRICS', 'UPLOAD_FILE', 'LIST_FILES', 'DELETE_FILE'],
      ].map((name) => [name, (operations as ReadonlySet<string>).has(name)]),
    ),
  );
  expect(provider.capabilities.createGuarantee).toBe(jobs.tags === null ? 'NEVER_RESENT' : 'ONCE_PER_KEY');
});

describe('an error', () => {
  const failureWith = async (status: number, body: unknown) =>
    failureOf(fireworksOver(() => answer(status, body)).jobs.cancel(caller, 'sft_one'));

  it.each([
    [
      { code: 9, message: '' },
      'FAILED_PRECONDITION',
      'Fireworks says FAILED_PRECONDITION, and gives no reason.',
    ],
    [
      { code: 3, message: 'bad', details: [{ '@type': 'x' }, { reason: 'DATASET_INVALID' }] },
      'DATASET_INVALID',
      'bad',
    ],
    [{ code: 99, message: 'new' }, '99', 'new'],
    [{ error: { message: 'of the inference host' } }, null, 'of the inference host'],
    [{ error: 'of a gateway' }, null, 'of a gateway'],
  ])('%j', async (body, upstreamCode, message) => {
    expect(await failureWith(400, body)).toMatchObject({ message, details: { upstreamCode } });
  });

  it.each([[null], ['text'], [[]], [{}], [{ details: 'none' }]])(
    '%j says nothing, and harms nothing',
    async (body) => {
      expect(await failureWith(412, body)).toMatchObject({ details: { status: 412, upstreamCode: null } });
    },
  );
});
