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
const newJob = { model: 'glm-4-flash', training_file: 'file-seed-chat' };
const jobs = '/fine_tuning/jobs';

async function play(options: EmulatorOptions = {}) {
  const clock = createFakeClock();
  const emulator = await startEmulator({ provider: 'zai', clock, ...options });
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
  return { emulator, clock, ask };
}

describe('Z.ai', () => {
  it('shows of a job what the SDK’s type has, and no more', async () => {
    const { emulator, ask, clock } = await play();
    expect(emulator.url).toMatch(/\/api\/paas\/v4$/);
    const order = {
      ...newJob,
      suffix: 'demo_test',
      request_id: 'request-1',
      hyperparameters: { n_epochs: 2 },
    };
    const { status, body } = await ask('POST', jobs, order);
    expect(status).toBe(200);
    expect(body).toEqual({
      id: expect.stringMatching(/^ftjob-\d{17}-[0-9a-z]{5}$/),
      request_id: 'request-1',
      object: 'fine_tuning.job',
      created_at: clock.now() / 1000,
      model: 'glm-4-flash',
      status: 'create',
      training_file: 'file-seed-chat',
      validation_file: null,
      fine_tuned_model: null,
      finished_at: null,
      result_files: [],
      hyperparameters: { n_epochs: 2 },
      trained_tokens: null,
      error: null,
    });
    clock.advance(600 * second);
    expect((await ask('GET', `${jobs}/${body.id}`)).body).toMatchObject({
      status: 'succeeded',
      fine_tuned_model: expect.stringMatching(/^glm-4-flash-\d{19}-demo_test$/),
      trained_tokens: expect.any(Number),
    });
  });

  it('has words of its own before a job runs', async () => {
    const { ask, clock } = await play();
    const { id } = (await ask('POST', jobs, newJob)).body;
    const seen = new Set<string>();
    for (let tries = 0; tries < 200; tries += 1) {
      const { status } = (await ask('GET', `${jobs}/${id}`)).body;
      seen.add(status);
      if (status === 'succeeded') break;
      clock.advance(second);
    }
    expect([...seen]).toEqual(['create', 'validating_files', 'pending', 'queued', 'running', 'succeeded']);
  });

  it('gives numbers names of its own, some of them as texts', async () => {
    const { ask, clock } = await play();
    const order = { ...newJob, validation_file: 'file-seed-chat-validation' };
    const { id } = (await ask('POST', jobs, order)).body;
    clock.advance(600 * second);
    const { data } = (await ask('GET', `${jobs}/${id}/events?limit=100`)).body;
    const steps = data.filter((event: { type: string }) => event.type === 'training');
    expect(steps[0].data).toEqual({
      epoch: expect.any(Number),
      current_steps: steps[0].data.total_steps,
      total_steps: expect.any(Number),
      elapsed_time: expect.stringMatching(/^\d\d:\d\d:\d\d$/),
      remaining_time: '00:00:00',
      trained_tokens: expect.any(Number),
      loss: expect.stringMatching(/^\d+\.\d+$/),
      acc: expect.any(Number),
      eval_loss: expect.stringMatching(/^\d+\.\d+$/),
      eval_acc: expect.any(Number),
      learning_rate: expect.any(Number),
    });
    const message = data.find((event: { type: string }) => event.type === 'message');
    expect(message).not.toHaveProperty('data');
  });

  it('lists jobs in pages that do not say whether there are more', async () => {
    const { ask } = await play();
    const first = (await ask('GET', `${jobs}?limit=2`)).body;
    expect(Object.keys(first).sort()).toEqual(['data', 'object']);
    const rest = (await ask('GET', `${jobs}?limit=100&after=${first.data[1].id}`)).body;
    const all = (await ask('GET', `${jobs}?limit=100`)).body;
    expect([...first.data, ...rest.data]).toEqual(all.data);
  });

  it.each<[string, object, string]>([
    ['a method', { method: { type: 'supervised' } }, '1210'],
    ['a seed', { seed: 7 }, '1210'],
    ['metadata', { metadata: {} }, '1210'],
    ['too long a suffix', { suffix: 'x'.repeat(41) }, '1210'],
    ['too short an id of the request', { request_id: 'short' }, '1210'],
    ['an unknown model', { model: 'gpt-4o-mini' }, '1211'],
  ])('refuses %s', async (_name, changes, code) => {
    const { ask } = await play();
    const { status, body } = await ask('POST', jobs, { ...newJob, ...changes });
    expect({ status, body }).toEqual({
      status: 400,
      body: { error: { code, message: expect.any(String) } },
    });
  });

  it('refuses with codes of digits', async () => {
    const { ask, emulator } = await play();
    expect(await ask('GET', jobs, undefined, null)).toMatchObject({
      status: 401,
      body: { error: { code: '1000' } },
    });
    expect(await ask('GET', `${jobs}/none`)).toMatchObject({
      status: 404,
      body: { error: { code: '1222' } },
    });
    emulator.setFaults([{ kind: 'error', status: 429, route: 'list' }]);
    expect(await ask('GET', jobs)).toMatchObject({ status: 429, body: { error: { code: '1302' } } });
    emulator.setFaults([{ kind: 'creationClosed' }]);
    expect(await ask('POST', jobs, newJob)).toEqual({
      status: 404,
      body: { error: { code: '404', message: 'Fine-tuning feature not available' } },
    });
  });

  it('has neither checkpoints nor pauses, and no way to ask for one file', async () => {
    const { ask } = await play();
    const job = `${jobs}/ftjob-seed-running`;
    expect((await ask('GET', `${job}/checkpoints`)).status).toBe(404);
    expect((await ask('POST', `${job}/pause`)).status).toBe(404);
    expect((await ask('GET', '/files/file-seed-chat')).status).not.toBe(200);
  });

  it('lets jobs and files be deleted, and jobs be cancelled', async () => {
    const { ask, emulator } = await play();
    // Its SDK was made after OpenAI's, so that client speaks to it too.
    const client = new OpenAI({ apiKey: emulator.apiKey, baseURL: emulator.url, maxRetries: 0 });
    const file = await client.files.create({
      file: await toFile(Buffer.from(linesOf(chatLines(20))), 'training.jsonl'),
      purpose: 'fine-tune',
    });
    const { id } = await client.fineTuning.jobs.create({ model: 'glm-4-flash', training_file: file.id });
    expect((await client.fineTuning.jobs.cancel(id)).status).toBe('cancelled');
    expect((await ask('DELETE', `${jobs}/${id}`)).body).toMatchObject({ id, status: 'cancelled' });
    expect((await ask('GET', `${jobs}/${id}`)).status).toBe(404);
    await client.files.delete(file.id);
    const left = (await client.files.list({ purpose: 'fine-tune' })).data.map((one) => one.id);
    expect(left).not.toContain(file.id);
    expect(left).toContain('file-seed-chat');
  });

  it('tells of a failed job why it failed', async () => {
    const { ask } = await play();
    expect((await ask('GET', `${jobs}/ftjob-seed-failed`)).body).toMatchObject({
      status: 'failed',
      error: { code: 'invalid_training_file', message: expect.any(String) },
    });
  });
});
