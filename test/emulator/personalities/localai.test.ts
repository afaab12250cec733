import { afterEach, describe, expect, it } from 'vitest';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../../src/emulator/index.ts';
import { createFakeClock } from '../fake-clock.ts';

const running: Emulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.stop()));
});

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what the test expects of it says what it is
  readonly body: any;
}

async function play(options: EmulatorOptions = {}) {
  const clock = createFakeClock();
  const emulator = await startEmulator({ provider: 'localai', clock, ...options });
  running.push(emulator);

  const ask = async (method: string, path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(`${emulator.url}${path}`, { method, ...init });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? null : JSON.parse(text),
    };
  };
  const post = (path: string, body: object): Promise<Answer> =>
    ask('POST', path, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const create = async (body: object = {}): Promise<string> => {
    const model = 'Qwen/Qwen2.5-0.5B';
    return (await post('/jobs', { model, dataset_source: 'file-seed-chat', ...body })).body.id;
  };
  /** Takes updates from a stream that is open: those that are there, and more each time the clock moves. */
  const listen = async (id: string) => {
    const response = await fetch(`${emulator.url}/jobs/${id}/progress`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    return {
      /** One more update; null at the end of the stream. */
      async next() {
        for (;;) {
          const end = text.indexOf('\n\n');
          if (end >= 0) {
            const line = text.slice(0, end);
            text = text.slice(end + 2);
            expect(line).toMatch(/^data: \{.*\}$/);
            return JSON.parse(line.slice('data: '.length));
          }
          const piece = await reader?.read();
          if (piece === undefined || piece.done) return null;
          text += piece.value;
        }
      },
    };
  };
  const allOf = async (id: string) => {
    const { next } = await listen(id);
    const updates = [];
    for (let update = await next(); update !== null; update = await next()) updates.push(update);
    return updates;
  };
  const job = async (id: string) => (await ask('GET', `/jobs/${id}`)).body;
  return { emulator, clock, ask, post, create, listen, allOf, job };
}

const minute = 60_000;

describe('a new job', () => {
  it('is answered with its id and a word, and looks as it was ordered', async () => {
    const { emulator, post, job } = await play();
    expect(emulator.url).toMatch(/\/api\/fine-tuning$/);
    const created = await post('/jobs', {
      model: 'Qwen/Qwen2.5-0.5B',
      dataset_source: 'yahma/alpaca-cleaned',
      training_method: 'dpo',
      num_epochs: 2,
      seed: 0,
      extra_options: { beta: '0.2', mine: 'yes' },
      unheard_of: 1,
    });
    const id = created.body.id;
    expect(created.status).toBe(201);
    expect(created.body).toEqual({ id, status: 'queued', message: 'Fine-tuning job started' });
    expect(id).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$|^[0-9a-f-]{36}$/,
    );
    expect(await job(id)).toEqual({
      id,
      model: 'Qwen/Qwen2.5-0.5B',
      backend: 'trl',
      model_id: `trl-finetune-${id}`,
      training_type: 'lora',
      training_method: 'dpo',
      status: 'queued',
      output_dir: `/data/fine-tune/${id}`,
      extra_options: { beta: '0.2', mine: 'yes' },
      created_at: '2026-01-05T12:00:00Z',
      config: {
        model: 'Qwen/Qwen2.5-0.5B',
        dataset_source: 'yahma/alpaca-cleaned',
        training_method: 'dpo',
        num_epochs: 2,
        extra_options: { beta: '0.2', mine: 'yes' },
      },
    });
  });

  it.each([
    [{ dataset_source: 'x/y' }, 'model is required'],
    [{ model: 'x' }, 'dataset_source is required'],
    [{ model: 7 }, expect.stringMatching(/^Invalid request: /)],
    [{ model: 'x', dataset_source: 'x/y', extra_options: { beta: 0.2 } }, expect.stringMatching(/^Invalid/)],
  ])('is refused for %j, in a text', async (body, error) => {
    const { post } = await play();
    expect(await post('/jobs', body)).toMatchObject({ status: 400, body: { error } });
  });

  it('is in the list, a bare array, newest first', async () => {
    const { ask, create } = await play();
    const id = await create();
    const { body } = await ask('GET', '/jobs');
    expect(Array.isArray(body)).toBe(true);
    expect(body[0].id).toBe(id);
    expect(new Set(body.map(({ status }: { status: string }) => status))).toEqual(
      new Set(['queued', 'loading_model', 'loading_dataset', 'training', 'stopped', 'failed', 'completed']),
    );
  });
});

