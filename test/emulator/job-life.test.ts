import { describe, expect, it } from 'vitest';
import { type Harness, start } from './harness.ts';

const second = 1_000;

async function statusesOf({ get, clock }: Harness, id: string, seconds: number): Promise<readonly string[]> {
  const seen: string[] = [];
  for (let passed = 0; passed < seconds; passed += 1) {
    const { status } = (await get(`/fine_tuning/jobs/${id}`)).body;
    if (seen.at(-1) !== status) seen.push(status);
    clock.advance(second);
  }
  return seen;
}

describe('the life of a job', () => {
  it('goes from validation to success in about a minute, while only the clock moves', async () => {
    const harness = await start();
    const id = await harness.create();
    expect(await statusesOf(harness, id, 65)).toEqual(['validating_files', 'queued', 'running', 'succeeded']);
  });

  it('takes a hundredth of that at speed 100', async () => {
    const { create, get, clock } = await start({ speed: 100 });
    const id = await create();
    clock.advance(650);
    expect((await get(`/fine_tuning/jobs/${id}`)).body.status).toBe('succeeded');
  });

  it('ends with a model, a bill, a time and a result file, none of which were there before', async () => {
    const { create, get, clock } = await start();
    const id = await create({ suffix: 'My Workshop!' });
    const before = (await get(`/fine_tuning/jobs/${id}`)).body;
    expect(before).toMatchObject({
      fine_tuned_model: null,
      trained_tokens: null,
      finished_at: null,
      result_files: [],
      estimated_finish: null,
    });
    clock.advance(70 * second);
    const after = (await get(`/fine_tuning/jobs/${id}`)).body;
    expect(after.fine_tuned_model).toMatch(/^ft:gpt-4o-mini-2024-07-18:team-[0-9a-f]{6}:my-workshop:\w{8}$/);
    expect(after.trained_tokens).toBeGreaterThan(1_000);
    expect(after.finished_at).toBeGreaterThan(before.created_at);
    expect(after.result_files).toHaveLength(1);
    expect(after.estimated_finish).toBeNull();
  });

  it('leaves the place of a missing suffix empty in the name of the model', async () => {
    const { create, get, clock } = await start();
    const id = await create();
    clock.advance(70 * second);
    const { body } = await get(`/fine_tuning/jobs/${id}`);
    expect(body.fine_tuned_model).toMatch(/^ft:gpt-4o-mini-2024-07-18:team-[0-9a-f]{6}::\w{8}$/);
  });

  it('says when it will end only while it runs, and keeps its word', async () => {
    const { create, get, clock } = await start();
    const id = await create();
    clock.advance(20 * second);
    const { estimated_finish: estimate } = (await get(`/fine_tuning/jobs/${id}`)).body;
    clock.advance(60 * second);
    expect((await get(`/fine_tuning/jobs/${id}`)).body.finished_at).toBe(estimate);
  });

  it('shows "auto" until it runs, and numbers from then on', async () => {
    const { create, get, clock } = await start();
    const id = await create({
      method: { type: 'supervised', supervised: { hyperparameters: { n_epochs: 7 } } },
    });
    const auto = { n_epochs: 7, batch_size: 'auto', learning_rate_multiplier: 'auto' };
    expect((await get(`/fine_tuning/jobs/${id}`)).body.hyperparameters).toEqual(auto);
    clock.advance(15 * second);
    const { body } = await get(`/fine_tuning/jobs/${id}`);
    const resolved = { n_epochs: 7, batch_size: 1, learning_rate_multiplier: 1.8 };
    expect(body.hyperparameters).toEqual(resolved);
    expect(body.method).toEqual({ type: 'supervised', supervised: { hyperparameters: resolved } });
  });

  it('takes moderately longer for more data', async () => {
    const { create, get, clock } = await start();
    const large = await create({ training_file: 'file-seed-large' });
    clock.advance(70 * second);
    expect((await get(`/fine_tuning/jobs/${large}`)).body.status).toBe('running');
    clock.advance(30 * 60 * second);
    expect((await get(`/fine_tuning/jobs/${large}`)).body.status).toBe('succeeded');
  });
});

