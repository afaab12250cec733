import { describe, expect, it } from 'vitest';
import { type QuirkName, quirkNames } from '../../src/emulator/index.ts';
import { type Body, chatLines, type Harness, start } from './harness.ts';

const jobsWith = async ({ get }: Harness, ...quirks: readonly QuirkName[]): Promise<readonly Body[]> =>
  (await get('/fine_tuning/jobs', { quirks })).body.data;

const byName = (jobs: readonly Body[], name: string): Body => {
  const job = jobs.find(({ id }) => id === `ftjob-seed-${name}`);
  if (job === undefined) throw new Error(`no seeded job ${name}`);
  return job;
};

const grader = { type: 'string_check', input: 'a', reference: 'b', operation: 'eq' };

const second = 1_000;

describe('the quirk', () => {
  it('emptyErrorObject', async () => {
    const jobs = await jobsWith(await start(), 'emptyErrorObject');
    const healthy = jobs.filter(({ status }) => status !== 'failed').map(({ error }) => error);
    expect(healthy).toContainEqual({});
    expect(healthy).toContainEqual({ code: null, message: null, param: null });
    expect(healthy).not.toContain(null);
    expect(byName(jobs, 'failed').error.code).toBe('invalid_training_file');
  });

  it('nullHyperparameters', async () => {
    const harness = await start();
    const jobs = await jobsWith(harness, 'nullHyperparameters');
    expect(byName(jobs, 'succeeded').hyperparameters).toBeNull();
    expect(byName(jobs, 'failed')).not.toHaveProperty('hyperparameters');
    expect(byName(await jobsWith(harness), 'failed').hyperparameters).not.toBeNull();
  });

  it('missingMethod', async () => {
    for (const job of await jobsWith(await start(), 'missingMethod'))
      expect(job).not.toHaveProperty('method');
  });

  it('zeroEstimatedFinish', async () => {
    const jobs = await jobsWith(await start(), 'zeroEstimatedFinish');
    const names = ['succeeded', 'failed', 'cancelled', 'paused'];
    expect(names.map((name) => byName(jobs, name).estimated_finish)).toEqual([0, 0, 0, null]);
    expect(byName(jobs, 'running').estimated_finish).toBeGreaterThan(1_000_000);
  });

  it('extraFields', async () => {
    const harness = await start();
    const quirks = { quirks: ['extraFields'] } as const;
    const path = '/fine_tuning/jobs/ftjob-seed-succeeded';
    expect((await harness.get(path)).body).not.toHaveProperty('usage_metrics');
    const job = (await harness.get(path, quirks)).body;
    expect(job).toHaveProperty('usage_metrics');
    expect(job.integrations[0]?.wandb).toHaveProperty('run_id');
    expect((await harness.get(`${path}/events`, quirks)).body.data[0]).toHaveProperty('shard');
    expect((await harness.get(`${path}/checkpoints`, quirks)).body.data[0]).toHaveProperty('size_bytes');
    expect((await harness.get('/files/file-seed-chat', quirks)).body).toHaveProperty('checksum_type');
  });

  it('plainResults', async () => {
    const { get } = await start();
    const quirks = { quirks: ['plainResults'] } as const;
    const path = '/files/file-seed-result-succeeded';
    const { text, headers } = await get(`${path}/content`, quirks);
    expect(headers.get('content-type')).toBe('text/csv');
    expect(text).toMatch(/^step,train_loss/);
    expect(text).toMatch(/,-1,-1\n/);
    expect((await get(path, quirks)).body.bytes).toBe(text.length);
  });

  it('oldestFirstEvents', async () => {
    const { get } = await start();
    const path = '/fine_tuning/jobs/ftjob-seed-succeeded/events?limit=100';
    const quirks = { quirks: ['oldestFirstEvents'] } as const;
    const first = (await get(path, quirks)).body;
    expect(first.data[0]?.message).toContain('Created');
    const second = (await get(`${path}&after=${first.data.at(-1)?.id}`, quirks)).body;
    expect(second.data.at(-1)?.message).toContain('completed');
    const usual = (await get(path)).body.data;
    expect([...first.data, ...second.data].reverse().slice(0, 100)).toEqual(usual);
  });

  it('manyEventsASecond', async () => {
    const { get } = await start();
    const path = '/fine_tuning/jobs/ftjob-seed-succeeded/events?limit=100';
    const secondsOf = (events: readonly Body[]) => new Set(events.map(({ created_at: time }) => time)).size;
    expect(secondsOf((await get(path)).body.data)).toBeGreaterThan(20);
    expect(secondsOf((await get(path, { quirks: ['manyEventsASecond'] })).body.data)).toBeLessThan(4);
  });

  it('unknownStatus', async () => {
    const jobs = await jobsWith(await start(), 'unknownStatus');
    expect(byName(jobs, 'running').status).toBe('compressing');
    expect(jobs.filter(({ status }) => status === 'compressing')).toHaveLength(1);
  });

  it('emptyPageHasMore', async () => {
    const { get } = await start();
    const quirks = { quirks: ['emptyPageHasMore'] } as const;
    const { body } = await get('/fine_tuning/jobs', quirks);
    expect(body.has_more).toBe(true);
    const next = await get(`/fine_tuning/jobs?after=${body.data.at(-1)?.id}`, quirks);
    expect([next.body.data, next.body.has_more]).toEqual([[], true]);
  });

  it('ignoreAfter', async () => {
    const { get } = await start();
    const quirks = { quirks: ['ignoreAfter'] } as const;
    const { body } = await get('/fine_tuning/jobs?limit=2', quirks);
    expect((await get(`/fine_tuning/jobs?limit=2&after=${body.data[1]?.id}`, quirks)).body).toEqual(body);
  });

  it('fileNotReady', async () => {
    const { upload, post, get, clock } = await start();
    const id = await upload(chatLines(10));
    const quirks = { quirks: ['fileNotReady'] } as const;
    const train = () => post('/fine_tuning/jobs', { model: 'gpt-4o-mini', training_file: id }, quirks);
    const refused = await train();
    expect([refused.status, refused.body.error.message]).toEqual([
      400,
      `File '${id}' is not ready. Wait until it is processed.`,
    ]);
    expect((await get(`/files/${id}/content`, quirks)).status).toBe(400);
    expect((await get(`/files/${id}`, quirks)).body.status).toBe('uploaded');
    clock.advance(5 * second);
    expect((await train()).status).toBe(200);
    expect((await get(`/files/${id}/content`, quirks)).status).toBe(200);
  });

  it('legacyIds', async () => {
    const { get, post } = await start();
    const quirks = { quirks: ['legacyIds'] } as const;
    const { data } = (await get('/fine_tuning/jobs', quirks)).body;
    const ids = data.map(({ id }) => id);
    expect(ids.slice(0, 4)).toEqual([
      'ftjob_seed-validating',
      'ft-seed-queued',
      'ftjob_seed-running',
      'ft-seed-paused',
    ]);
    for (const id of ids) {
      expect((await get(`/fine_tuning/jobs/${id}`, quirks)).body.id).toBe(id);
      expect((await get(`/fine_tuning/jobs/${id}`)).status).toBe(404);
    }
    expect((await get(`/fine_tuning/jobs?after=${ids[0]}&limit=1`, quirks)).body.data[0]?.id).toBe(ids[1]);
    const events = (await get('/fine_tuning/jobs/ft-seed-succeeded/events', quirks)).body.data;
    expect(events.every(({ id }) => id.startsWith('ft-event-'))).toBe(true);
    const next = await get(`/fine_tuning/jobs/ft-seed-succeeded/events?after=${events[0]?.id}`, quirks);
    expect(next.body.data[0]?.id).toBe(events[1]?.id);
    expect((await post('/fine_tuning/jobs/ftjob_seed-running/cancel', undefined, quirks)).body.status).toBe(
      'cancelled',
    );
  });

  it('graderShapes', async () => {
    const { create, get } = await start();
    const graders = [
      { ...grader, name: 'one' },
      { ...grader, name: 'two' },
    ];
    const shapes: string[] = [];
    for (let job = 0; job < 3; job += 1) {
      const id = await create({
        method: {
          type: 'reinforcement',
          reinforcement: { grader: { type: 'multi', name: 'm', graders, calculate_output: 'one' } },
        },
      });
      const { method } = (await get(`/fine_tuning/jobs/${id}`, { quirks: ['graderShapes'] })).body;
      const { grader: shown } = method['reinforcement'] as { grader: { graders: object } };
      shapes.push(JSON.stringify(Array.isArray(shown.graders) ? 'list' : Object.keys(shown.graders)));
    }
    expect(shapes.sort()).toEqual(
      ['"list"', '["one","two"]', '["type","input","reference","operation","name"]'].sort(),
    );
  });

  it('skipValidating', async () => {
    const harness = await start();
    expect(byName(await jobsWith(harness, 'skipValidating'), 'validating').status).toBe('queued');
    const { body } = await harness.post(
      '/fine_tuning/jobs',
      { model: 'gpt-4o-mini', training_file: 'file-seed-chat' },
      { quirks: ['skipValidating'] },
    );
    expect(body.status).toBe('queued');
  });

  it('nullOrganization', async () => {
    for (const job of await jobsWith(await start(), 'nullOrganization'))
      expect(job.organization_id).toBeNull();
  });

  it('nullEventData', async () => {
    const { get } = await start();
    const path = '/fine_tuning/jobs/ftjob-seed-succeeded/events';
    const { data } = (await get(path, { quirks: ['nullEventData'] })).body;
    expect(data.map((event) => event.data)).toEqual(Array(20).fill(null));
    expect((await get(path)).body.data.every((event) => (event.data as unknown) !== null)).toBe(true);
  });
});

