import { describe, expect, it } from 'vitest';
import type { CreateJobRequest } from '../../../../src/domain/create-job.ts';
import { CreateOutcomeUnknown } from '../../../../src/domain/create-outcome.ts';
import type { Method } from '../../../../src/domain/method.ts';
import { callerWith, failureOf } from '../../support/datasource.ts';
import { jobBody, listBody } from '../../support/job-body.ts';
import { answer, resetConnection } from '../../support/scripted-transport.ts';
import { bedrockOver, lambdaGrader } from './bedrock-over.ts';

const unset = {
  batchSize: null,
  learningRateMultiplier: null,
  nEpochs: null,
  computeMultiplier: null,
  evalInterval: null,
  evalSamples: null,
  reasoningEffort: null,
};

const method = {
  type: 'REINFORCEMENT',
  hyperparameters: { ...unset, nEpochs: 1, batchSize: 4, learningRateMultiplier: 'auto' },
  grader: { kind: 'OTHER', type: 'lambda', name: null, raw: lambdaGrader },
} satisfies Method;

const request: CreateJobRequest = {
  model: 'openai.gpt-oss-20b',
  trainingFile: 'file-1',
  validationFile: null,
  suffix: null,
  seed: null,
  method,
  hyperparameters: null,
  integrations: [],
  metadata: [],
};

const key = { value: 'key-1', chosenBy: 'CLIENT' } as const;

describe('a call', () => {
  it('goes below /v1 with a bearer, and the project where there is one', async () => {
    const { datasource, sent } = bedrockOver(() => answer(200, jobBody()));
    const caller = callerWith({ token: 'ABSKdGVzdA==', organization: 'org-1', project: 'proj_1' });
    await datasource.jobs.get(caller, 'ftjob-1');
    const { path, headers } = sent[0]?.request ?? { path: '', headers: {} };
    expect(path).toBe('/v1/fine_tuning/jobs/ftjob-1');
    expect(headers).toMatchObject({ authorization: 'Bearer ABSKdGVzdA==', 'OpenAI-Project': 'proj_1' });
    expect(headers).not.toHaveProperty('OpenAI-Organization');
  });

  it('for a list pages by `limit` and `after`, and filters jobs by nothing', async () => {
    const { datasource, sent } = bedrockOver(() => answer(200, listBody([])));
    const page = { first: 50, after: 'ft-event-abc123' };
    await datasource.events.list(callerWith(), 'ftjob-1', page);
    await datasource.checkpoints.list(callerWith(), 'ftjob-1', { first: 10, after: null });
    await datasource.jobs.list(callerWith(), {
      first: 20,
      after: null,
      metadata: [{ key: 'a', value: 'b' }],
    });
    await datasource.files.list(callerWith(), { first: 10, after: null, purpose: 'fine-tune' });
    expect(sent.map((one) => one.request.path)).toEqual([
      '/v1/fine_tuning/jobs/ftjob-1/events?limit=50&after=ft-event-abc123',
      '/v1/fine_tuning/jobs/ftjob-1/checkpoints?limit=10',
      '/v1/fine_tuning/jobs?limit=20',
      '/v1/files?limit=10&purpose=fine-tune',
    ]);
  });

  it.each(['pause', 'resume'] as const)('%s does not exist: nothing is sent', async (action) => {
    const { datasource, sent } = bedrockOver(() => answer(200, jobBody()));
    expect(await failureOf(datasource.jobs[action](callerWith(), 'ftjob-1'))).toMatchObject({
      code: 'NOT_SUPPORTED',
      message: expect.stringContaining('Amazon Bedrock'),
    });
    expect(sent).toEqual([]);
  });
});

describe('a new job', () => {
  it('is sent with its Lambda grader as it was given, and without "auto"', async () => {
    const { datasource, sent } = bedrockOver(() => answer(200, jobBody({ method: null })));
    const metadata = [{ key: 'team', value: 'a' }];
    await datasource.creation.create(callerWith(), { ...request, validationFile: 'file-2', metadata }, null);
    expect(JSON.parse(String(sent[0]?.request.body))).toEqual({
      model: 'openai.gpt-oss-20b',
      training_file: 'file-1',
      validation_file: 'file-2',
      metadata: { team: 'a' },
      method: {
        type: 'reinforcement',
        reinforcement: { grader: lambdaGrader, hyperparameters: { n_epochs: 1, batch_size: 4 } },
      },
    });
  });

  it('is refused, before anything is sent, for all that Bedrock takes no input for', async () => {
    const { datasource, sent } = bedrockOver(() => answer(200, jobBody()));
    const failure = await failureOf(
      datasource.creation.create(
        callerWith(),
        {
          ...request,
          suffix: 'tone',
          seed: 1,
          method: { ...method, hyperparameters: { ...unset, evalInterval: 5, reasoningEffort: 'LOW' } },
        },
        null,
      ),
    );
    const at = ['method', 'reinforcement', 'hyperparameters'];
    expect(failure).toMatchObject({
      code: 'NOT_SUPPORTED',
      inputs: [
        { path: [...at, 'evalInterval'] },
        { path: [...at, 'reasoningEffort'] },
        { path: ['suffix'] },
        { path: ['seed'] },
      ],
    });
    expect(sent).toEqual([]);
  });

  it('can be trained by reinforcement only', async () => {
    const { datasource } = bedrockOver(() => answer(200, jobBody()));
    const supervised = { ...request, method: null };
    expect(await failureOf(datasource.creation.create(callerWith(), supervised, null))).toMatchObject({
      code: 'NOT_SUPPORTED',
      inputs: [{ path: ['method'], message: expect.stringContaining('`method.reinforcement`') }],
    });
  });

  it('is sent once, even under a key, when nobody knows what became of it', async () => {
    const { datasource, sent } = bedrockOver(() => resetConnection());
    for (const _ of ['first', 'again']) {
      const failure = await failureOf(datasource.creation.create(callerWith(), request, key));
      expect(failure).toBeInstanceOf(CreateOutcomeUnknown);
    }
    expect(sent.map((one) => one.request.method)).toEqual(['POST']);
  });

  it('is remembered under its key while this process lives', async () => {
    const { datasource, sent } = bedrockOver(() => answer(200, jobBody()));
    const first = await datasource.creation.create(callerWith(), request, key);
    const again = await datasource.creation.create(callerWith(), request, key);
    expect([first.id, again.id]).toEqual(['ftjob-1', 'ftjob-1']);
    expect(sent.filter((one) => one.request.method === 'POST')).toHaveLength(1);
  });
});

it("a refusal's message keeps what was refused, and not whose account it is", async () => {
  const message =
    'The function arn:aws:lambda:us-west-2:123456789012:function:reward can not be called by arn:aws:iam::123456789012:role/Tuner.';
  const { datasource } = bedrockOver(() => answer(400, { error: { code: null, message, param: null } }));
  expect(await failureOf(datasource.creation.create(callerWith(), request, null))).toMatchObject({
    name: 'UpstreamRejection',
    message:
      'The function arn:aws:lambda:us-west-2:[account]:function:reward can not be called by arn:aws:iam::[account]:role/Tuner.',
  });
});
