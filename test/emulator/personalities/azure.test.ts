import { AzureOpenAI, toFile } from 'openai';
import { afterEach, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../../src/emulator/index.ts';
import { createFakeClock } from '../fake-clock.ts';
import { type Body, chatLines, linesOf } from '../harness.ts';

const running: Emulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.stop()));
});

const second = 1_000;
const version = 'api-version=2025-04-01-preview';
const newJob = { model: 'gpt-4o-mini-2024-07-18', training_file: 'file-seed-chat' };

const play = async () => {
  const clock = createFakeClock();
  const emulator = await startEmulator({ provider: 'azure', clock });
  running.push(emulator);
  const { origin } = new URL(emulator.url);
  const ask = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'api-key': emulator.apiKey },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const read: Body = text.startsWith('{') ? JSON.parse(text) : {};
    return { status: response.status, headers: response.headers, text, body: read };
  };
  const finish = () => clock.advance(600 * second);
  return { emulator, clock, origin, ask, finish };
};

const v1 = '/openai/v1/fine_tuning/jobs';
const dated = '/openai/fine_tuning/jobs';

describe('the undated path', () => {
  it('writes -1 for what Azure chooses, and takes it', async () => {
    const { ask } = await play();
    const { status, body } = await ask('POST', v1, { ...newJob, hyperparameters: { n_epochs: -1 } });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'pending',
      hyperparameters: { n_epochs: -1, batch_size: -1, learning_rate_multiplier: 1 },
      result_files: null,
      integrations: null,
    });
  });

  it.each([
    ['globalstandard', 200],
    ['GlobalStandard', 200],
    ['developerTier', 200],
    ['Developer', 400],
  ])('takes the training type %s with a %i', async (trainingType, status) => {
    const { ask } = await play();
    const answer = await ask('POST', v1, { ...newJob, trainingType });
    expect(answer.status).toBe(status);
    if (status === 400) {
      expect(answer.body.error).toEqual({
        code: 'invalidPayload',
        message: 'The fineTuningJob field is required.',
      });
    }
  });

  it('tells a log in its own words, newest first, whose steps have no total', async () => {
    const { ask, finish } = await play();
    const { id } = (await ask('POST', v1, newJob)).body;
    const first = (await ask('GET', `${v1}/${id}/events`)).body.data;
    expect(first.map(({ message }) => message)).toEqual([
      'Preprocessing running for file training file.',
      'Job enqueued. Waiting for jobs ahead to complete.',
    ]);
    finish();
    const events = (await ask('GET', `${v1}/${id}/events?limit=100`)).body.data;
    const messages: readonly string[] = events.map((event) => event.message);
    expect(messages[0]).toMatch(/^Training tokens billed: \d+$/);
    expect(messages.slice(1, 4)).toEqual([
      'Model Evaluation Passed.',
      expect.stringMatching(/^Completed results file: file-/),
      'Job succeeded.',
    ]);
    const step = events.find((event) => event.type === 'metrics');
    expect(step?.message).toMatch(/^Step \d+: training loss=\d/);
    expect(step?.data).toMatchObject({ step: expect.any(Number), train_loss: expect.any(Number) });
    expect(step?.data).not.toHaveProperty('total_steps');
  });

  it('leaves a plain table under the columns of the guide, with -1 for what was not measured', async () => {
    const { ask, finish } = await play();
    const order = { ...newJob, validation_file: 'file-seed-chat-validation' };
    const { id } = (await ask('POST', v1, order)).body;
    finish();
    const [file] = (await ask('GET', `${v1}/${id}`)).body.result_files;
    expect((await ask('GET', `/openai/v1/files/${file}`)).body.filename).toBe('results.csv');
    const { text } = await ask('GET', `/openai/v1/files/${file}/content`);
    const [header, ...lines] = text.trimEnd().split('\n');
    expect(header).toBe(
      'step,train_loss,train_mean_token_accuracy,valid_loss,validation_mean_token_accuracy,full_valid_loss,full_valid_mean_token_accuracy',
    );
    expect(lines.some((line) => line.endsWith(',-1,-1'))).toBe(true);
  });

  it('names checkpoints by ids of its own, and the newest after the model', async () => {
    const { ask, finish } = await play();
    const { id } = (await ask('POST', v1, newJob)).body;
    finish();
    const model = (await ask('GET', `${v1}/${id}`)).body.fine_tuned_model;
    const { data } = (await ask('GET', `${v1}/${id}/checkpoints`)).body;
    expect(data[0]).toMatchObject({
      id: expect.stringMatching(/^ftchkpt-/),
      fine_tuned_model_checkpoint: model,
    });
    const [newest, older] = data;
    expect(older?.fine_tuned_model_checkpoint).toBe(`${model}:ckpt-step-${older?.step_number}`);
    const next = (await ask('GET', `${v1}/${id}/checkpoints?after=${newest?.id}`)).body.data;
    expect(next[0]?.id).toBe(older?.id);
  });

  it('pauses a job only once it has done a step', async () => {
    const { ask, clock } = await play();
    const { id } = (await ask('POST', v1, newJob)).body;
    const refused = await ask('POST', `${v1}/${id}/pause`);
    expect(refused).toMatchObject({ status: 400, body: { error: { code: 'unexpectedEntityState' } } });
    clock.advance(30 * second);
    expect((await ask('POST', `${v1}/${id}/pause`)).body.status).toBe('pausing');
  });

  it('ignores a filter by metadata, and the pages of a list of files', async () => {
    const { ask } = await play();
    const all = (await ask('GET', v1)).body.data.length;
    expect((await ask('GET', `${v1}?metadata[team]=nobody`)).body.data).toHaveLength(all);
    const files = (await ask('GET', '/openai/v1/files')).body;
    expect((await ask('GET', '/openai/v1/files?limit=1')).body.data).toHaveLength(files.data.length);
    expect(files.has_more).toBe(false);
  });

  it('neither deletes jobs nor shares checkpoints', async () => {
    const { ask } = await play();
    expect((await ask('DELETE', `${v1}/ftjob-seed-succeeded`)).status).toBe(405);
    expect((await ask('GET', '/openai/v1/fine_tuning/checkpoints/any/permissions')).status).toBe(404);
  });
});