describe('quirks', () => {
  it('can be set at the start, changed while it runs, and added by one request', async () => {
    const { emulator, get } = await start({ quirks: { nullOrganization: true } });
    const job = async (quirks: readonly QuirkName[] = []) =>
      (await get('/fine_tuning/jobs/ftjob-seed-succeeded', { quirks })).body;
    expect(await job()).toMatchObject({ organization_id: null, error: null });
    emulator.setQuirks({ nullOrganization: false, emptyErrorObject: true });
    expect((await job()).organization_id).toMatch(/^org-/);
    expect((await job()).error).not.toBeNull();
    expect(await job(['nullOrganization', 'missingMethod'])).not.toHaveProperty('method');
    expect(await job()).toHaveProperty('method');
    await emulator.reset();
    expect(await job()).toMatchObject({ organization_id: null, error: null });
  });

  it('work all together', async () => {
    const { emulator, get, create, clock } = await start();
    const id = await create();
    emulator.setQuirks(Object.fromEntries(quirkNames.map((name) => [name, true])));
    clock.advance(100 * second);
    for (const path of ['', `/${id}`, `/${id}/events`, `/${id}/checkpoints`]) {
      expect((await get(`/fine_tuning/jobs${path}`)).status).toBe(200);
    }
  });

  it('of other names are refused', async () => {
    const { get } = await start();
    const reply = await get('/files', { headers: { 'x-emulator-quirks': 'plainResults, colour' } });
    expect([reply.status, reply.body.error.message.slice(0, 22)]).toEqual([400, "Unknown quirk 'colour'"]);
  });
});
