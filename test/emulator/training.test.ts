import { describe, expect, it } from 'vitest';
import { type Body, type Harness, start } from './harness.ts';

const second = 1_000;

async function allEvents({ get }: Harness, id: string): Promise<readonly Body[]> {
  const events: Body[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await get(`/fine_tuning/jobs/${id}/events?limit=100${cursor}`);
    events.unshift(...[...body.data].reverse());
    if (!body.has_more) return events;
    cursor = `&after=${body.data.at(-1)?.id}`;
  }
}

async function finishedJob(harness: Harness, body: Record<string, unknown> = {}): Promise<string> {
  const id = await harness.create(body);
  harness.clock.advance(45 * 60 * second);
  return id;
}

const metricsOf = (events: readonly Body[], name: string): readonly number[] =>
  events.flatMap(({ data }) => (data[name] === undefined ? [] : [data[name]]));

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the events of a job', () => {
  it('tell its whole story', async () => {
    const harness = await start();
    const id = await finishedJob(harness, { validation_file: 'file-seed-chat-validation' });
    const events = await allEvents(harness, id);
    const messages = events.map(({ message }) => message);
    expect(messages.slice(0, 4)).toEqual([
      `Created fine-tuning job: ${id}`,
      'Validating training file: file-seed-chat and validation file: file-seed-chat-validation',
      'Files validated, moving job to queued state',
      'Fine-tuning job started',
    ]);
    expect(messages[4]).toMatch(/^Step 1\/120: training loss=\d\.\d\d, validation loss=\d\.\d\d$/);
    expect(messages.filter((message) => message.startsWith('Checkpoint'))).toEqual([
      'Checkpoint created at step 40',
      'Checkpoint created at step 80',
      'Checkpoint created at step 120',
    ]);
    expect(messages.slice(-2)).toEqual([
      'New fine-tuned model created',
      'The job has successfully completed',
    ]);
    const times = events.map(({ created_at: time }) => time);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('come as time passes, and never change afterwards', async () => {
    const harness = await start();
    const id = await harness.create();
    let before: readonly Body[] = [];
    for (let passed = 0; passed < 70; passed += 7) {
      const events = await allEvents(harness, id);
      expect(events.slice(0, before.length)).toEqual(before);
      const now = Math.floor(harness.clock.now() / 1000);
      expect(events.every(({ created_at: time }) => time <= now)).toBe(true);
      before = events;
      harness.clock.advance(7 * second);
    }
    expect(before).toHaveLength(4 + 120 + 3 + 2);
  });

  it.each([
    ['examples * epochs / batch', { n_epochs: 3, batch_size: 4 }, 30, 3],
    ['and the rest of a batch', { n_epochs: 3, batch_size: 7 }, 18, 3],
    ['a batch larger than the file', { n_epochs: 5, batch_size: 256 }, 1, 1],
    ['a batch as large as the file', { n_epochs: 5, batch_size: 40 }, 5, 5],
  ])('count %s steps', async (_what, hyperparameters, steps, checkpoints) => {
    const harness = await start();
    const id = await finishedJob(harness, { hyperparameters });
    const events = await allEvents(harness, id);
    expect(metricsOf(events, 'step')).toEqual(Array.from({ length: steps }, (_, index) => index + 1));
    expect(new Set(metricsOf(events, 'total_steps'))).toEqual(new Set([steps]));
    const { data } = (await harness.get(`/fine_tuning/jobs/${id}/checkpoints`)).body;
    expect(data).toHaveLength(checkpoints);
    expect(data[0]?.step_number).toBe(steps);
  });

  it('show losses that fall and jitter, and validation where there is a file for it', async () => {
    const harness = await start();
    const id = await finishedJob(harness, { validation_file: 'file-seed-chat-validation' });
    const events = await allEvents(harness, id);
    const losses = metricsOf(events, 'train_loss');
    expect(mean(losses.slice(-20))).toBeLessThan(mean(losses.slice(0, 20)) / 2);
    expect(losses.some((loss, index) => loss > (losses[index - 1] ?? loss))).toBe(true);
    const accuracies = metricsOf(events, 'train_mean_token_accuracy');
    expect(mean(accuracies.slice(-20))).toBeGreaterThan(mean(accuracies.slice(0, 20)));
    expect(accuracies.every((accuracy) => accuracy > 0 && accuracy < 1)).toBe(true);
    expect(metricsOf(events, 'valid_loss').length).toBeGreaterThan(10);
    expect(metricsOf(events, 'full_valid_loss')).toHaveLength(3);
    const alone = await allEvents(harness, await finishedJob(harness));
    expect(metricsOf(alone, 'valid_loss')).toEqual([]);
  });

  it('show rewards that rise, in reinforcement', async () => {
    const { get } = await start();
    const { data } = (await get('/fine_tuning/jobs/ftjob-seed-reinforcement/events?limit=100')).body;
    const rewards = [...metricsOf(data, 'train_reward_mean')].reverse();
    expect(mean(rewards.slice(-20))).toBeGreaterThan(mean(rewards.slice(0, 20)));
    expect(metricsOf(data, 'train_loss')).toEqual([]);
    expect(data.find(({ type }) => type === 'metrics')?.message).toMatch(/training reward=0\.\d\d/);
  });

  it('repeat with the seed of a job, and only with it', async () => {
    const harness = await start();
    const lossesOf = async (seed: number) =>
      metricsOf(await allEvents(harness, await finishedJob(harness, { seed })), 'train_loss');
    const losses = await lossesOf(7);
    expect(await lossesOf(7)).toEqual(losses);
    expect(await lossesOf(8)).not.toEqual(losses);
  });

  it('of a job with 100,000 steps are there when they are read', async () => {
    const { get, clock } = await start();
    clock.advance(12 * 24 * 3_600 * second);
    const path = '/fine_tuning/jobs/ftjob-seed-running/events?limit=100';
    const { body } = await get(path);
    expect(body.data[0]?.message).toBe('The job has successfully completed');
    expect(body.data[3]?.data).toMatchObject({ step: 100_000, total_steps: 100_000 });
    const next = await get(`${path}&after=${body.data.at(-1)?.id}`);
    expect(next.body.data.find(({ type }) => type === 'metrics')?.data['step']).toBeGreaterThan(99_800);
  });
});