describe('the dated path', () => {
  it.each(['', '?api-version=', '?api-version=latest'])('does not exist under "%s"', async (query) => {
    const { ask } = await play();
    expect(await ask('GET', `${dated}${query}`)).toMatchObject({
      status: 404,
      body: { error: { code: '404', message: 'Resource not found' } },
    });
  });

  it('answers a create with 201 and an address, and leaves out what is null', async () => {
    const { ask, origin } = await play();
    const order = { ...newJob, suffix: 'tone', metadata: { team: 'support' } };
    const { status, headers, body } = await ask('POST', `${dated}?${version}`, order);
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`${origin}${dated}/${body.id}?${version}`);
    expect(body).toMatchObject({ status: 'pending', suffix: 'tone', hyperparameters: { n_epochs: -1 } });
    for (const absent of ['user_provided_suffix', 'metadata', 'fine_tuned_model', 'error', 'organization_id'])
      expect(body).not.toHaveProperty(absent);
    expect((await ask('GET', `${v1}/${body.id}`)).body.id).toBe(body.id);
  });

  it.each([
    [{ suffix: 'x'.repeat(41) }, 'suffix'],
    [{ suffix: 'a b' }, 'suffix'],
    [{ hyperparameters: { n_epochs: 'auto' } }, 'hyperparameters'],
    [{ training_file: 'file-none' }, 'training_file'],
  ])('refuses %j by its target', async (changes, target) => {
    const { ask } = await play();
    const { status, body } = await ask('POST', `${dated}?${version}`, { ...newJob, ...changes });
    expect(status).toBe(400);
    expect(body.error).toEqual({ code: 'invalidPayload', message: expect.any(String), target });
  });

  it('has a finish on a paused job, and pages of files that say nothing of more', async () => {
    const { ask } = await play();
    const paused = (await ask('GET', `${dated}/ftjob-seed-paused?${version}`)).body;
    expect(paused).toMatchObject({ status: 'paused', finished_at: expect.any(Number) });
    const files = (await ask('GET', `/openai/files?${version}`)).body;
    expect(Object.keys(files)).toEqual(['object', 'data']);
  });

  it('deletes a job and a file without a word', async () => {
    const { ask } = await play();
    const job = `${dated}/ftjob-seed-succeeded?${version}`;
    expect(await ask('DELETE', job)).toMatchObject({ status: 204, text: '' });
    expect((await ask('GET', job)).status).toBe(404);
    expect((await ask('DELETE', `/openai/files/file-seed-chat?${version}`)).status).toBe(204);
  });

  it("lives the whole story with OpenAI's client for Azure", async () => {
    const { emulator, origin, clock, finish } = await play();
    const client = new AzureOpenAI({
      apiKey: emulator.apiKey,
      endpoint: origin,
      apiVersion: '2025-04-01-preview',
      maxRetries: 0,
    });
    const file = await client.files.create({
      file: await toFile(Buffer.from(linesOf(chatLines(40))), 'training.jsonl'),
      purpose: 'fine-tune',
    });
    expect(file.status).toBe('pending');
    const order = { model: 'gpt-4o-mini-2024-07-18', training_file: file.id };
    const early = client.fineTuning.jobs.create(order);
    await expect(early).rejects.toThrow(
      '400 The specified file reference must point to a completed file import.',
    );
    clock.advance(5 * second);
    expect((await client.files.retrieve(file.id)).status).toBe('processed');

    const job = await client.fineTuning.jobs.create({ ...order, suffix: 'sums' });
    expect(job.status).toBe('pending');
    finish();
    expect(await client.fineTuning.jobs.retrieve(job.id)).toMatchObject({
      status: 'succeeded',
      fine_tuned_model: `gpt-4o-mini-2024-07-18.ft-${job.id.slice('ftjob-'.length)}-sums`,
    });
    const events = [];
    for await (const event of client.fineTuning.jobs.listEvents(job.id, { limit: 7 })) events.push(event);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(events.length).toBeGreaterThan(7);
    const checkpoints = await client.fineTuning.jobs.checkpoints.list(job.id);
    expect(checkpoints.data.length).toBeGreaterThan(0);

    const other = await client.fineTuning.jobs.create(order);
    expect((await client.fineTuning.jobs.cancel(other.id)).status).toBe('cancelled');
    await expect(client.fineTuning.jobs.cancel(other.id)).rejects.toMatchObject({
      code: 'unexpectedEntityState',
    });
  });
});