describe('progress', () => {
  it('does not show in a job to which nobody listens', async () => {
    const { clock, create, job } = await play();
    const id = await create();
    clock.advance(30 * minute);
    expect((await job(id)).status).toBe('queued');
  });

  it('goes to whoever listens, and into the job, as it comes', async () => {
    const { clock, create, job, listen } = await play();
    const id = await create({ num_epochs: 1, batch_size: 20 });
    const { next } = await listen(id);
    const nothing = { current_step: 0, total_steps: 0, loss: 0, eval_loss: 0, eta_seconds: 0 };
    expect(await next()).toMatchObject({ job_id: id, status: 'loading_model', ...nothing });
    expect((await job(id)).status).toBe('loading_model');
    clock.advance(5_000);
    expect(await next()).toMatchObject({ status: 'loading_dataset', message: 'Loading dataset' });
    clock.advance(5_000);
    expect(await next()).toMatchObject({ status: 'training', message: 'Training started' });
    clock.advance(minute);
    const first = await next();
    expect(first).toMatchObject({
      status: 'training',
      current_step: 1,
      total_steps: 2,
      progress_percent: 50,
    });
    expect(first).not.toHaveProperty('message');
    expect(first.loss).toBeGreaterThan(0);
    // Decades: that is how it is.
    expect(first.eta_seconds).toBeGreaterThan(1e9);
    expect(await next()).toMatchObject({ current_step: 2, eta_seconds: 0 });
    expect(await next()).toMatchObject({
      status: 'saving',
      message: 'Checkpoint saved at step 2',
      ...nothing,
    });
    expect(await next()).toMatchObject({ status: 'completed', message: 'Training completed' });
    expect(await next()).toBeNull();
    expect(await job(id)).toMatchObject({ status: 'completed', message: 'Training completed' });
  });

  it('goes to one reader only, and is gone then', async () => {
    const { clock, create, listen, allOf } = await play();
    const id = await create();
    const first = await listen(id);
    const heard = [await first.next()];
    clock.advance(30 * minute);
    // Whoever is there first takes what there is, and nobody gets it again.
    const second = await allOf(id);
    for (let update = await first.next(); update !== null; update = await first.next()) heard.push(update);
    const told = [...heard, ...second].filter(({ status }) => status !== 'error');
    expect(new Set(told.map((update) => JSON.stringify(update))).size).toBe(told.length);
    const statuses = told.map(({ status }) => status);
    for (const once of ['loading_model', 'loading_dataset', 'completed']) {
      expect(statuses.filter((status) => status === once)).toEqual([once]);
    }
    expect(await allOf(id)).toEqual([{ status: 'error', message: expect.stringContaining('not found') }]);
  });

  it('of no job is a 200 with the reason in its only line', async () => {
    const { allOf } = await play();
    expect(await allOf('none')).toEqual([{ status: 'error', message: 'job not found: none' }]);
  });

  it('tells why a training failed', async () => {
    const { clock, create, allOf, job } = await play();
    const id = await create({ dataset_source: '/nowhere.jsonl' });
    clock.advance(minute);
    expect((await allOf(id)).at(-1)).toMatchObject({ status: 'failed' });
    expect(await job(id)).toMatchObject({
      status: 'failed',
      message: expect.stringMatching(/^Training failed: /),
    });
  });
});

