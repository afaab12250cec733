import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../../src/emulator/index.ts';
import { createFakeClock } from '../fake-clock.ts';
import { chatLines, linesOf } from '../harness.ts';

const second = 1_000;
const model = 'meta-llama/Meta-Llama-3.1-8B-Instruct-Reference';
const newJob = { model, training_file: 'file-seed-chat' };
const path = '/fine-tunes';

const running: Emulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.stop()));
});

/** What the API answers with; a test reads the fields that it expects. */
interface Body extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly status: string;
  readonly data: readonly Body[];
}

async function play(options: EmulatorOptions = {}) {
  const clock = createFakeClock();
  const emulator = await startEmulator({ provider: 'together', clock, ...options });
  running.push(emulator);
  const ask = async (method: string, at: string, content?: object | FormData) => {
    const isForm = content instanceof FormData;
    const response = await fetch(`${emulator.url}${at}`, {
      method,
      headers: {
        authorization: `Bearer ${emulator.apiKey}`,
        ...(isForm || content === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(content === undefined ? {} : { body: isForm ? content : JSON.stringify(content) }),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as Body,
    };
  };
  const get = async (at: string) => (await ask('GET', at)).body;
  /** Every word that the job's status takes, until the clock stands this many seconds further. */
  const wordsOf = async (id: string, seconds: number) => {
    const words: string[] = [];
    for (let passed = 0; passed <= seconds; passed += 1) {
      const { status } = await get(`${path}/${id}`);
      if (words.at(-1) !== status) words.push(status);
      clock.advance(second);
    }
    return words;
  };
  return { emulator, clock, ask, get, wordsOf };
}

describe("a job's life at Together", () => {
  it('goes from pending to completed, through compressing and uploading', async () => {
    const { ask, wordsOf } = await play();
    const { status, body, headers } = await ask('POST', path, newJob);
    expect(status).toBe(200);
    expect(headers.get('cf-ray')).toMatch(/^[0-9a-f]{16}-FRA$/);
    expect(body.id).toMatch(/^ft-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const words = await wordsOf(body.id, 70);
    expect(words).toEqual(['pending', 'queued', 'running', 'compressing', 'uploading', 'completed']);
  });

  it('is cancel_requested for a while, and ends cancelled; one that is over is not cancellable', async () => {
    const { ask, clock, wordsOf } = await play();
    const { id } = (await ask('POST', path, newJob)).body;
    clock.advance(12 * second);
    expect((await ask('POST', `${path}/${id}/cancel`)).body).toMatchObject({
      id,
      status: 'cancel_requested',
    });
    expect((await ask('POST', `${path}/${id}/cancel`)).status).toBe(200);
    expect(await wordsOf(id, 5)).toEqual(['cancel_requested', 'cancelled']);
    expect(await ask('POST', `${path}/${id}/cancel`)).toMatchObject({
      status: 400,
      body: { error: { message: `Fine-tune ${id} is cancelled and not currently cancellable.` } },
    });
  });

  it('that fails says error, and why only in its log', async () => {
    const { ask, clock, get } = await play();
    const { id } = (await ask('POST', path, { ...newJob, training_file: 'file-seed-broken' })).body;
    clock.advance(10 * second);
    const job = await get(`${path}/${id}`);
    expect(job).toMatchObject({ status: 'error' });
    expect(job).not.toHaveProperty('error');
    const last = (await get(`${path}/${id}/events`)).data.at(-1);
    expect(last).toMatchObject({
      type: 'job_error',
      level: 'error',
      message: expect.stringContaining('invalid training file'),
    });
  });

  it('ends when it is deleted', async () => {
    const { ask } = await play();
    const { id } = (await ask('POST', path, newJob)).body;
    expect((await ask('DELETE', `${path}/${id}`)).body).toEqual({ message: 'deleted' });
    expect(await ask('GET', `${path}/${id}`)).toMatchObject({
      status: 404,
      body: { error: { message: 'Fine-tune ID not found.', type: 'invalid_request_error' } },
    });
  });
});

describe('a job at Together', () => {
  it('tells its suffix and its seed in lists and after a create, and neither when asked for alone', async () => {
    const { ask, get } = await play();
    const order = { ...newJob, suffix: 'tone', random_seed: 7, n_epochs: 2, batch_size: 4 };
    const created = (await ask('POST', path, order)).body;
    expect(created).toMatchObject({ suffix: 'tone', random_seed: 7, n_epochs: 2, batch_size: 4, events: [] });
    expect((await get(path)).data.at(-1)).toEqual(created);
    const alone = await get(`${path}/${created.id}`);
    expect(alone).not.toHaveProperty('suffix');
    expect(alone).not.toHaveProperty('random_seed');
    expect(alone).toMatchObject({
      model_output_name: expect.stringMatching(
        new RegExp(`^team-[0-9a-f]{6}/Meta-Llama-3.1-8B-Instruct-Reference:tone:${created.id}$`),
      ),
      events: [{ type: 'job_pending' }],
    });
  });

  it('is listed with all others, oldest first, without pages', async () => {
    const { ask, get, clock } = await play();
    const first = (await ask('POST', path, newJob)).body;
    clock.advance(second);
    const last = (await ask('POST', path, newJob)).body;
    const list = await get(`${path}?limit=1&after=${last.id}`);
    expect(Object.keys(list)).toEqual(['data']);
    expect(list.data.slice(-2).map(({ id }) => id)).toEqual([first.id, last.id]);
  });

  it.each([
    [{ training_file: 'file-seed-chat' }, 'model'],
    [{ ...newJob, n_epochs: 21 }, 'n_epochs'],
    [{ ...newJob, n_epochs: 'auto' }, 'n_epochs'],
    [{ ...newJob, suffix: 'a'.repeat(65) }, 'suffix'],
    [{ ...newJob, validation_file: null }, 'validation_file'],
    [{ ...newJob, training_method: { method: 'sft' } }, 'training_method.train_on_inputs'],
    [{ ...newJob, training_method: { method: 'rl' } }, 'training_method.method'],
    [{ ...newJob, training_type: { type: 'Lora', lora_r: 65, lora_alpha: 8 } }, 'training_type.lora_r'],
    [{ ...newJob, model: 'gpt-4o-mini' }, 'model'],
  ])('is refused for what is wrong with it: %j', async (order, param) => {
    const { ask } = await play();
    expect(await ask('POST', path, order)).toMatchObject({ status: 400, body: { error: { param } } });
  });

  it('learns from preferences under the method dpo', async () => {
    const { ask, clock, get } = await play();
    const { body } = await ask('POST', path, {
      model,
      training_file: 'file-seed-preference',
      random_seed: null,
      training_method: { method: 'dpo', dpo_beta: 0.2 },
    });
    expect(body).toMatchObject({ training_method: { method: 'dpo', dpo_beta: 0.2 }, random_seed: 42 });
    clock.advance(3_600 * second);
    expect(await get(`${path}/${body.id}`)).toMatchObject({ status: 'completed' });
  });
});

describe('what is told of a job at Together', () => {
  it('is a log without ids, oldest first, that names the steps at which epochs ended', async () => {
    const { ask, clock, get } = await play();
    const { id } = (await ask('POST', path, { ...newJob, n_epochs: 2 })).body;
    clock.advance(120 * second);
    const { data } = await get(`${path}/${id}/events`);
    expect(data.map(({ type }) => type)).toEqual([
      'job_pending',
      'job_start',
      'model_download_complete',
      'training_data_download_complete',
      'training_start',
      'epoch_complete',
      'epoch_complete',
      'training_complete',
      'model_compressing',
      'model_compression_complete',
      'model_upload_complete',
      'job_complete',
    ]);
    expect(data.every((event) => !('id' in event))).toBe(true);
    const times = data.map(({ created_at }) => Date.parse(String(created_at)));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(data[6]).toMatchObject({ step: data[6]?.['total_steps'], level: 'info' });
  });

  it('are checkpoints by their steps, the last also as a merged model', async () => {
    const { ask, clock, get } = await play();
    const { id } = (await ask('POST', path, { ...newJob, n_epochs: 2 })).body;
    expect((await get(`${path}/${id}/checkpoints`)).data).toEqual([]);
    clock.advance(120 * second);
    const { data } = await get(`${path}/${id}/checkpoints`);
    expect(data.map(({ checkpoint }) => checkpoint)).toEqual(['model', 'adapter', 'adapter']);
    expect(data[0]?.['step']).toBe(data[1]?.['step']);
    expect(data[1]).toMatchObject({ object_name: `${id}:${data[1]?.['step']}` });
  });

  it('are the losses of its steps, in a range or thinned', async () => {
    const { ask, clock, get } = await play();
    const { id } = (await ask('POST', path, newJob)).body;
    clock.advance(120 * second);
    const rows = async (query = '') =>
      (await get(`${path}/${id}/metrics${query}`))['metrics'] as readonly Record<string, number>[];
    const all = await rows();
    expect(all[0]).toEqual({
      'train/loss': expect.any(Number),
      'train/learning_rate': 0.00001,
      'train/global_step': 1,
    });
    expect(all.length).toBeGreaterThan(20);
    expect(await rows('?global_step_from=3&global_step_to=5')).toEqual(all.slice(2, 5));
    expect(await rows('?resolution=10')).toHaveLength(10);
    expect(await ask('GET', `${path}/${id}/metrics?resolution=many`)).toMatchObject({ status: 400 });
  });
});

describe("Together's files", () => {
  it('come as a form whose field says the name', async () => {
    const { ask, get } = await play();
    const form = new FormData();
    form.set('purpose', 'fine-tune');
    form.set('file_name', 'sums.jsonl');
    form.set('file', new Blob([linesOf(chatLines(12))]), 'blob');
    const { status, body } = await ask('POST', '/files/upload', form);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      filename: 'sums.jsonl',
      purpose: 'fine-tune',
      FileType: 'jsonl',
      Processed: true,
      processing_status: 'COMPLETED',
      created_at: expect.any(Number),
    });
    expect((await get('/files')).data.at(-1)).toEqual(body);
    expect(await get(`/files/${body.id}`)).toEqual(body);
    expect((await ask('DELETE', `/files/${body.id}`)).body).toEqual({ id: body.id, deleted: true });
    expect((await ask('GET', `/files/${body.id}`)).status).toBe(404);
  });

  it.each(['purpose', 'file_name', 'file'])('are refused without %s', async (name) => {
    const { ask } = await play();
    const form = new FormData();
    form.set('purpose', 'fine-tune');
    form.set('file_name', 'sums.jsonl');
    form.set('file', new Blob(['{}']), 'blob');
    form.delete(name);
    expect(await ask('POST', '/files/upload', form)).toMatchObject({
      status: 400,
      body: { error: { param: name } },
    });
  });
});

describe("Together's own client", () => {
  it('lives the whole story: upload in two steps, train, read everything, cancel another', async () => {
    const { emulator, clock } = await play();
    // Its uploads go where this says, whatever base URL the client has; it is read when the module loads.
    vi.stubEnv('TOGETHER_API_BASE_URL', emulator.url);
    // And it forgets to tell Node's fetch, which insists on it, that its stream goes one way.
    const { fetch } = globalThis;
    const oneWay = (to: string, init?: RequestInit) => fetch(to, { ...init, duplex: 'half' } as RequestInit);
    vi.stubGlobal('fetch', oneWay);
    onTestFinished(() => {
      vi.unstubAllEnvs();
      vi.unstubAllGlobals();
    });
    // As an ES module it can't upload: it calls `require`, which only a CommonJS module has.
    const { Together } = createRequire(import.meta.url)('together-ai') as typeof import('together-ai');
    const client = new Together({ apiKey: emulator.apiKey, baseURL: emulator.url, maxRetries: 0 });

    const folder = await mkdtemp(join(tmpdir(), 'together-test-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const local = join(folder, 'training.jsonl');
    await writeFile(local, linesOf(chatLines(40)));
    const uploaded = await client.files.upload(local, 'fine-tune', false);
    expect(uploaded).toMatchObject({ filename: 'training.jsonl', purpose: 'fine-tune', Processed: true });
    expect((await client.files.list()).data.map(({ id }) => id)).toContain(uploaded.id);
    expect(await (await client.files.content(uploaded.id)).text()).toBe(linesOf(chatLines(40)));

    const created = await client.fineTuning.create({
      model,
      training_file: uploaded.id,
      n_epochs: 2,
      suffix: 'sums',
      training_method: { method: 'sft', train_on_inputs: 'auto' },
    });
    expect(created).toMatchObject({ status: 'pending', suffix: 'sums' });
    clock.advance(600 * second);
    const job = await client.fineTuning.retrieve(created.id);
    expect(job).toMatchObject({ status: 'completed', n_epochs: 2, epochs_completed: 2 });
    expect(job.model_output_name).toContain(':sums:');
    const { data: events } = await client.fineTuning.listEvents(created.id);
    expect(events.at(-1)?.type).toBe('job_complete');
    expect((await client.fineTuning.listCheckpoints(created.id)).data).toHaveLength(3);
    const { metrics } = await client.fineTuning.listMetrics(created.id, { resolution: 5 });
    expect(metrics).toHaveLength(5);

    const other = await client.fineTuning.create({ model, training_file: uploaded.id });
    expect((await client.fineTuning.cancel(other.id)).status).toBe('cancel_requested');
    expect((await client.fineTuning.list()).data.map(({ id }) => id)).toEqual(
      expect.arrayContaining([created.id, other.id]),
    );
    await expect(client.fineTuning.retrieve('ft-none')).rejects.toMatchObject({
      status: 404,
      error: { error: { message: 'Fine-tune ID not found.' } },
    });
    expect(await client.files.delete(uploaded.id)).toEqual({ id: uploaded.id, deleted: true });
  });
});
