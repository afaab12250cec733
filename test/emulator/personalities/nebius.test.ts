import OpenAI, { toFile } from 'openai';
import { afterEach, describe, expect, it } from 'vitest';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../../src/emulator/index.ts';
import { createFakeClock } from '../fake-clock.ts';
import { chatLines, linesOf } from '../harness.ts';

const running: Emulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.stop()));
});

const second = 1_000;
const llama = 'meta-llama/Llama-3.1-8B-Instruct';
const newJob = { model: llama, training_file: 'file-seed-chat' };
const jobs = '/fine_tuning/jobs';

async function play(options: EmulatorOptions = {}) {
  const clock = createFakeClock();
  const emulator = await startEmulator({ provider: 'nebius', clock, ...options });
  running.push(emulator);
  const ask = async (method: string, path: string, body?: object, key: string | null = emulator.apiKey) => {
    const response = await fetch(`${emulator.url}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  // Nebius' own documents tell its customers to use this client.
  const client = new OpenAI({ apiKey: emulator.apiKey, baseURL: emulator.url, maxRetries: 0 });
  return { emulator, clock, ask, client };
}

describe('Nebius', () => {
  it('tells of a job how far it is, and no name of a tuned model', async () => {
    const { ask, clock } = await play();
    const { status, body } = await ask('POST', jobs, { ...newJob, suffix: 'tone' });
    expect(status).toBe(200);
    expect(body).toEqual({
      id: expect.stringMatching(/^ftjob-[0-9a-f]{32}$/),
      created_at: clock.now() / 1000,
      error: null,
      finished_at: null,
      hyperparameters: null,
      method: {
        type: 'supervised',
        supervised: {
          hyperparameters: {
            batch_size: 8,
            learning_rate: 0.00001,
            n_epochs: 3,
            warmup_ratio: 0,
            weight_decay: 0,
            lora: false,
            lora_r: 8,
            lora_alpha: 8,
            lora_dropout: 0,
            packing: true,
            max_grad_norm: 1,
            context_length: 8192,
          },
        },
      },
      integrations: [],
      from_checkpoint: null,
      model: llama,
      object: 'fine_tuning.job',
      organization_id: '',
      result_files: [],
      seed: 0,
      suffix: 'tone',
      status: 'validating_files',
      trained_tokens: null,
      training_file: 'file-seed-chat',
      validation_file: null,
      estimated_finish: null,
      trained_steps: null,
      total_steps: null,
    });
    clock.advance(600 * second);
    const { body: ended } = await ask('GET', `${jobs}/${body.id}`);
    expect(ended).toMatchObject({ status: 'succeeded', finished_at: expect.any(Number), result_files: [] });
    expect(ended.trained_steps).toBe(ended.total_steps);
    expect(ended).not.toHaveProperty('fine_tuned_model');
  });

  it('tells its log and its checkpoints oldest first, the losses in the checkpoints alone', async () => {
    const { ask, clock } = await play();
    const order = { ...newJob, validation_file: 'file-seed-chat-validation' };
    const { id } = (await ask('POST', jobs, order)).body;
    clock.advance(600 * second);
    const log = (await ask('GET', `${jobs}/${id}/events`)).body;
    expect(log.data.map((event: { message: string }) => event.message)).toEqual([
      'Job is submitted',
      "Dataset 'validation' processed successfully",
      "Dataset 'training' processed successfully",
      'Training completed successfully',
    ]);
    expect(log.data[0]).not.toHaveProperty('data');
    const rest = (await ask('GET', `${jobs}/${id}/events?limit=2&after=${log.data[0].id}`)).body;
    expect([rest.data.map((event: { id: string }) => event.id), rest.has_more]).toEqual([
      [log.data[1].id, log.data[2].id],
      true,
    ]);
    const { data } = (await ask('GET', `${jobs}/${id}/checkpoints`)).body;
    const steps: number[] = data.map((checkpoint: { step_number: number }) => checkpoint.step_number);
    expect(steps).toEqual(steps.toSorted((one, other) => one - other));
    expect(data).toHaveLength(3);
    expect(data[0].metrics).toMatchObject({ step: null, train_loss: expect.any(Number) });
    const next = (await ask('GET', `${jobs}/${id}/checkpoints?after=${data[0].id}&limit=1`)).body;
    expect(next.data).toEqual([data[1]]);
  });

  it('keeps hyperparameters where they were asked for, and takes what it does not know', async () => {
    const { ask } = await play();
    const order = { ...newJob, hyperparameters: { n_epochs: 2, learning_rate_multiplier: 2 }, metadata: {} };
    const { body } = await ask('POST', jobs, order);
    expect(body).toMatchObject({ method: null, hyperparameters: { n_epochs: 2, batch_size: 8 } });
    expect(body.hyperparameters).not.toHaveProperty('learning_rate_multiplier');
    expect(body).not.toHaveProperty('metadata');
  });

  it.each<[string, object, readonly string[], string]>([
    ['no training file', { training_file: undefined }, ['body', 'training_file'], 'missing'],
    [
      '"auto"',
      { hyperparameters: { n_epochs: 'auto' } },
      ['body', 'hyperparameters', 'n_epochs'],
      'invalid_type',
    ],
    [
      'a null among hyperparameters',
      { hyperparameters: { lora: null } },
      ['body', 'hyperparameters', 'lora'],
      'bool_type',
    ],
    ['too long a suffix', { suffix: 'x'.repeat(65) }, ['body', 'suffix'], 'string_above_max_length'],
    [
      'a method without its object',
      { method: { type: 'supervised' } },
      ['body', 'method', 'supervised', 'supervised'],
      'missing',
    ],
    [
      'a method without hyperparameters',
      { method: { type: 'supervised', supervised: {} } },
      ['body', 'method', 'supervised', 'supervised', 'hyperparameters'],
      'missing',
    ],
    ['another method', { method: { type: 'dpo', dpo: {} } }, ['body', 'method', 'type'], 'invalid_value'],
    [
      'too many epochs',
      { method: { type: 'supervised', supervised: { hyperparameters: { n_epochs: 21 } } } },
      ['body', 'method', 'supervised', 'supervised', 'hyperparameters', 'n_epochs'],
      'integer_above_max_value',
    ],
  ])('refuses %s with 422, and says where', async (_name, changes, loc, type) => {
    const { ask } = await play();
    expect(await ask('POST', jobs, { ...newJob, ...changes })).toEqual({
      status: 422,
      body: { detail: [{ loc, msg: expect.any(String), type }] },
    });
  });

  it('takes either a method or hyperparameters', async () => {
    const { ask } = await play();
    const method = { type: 'supervised', supervised: { hyperparameters: {} } };
    expect(await ask('POST', jobs, { ...newJob, method, hyperparameters: {} })).toEqual({
      status: 400,
      body: { detail: "Only one of 'method' or 'hyperparameters' must be provided" },
    });
  });

  it('reports to Weights & Biases only with a key, and shows it to nobody', async () => {
    const { ask } = await play();
    const order = (wandb: object) => ({ ...newJob, integrations: [{ type: 'wandb', wandb }] });
    expect((await ask('POST', jobs, order({ project: 'p' }))).status).toBe(422);
    const { body } = await ask('POST', jobs, order({ project: 'p', api_key: 'SECRET' }));
    expect(body.integrations).toEqual([
      { type: 'wandb', wandb: { project: 'p', name: null, entity: null, tags: [] } },
    ]);
  });

  it('says all else in one text', async () => {
    const { ask } = await play();
    expect(await ask('GET', `${jobs}/none`)).toEqual({ status: 404, body: { detail: expect.any(String) } });
    expect(await ask('GET', jobs, undefined, null)).toEqual({
      status: 401,
      body: { detail: expect.any(String) },
    });
    for (const action of ['pause', 'resume'])
      expect((await ask('POST', `${jobs}/ftjob-seed-running/${action}`)).status).toBe(404);
  });

  it('lists ten files unless more are asked for, and knows no way to go on', async () => {
    const { ask, client } = await play();
    for (let count = 0; count < 12; count += 1) {
      const file = await toFile(Buffer.from(linesOf(chatLines(10))), `training-${count}.jsonl`);
      await client.files.create({ file, purpose: 'fine-tune' });
    }
    const { body } = await ask('GET', '/files');
    expect(Object.keys(body).sort()).toEqual(['data', 'object']);
    expect(body.data).toHaveLength(10);
    expect((await ask('GET', `/files?after=${body.data[4].id}`)).body).toEqual(body);
    expect((await ask('GET', '/files?limit=1000')).body.data.length).toBeGreaterThan(12);
  });

  it('lives the whole story with the client that it recommends', async () => {
    const { client, clock } = await play();
    const file = await client.files.create({
      file: await toFile(Buffer.from(linesOf(chatLines(40))), 'training.jsonl'),
      purpose: 'fine-tune',
    });
    expect(file.id).toMatch(/^file-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const { id } = await client.fineTuning.jobs.create({
      model: llama,
      training_file: file.id,
      suffix: 'sums',
      hyperparameters: { n_epochs: 2 },
    });
    const seen = new Set<string>();
    for (let tries = 0; tries < 200; tries += 1) {
      const { status } = await client.fineTuning.jobs.retrieve(id);
      seen.add(status);
      if (status === 'succeeded') break;
      clock.advance(second);
    }
    expect([...seen]).toEqual(['validating_files', 'queued', 'running', 'succeeded']);
    const listed = (await client.fineTuning.jobs.list({ limit: 1 })).data;
    expect(listed.map((job) => job.id)).toEqual([id]);
    expect((await client.fineTuning.jobs.checkpoints.list(id)).data).toHaveLength(2);
    const other = await client.fineTuning.jobs.create(newJob);
    expect((await client.fineTuning.jobs.cancel(other.id)).status).toBe('cancelled');
    await expect(client.fineTuning.jobs.retrieve('none')).rejects.toMatchObject({ status: 404 });
  });

  it('tells of a failed job why it failed', async () => {
    const { ask } = await play();
    const { body } = await ask('GET', `${jobs}/ftjob-seed-failed`);
    expect(body).toMatchObject({ status: 'failed', error: { code: 'invalid_training_file' } });
    const { data } = (await ask('GET', `${jobs}/ftjob-seed-failed/events`)).body;
    expect(data.at(-1)).toMatchObject({ level: 'error', message: body.error.message });
  });
});