describe('a stop', () => {
  it('ends a training, and all that could still be heard of it', async () => {
    const { ask, clock, create, job, allOf } = await play();
    const id = await create();
    clock.advance(20_000);
    const stopped = await ask('POST', `/jobs/${id}/stop`);
    expect(stopped.body).toEqual({ status: 'stopped', message: 'Fine-tuning job stopped' });
    expect(await job(id)).toMatchObject({ status: 'stopped', message: 'Training stopped by user' });
    expect(await allOf(id)).toMatchObject([{ status: 'error' }]);
  });

  it('overwrites even a success', async () => {
    const { ask, job } = await play();
    const id = 'ftjob-seed-succeeded';
    expect((await job(id)).status).toBe('completed');
    await ask('POST', `/jobs/${id}/stop`);
    expect((await job(id)).status).toBe('stopped');
  });

  it('of no job is a 404', async () => {
    const { ask } = await play();
    expect(await ask('POST', '/jobs/none/stop')).toMatchObject({
      status: 404,
      body: { error: 'job not found: none' },
    });
  });
});

it('deletes a job that is over, and no other', async () => {
  const { ask, create } = await play();
  const id = await create();
  expect(await ask('DELETE', `/jobs/${id}`)).toMatchObject({
    status: 409,
    body: { error: `cannot delete job ${id}: currently queued (stop it first)` },
  });
  await ask('POST', `/jobs/${id}/stop`);
  expect((await ask('DELETE', `/jobs/${id}`)).body).toEqual({
    status: 'deleted',
    message: 'Fine-tuning job deleted',
  });
  expect((await ask('GET', `/jobs/${id}`)).status).toBe(404);
});

it('lists checkpoints by the names of their directories, and none as null', async () => {
  const { ask, clock, create } = await play();
  const id = await create({ num_epochs: 3, batch_size: 8 });
  expect((await ask('GET', `/jobs/${id}/checkpoints`)).body).toEqual({ checkpoints: null });
  clock.advance(30 * minute);
  const { checkpoints } = (await ask('GET', `/jobs/${id}/checkpoints`)).body;
  expect(checkpoints.map(({ step }: { step: number }) => step)).toEqual([10, 15, 5]);
  expect(checkpoints[2]).toEqual({
    path: `/data/fine-tune/${id}/checkpoint-5`,
    step: 5,
    epoch: 1,
    loss: expect.any(Number),
    created_at: expect.stringMatching(/^2026-01-05T12:\d\d:\d\dZ$/),
  });
});

it('takes a dataset and answers where it lies, to be trained on', async () => {
  const { ask, create, job } = await play();
  const form = new FormData();
  form.set('file', new Blob(['{}\n']), 'train.jsonl');
  const { status, body } = await ask('POST', '/datasets', { body: form });
  expect(status).toBe(200);
  expect(body).toEqual({
    path: expect.stringMatching(/^\/data\/fine-tune\/datasets\/[0-9a-f]{8}-train\.jsonl$/),
  });
  const id = await create({ dataset_source: body.path });
  expect((await job(id)).config.dataset_source).toBe(body.path);
  expect((await ask('POST', '/datasets', { body: new FormData() })).body).toEqual({
    error: 'file is required',
  });
});

describe('a key', () => {
  it('is not needed where the server has none', async () => {
    const { ask } = await play();
    expect((await ask('GET', '/jobs')).status).toBe(200);
  });

  it.each([
    ['authorization', 'Bearer key-1'],
    ['x-api-key', 'key-1'],
    ['xi-api-key', 'key-1'],
  ])('is taken in %s', async (name, value) => {
    const { ask } = await play({ apiKeys: ['key-1'] });
    expect((await ask('GET', '/jobs', { headers: { [name]: value } })).status).toBe(200);
  });

  it.each([{}, { authorization: 'Bearer key-2' }])('is missed, or not known, in %j', async (headers) => {
    const { ask } = await play({ apiKeys: ['key-1'] });
    const refused = await ask('GET', '/jobs', { headers });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toBe('Bearer');
    expect(refused.body).toEqual({
      error: {
        code: 401,
        message: 'An authentication key is required',
        type: 'invalid_request_error',
      },
    });
  });

  it('may not be allowed to tune', async () => {
    const { emulator, post } = await play();
    emulator.setFaults([{ kind: 'creationClosed' }]);
    expect(await post('/jobs', {})).toMatchObject({
      status: 403,
      body: { error: { code: 403, type: 'authorization_error' } },
    });
  });
});
