import OpenAI, { toFile } from 'openai';
import { afterEach, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../../src/emulator/index.ts';
import { createFakeClock } from '../fake-clock.ts';
import { type Body, linesOf } from '../harness.ts';

const running: Emulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.stop()));
});

const second = 1_000;
const jobs = '/fine_tuning/jobs';

const grader = {
  type: 'lambda',
  lambda: { function: 'arn:aws:lambda:us-west-2:123456789012:function:my-reward-function' },
};
const newJob = {
  model: 'openai.gpt-oss-20b',
  training_file: 'file-seed-reinforcement',
  method: { type: 'reinforcement', reinforcement: { grader, hyperparameters: { n_epochs: 1 } } },
};

const play = async () => {
  const clock = createFakeClock();
  const emulator = await startEmulator({ provider: 'bedrock', clock, apiKeys: ['ABSK-1'] });
  running.push(emulator);
  const ask = async (method: string, path: string, body?: object, key = 'ABSK-1') => {
    const response = await fetch(`${emulator.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const read: Body = await response.json();
    return { status: response.status, body: read };
  };
  const finish = () => clock.advance(600 * second);
  return { emulator, clock, ask, finish };
};

describe('Amazon Bedrock', () => {
  it('tells an unknown key from a missing right by the code alone', async () => {
    const { emulator, ask } = await play();
    expect(await ask('GET', jobs, undefined, 'ABSK-2')).toEqual({
      status: 401,
      body: {
        error: {
          code: 'invalid_api_key',
          message: 'The security token included in the request is invalid.',
          param: null,
          type: 'permission_denied_error',
        },
      },
    });
    emulator.setFaults([{ kind: 'creationClosed', after: 0 }]);
    expect(await ask('POST', jobs, newJob)).toMatchObject({
      status: 401,
      body: { error: { code: 'access_denied', type: 'permission_denied_error' } },
    });
  });

  it('trains by reinforcement, and tells of rewards under names of its own', async () => {
    const { ask, finish } = await play();
    const created = (await ask('POST', jobs, { ...newJob, metadata: { team: 'a' } })).body;
    expect(created).toMatchObject({
      id: expect.stringMatching(/^ftjob-\w{12}$/),
      status: 'validating_files',
      method: { type: 'reinforcement', reinforcement: { grader } },
      metadata: null,
      user_provided_suffix: null,
    });
    finish();
    const job = (await ask('GET', `${jobs}/${created.id}`)).body;
    expect(job).toMatchObject({ status: 'succeeded', result_files: [] });
    expect(job.fine_tuned_model).toMatch(/^ft:openai\.gpt-oss-20b:/);
    const events = (await ask('GET', `${jobs}/${created.id}/events?limit=100`)).body.data;
    const step = events.find((event) => event.type === 'metrics');
    expect(step?.message).toMatch(/^Step (\d+)\/\1: training metrics$/);
    expect(Object.keys(step?.data ?? {})).toEqual([
      'step',
      'total_steps',
      'critic_rewards_mean',
      'actor_pg_loss',
      'actor_entropy',
      'actor_grad_norm',
      'critic_advantages_mean',
      'response_length_mean',
    ]);
    const { data } = (await ask('GET', `${jobs}/${created.id}/checkpoints`)).body;
    expect(data[0]).toMatchObject({ metrics: {}, step_number: expect.any(Number) });
  });

  it.each([
    [{ suffix: 'tone' }, 'suffix'],
    [{ seed: 1 }, 'seed'],
    [{ integrations: [] }, 'integrations'],
    [{ method: { type: 'supervised' } }, 'method.type'],
    [{ method: { type: 'reinforcement', reinforcement: { grader: { type: 'python' } } } }, 'lambda'],
    [{ model: 'gpt-4o-mini' }, 'model'],
  ])('refuses %j', async (changes, param) => {
    const { ask } = await play();
    const { status, body } = await ask('POST', jobs, { ...newJob, ...changes });
    expect([status, body.error.type]).toEqual([400, 'invalid_request_error']);
    expect(body.error.message).toContain(param);
  });

  it.each(['pause', 'resume'])('has no way to %s a job', async (action) => {
    const { ask } = await play();
    const answer = await ask('POST', `${jobs}/ftjob-seed-running/${action}`);
    expect(answer).toMatchObject({ status: 404, body: { error: { type: 'not_found_error' } } });
  });

  it('has seeded jobs in every state but paused, all trained by reinforcement', async () => {
    const { ask } = await play();
    const { data } = (await ask('GET', jobs)).body;
    expect(new Set(data.map((job) => job.status))).toEqual(
      new Set(['validating_files', 'queued', 'running', 'cancelled', 'failed', 'succeeded']),
    );
    expect(new Set(data.map((job) => job.method.type))).toEqual(new Set(['reinforcement']));
  });

  it("lives the whole story with OpenAI's client, as AWS's walkthrough does", async () => {
    const { emulator, finish } = await play();
    const client = new OpenAI({ apiKey: 'ABSK-1', baseURL: emulator.url, maxRetries: 0 });
    const lines = Array.from({ length: 100 }, (_, index) => ({
      messages: [{ role: 'user', content: `What is ${index} + 1?` }],
      reference_answer: { answer: index + 1 },
    }));
    const file = await client.files.create({
      file: await toFile(Buffer.from(linesOf(lines)), 'rft_train_data.jsonl'),
      purpose: 'fine-tune',
    });
    expect(file.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    // The client's types don't know a Lambda grader.
    const asked: object = { ...newJob, model: 'qwen.qwen3-32b', training_file: file.id };
    const order = asked as OpenAI.FineTuning.JobCreateParams;
    const job = await client.fineTuning.jobs.create(order);
    expect(job.model).toBe('qwen.qwen3-32b-v1:0');
    finish();
    expect((await client.fineTuning.jobs.retrieve(job.id)).status).toBe('succeeded');
    const events = [];
    for await (const event of client.fineTuning.jobs.listEvents(job.id, { limit: 50 })) events.push(event);
    expect(events.length).toBeGreaterThan(50);

    const other = await client.fineTuning.jobs.create(order);
    expect((await client.fineTuning.jobs.cancel(other.id)).status).toBe('cancelled');
    await client.files.delete(file.id);
    await expect(client.files.retrieve(file.id)).rejects.toMatchObject({ status: 404 });
  });
});