describe('cancelling', () => {
  it.each([
    ['validating', 1],
    ['queued', 6],
    ['running', 30],
  ])('ends a job that is %s, for good', async (_state, seconds) => {
    const { create, post, get, clock } = await start();
    const id = await create();
    clock.advance(seconds * second);
    const { body } = await post(`/fine_tuning/jobs/${id}/cancel`);
    expect(body).toMatchObject({ status: 'cancelled', finished_at: Math.floor(clock.now() / 1000) });
    clock.advance(100 * second);
    expect((await get(`/fine_tuning/jobs/${id}`)).body).toMatchObject({
      status: 'cancelled',
      fine_tuned_model: null,
    });
  });

  it.each(['succeeded', 'failed', 'cancelled'])('is refused for a job that has %s', async (status) => {
    const { post } = await start();
    const reply = await post(`/fine_tuning/jobs/ftjob-seed-${status}/cancel`);
    expect(reply.status).toBe(400);
    expect(reply.body.error).toEqual({
      message: `Job has already completed: ftjob-seed-${status} is ${status} and can't be cancelled.`,
      type: 'invalid_request_error',
      param: 'fine_tuning_job_id',
      code: 'invalid_job_status',
    });
  });
});

describe('pausing and resuming', () => {
  it('stops the training and goes on where it was', async () => {
    const { create, post, get, clock } = await start();
    const id = await create();
    clock.advance(30 * second);
    const planned = (await get(`/fine_tuning/jobs/${id}`)).body.estimated_finish ?? 0;
    expect((await post(`/fine_tuning/jobs/${id}/pause`)).body).toMatchObject({
      status: 'paused',
      estimated_finish: null,
    });
    clock.advance(3_600 * second);
    expect((await get(`/fine_tuning/jobs/${id}`)).body.status).toBe('paused');
    expect((await post(`/fine_tuning/jobs/${id}/resume`)).body.status).toBe('queued');
    clock.advance(6 * second);
    const queued = 5;
    expect((await get(`/fine_tuning/jobs/${id}`)).body).toMatchObject({
      status: 'running',
      estimated_finish: planned + 3_600 + queued,
    });
  });

  it('takes every step once, in order', async () => {
    const { create, post, get, clock } = await start();
    const id = await create();
    for (let pause = 0; pause < 3; pause += 1) {
      clock.advance(17 * second);
      await post(`/fine_tuning/jobs/${id}/pause`);
      clock.advance(5 * second);
      await post(`/fine_tuning/jobs/${id}/resume`);
    }
    clock.advance(70 * second);
    const { body } = await get(`/fine_tuning/jobs/${id}/events?limit=100`);
    const next = await get(`/fine_tuning/jobs/${id}/events?limit=100&after=${body.data.at(-1)?.id}`);
    const steps = [...body.data, ...next.body.data]
      .filter(({ type }) => type === 'metrics')
      .map(({ data }) => data['step']);
    expect(steps.reverse()).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
  });

  it('is refused in the wrong state, with the state in the message', async () => {
    const { create, post } = await start();
    const id = await create();
    const pause = await post(`/fine_tuning/jobs/${id}/pause`);
    expect([pause.status, pause.body.error.message]).toEqual([
      400,
      `Job ${id} is validating_files, but only a running or queued job can be paused.`,
    ]);
    expect((await post(`/fine_tuning/jobs/${id}/resume`)).status).toBe(400);
    expect((await post('/fine_tuning/jobs/ftjob-seed-succeeded/resume')).status).toBe(400);
  });
});

describe('the seeded jobs', () => {
  const states = {
    'ftjob-seed-succeeded': 'succeeded',
    'ftjob-seed-reinforcement': 'succeeded',
    'ftjob-seed-failed': 'failed',
    'ftjob-seed-cancelled': 'cancelled',
    'ftjob-seed-paused': 'paused',
    'ftjob-seed-running': 'running',
    'ftjob-seed-queued': 'queued',
    'ftjob-seed-validating': 'validating_files',
  };

  it.each([1, 100_000])('stand in every state and stay there for days, at speed %i', async (speed) => {
    const { get, clock } = await start({ speed });
    for (const days of [0, 10]) {
      clock.advance(days * 24 * 3_600 * second);
      const { body } = await get('/fine_tuning/jobs');
      expect(Object.fromEntries(body.data.map(({ id, status }) => [id, status]))).toEqual(states);
    }
  });

  it.each(['queued', 'validating', 'running', 'paused'])('let the %s one be cancelled', async (name) => {
    const { post } = await start();
    expect((await post(`/fine_tuning/jobs/ftjob-seed-${name}/cancel`)).body.status).toBe('cancelled');
  });

  it('let the paused one be resumed to its end', async () => {
    const { post, get, clock } = await start();
    await post('/fine_tuning/jobs/ftjob-seed-paused/resume');
    clock.advance(60 * second);
    expect((await get('/fine_tuning/jobs/ftjob-seed-paused')).body.status).toBe('succeeded');
  });
});