describe('the checkpoints of a job', () => {
  it('are made one an epoch, newest first, with what was measured there', async () => {
    const harness = await start();
    const id = await finishedJob(harness, { validation_file: 'file-seed-chat-validation' });
    const job = (await harness.get(`/fine_tuning/jobs/${id}`)).body;
    const { body } = await harness.get(`/fine_tuning/jobs/${id}/checkpoints`);
    expect(body.data.map((checkpoint) => checkpoint.step_number)).toEqual([120, 80, 40]);
    expect([body.first_id, body.last_id, body.has_more]).toEqual([body.data[0]?.id, body.data[2]?.id, false]);
    const events = await allEvents(harness, id);
    for (const checkpoint of body.data) {
      const step = checkpoint.step_number;
      expect(checkpoint.id).toMatch(/^ftckpt_/);
      expect(checkpoint.fine_tuning_job_id).toBe(id);
      expect(checkpoint.fine_tuned_model_checkpoint).toBe(`${job.fine_tuned_model}:ckpt-step-${step}`);
      const event = events.find(({ data }) => data['step'] === step);
      expect({ ...checkpoint.metrics, total_steps: 120 }).toEqual(event?.data);
      expect(checkpoint.created_at).toBe(event?.created_at);
      expect(checkpoint.metrics['full_valid_loss']).toBeGreaterThan(0);
    }
  });

  it('come one by one while it runs', async () => {
    const { create, get, clock } = await start();
    const id = await create();
    const count = async () => (await get(`/fine_tuning/jobs/${id}/checkpoints`)).body.data.length;
    const counts: number[] = [];
    for (const seconds of [0, 12, 14, 15, 15, 30]) {
      clock.advance(seconds * second);
      counts.push(await count());
    }
    expect(counts).toEqual([0, 0, 1, 2, 3, 3]);
  });

  it('are empty for a job that never trained', async () => {
    const { get } = await start();
    const { body } = await get('/fine_tuning/jobs/ftjob-seed-failed/checkpoints');
    expect(body).toEqual({ object: 'list', data: [], has_more: false, first_id: null, last_id: null });
  });
});

describe('the result file of a job', () => {
  it('is CSV in base64, one line a step, and agrees with the events', async () => {
    const harness = await start();
    const id = await finishedJob(harness, { validation_file: 'file-seed-chat-validation' });
    const job = (await harness.get(`/fine_tuning/jobs/${id}`)).body;
    const fileId = job.result_files[0];
    const file = (await harness.get(`/files/${fileId}`)).body;
    expect(file).toMatchObject({
      purpose: 'fine-tune-results',
      filename: 'step_metrics.csv',
      created_at: job.finished_at,
    });
    const content = await harness.get(`/files/${fileId}/content`);
    expect(content.text.length).toBe(file.bytes);
    const [head, ...lines] = Buffer.from(content.text, 'base64').toString().trimEnd().split('\n');
    expect(head).toBe('step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy');
    const measured = (await allEvents(harness, id)).filter(({ type }) => type === 'metrics');
    expect(lines).toEqual(
      measured.map(({ data }) =>
        ['step', 'train_loss', 'train_mean_token_accuracy', 'valid_loss', 'valid_mean_token_accuracy']
          .map((name) => data[name] ?? '')
          .join(','),
      ),
    );
    expect(lines.some((line) => line.endsWith(',,'))).toBe(true);
  });

  it("isn't there before the job is over, nor for one that was cancelled", async () => {
    const { create, post, get, clock } = await start();
    const id = await create();
    clock.advance(50 * second);
    const before = (await get('/files')).body.data.length;
    await post(`/fine_tuning/jobs/${id}/cancel`);
    clock.advance(50 * second);
    expect((await get('/files')).body.data).toHaveLength(before);
  });
});
