import { describe, expect, it } from 'vitest';
import { type Fault, startEmulator } from '../../src/emulator/index.ts';
import { type Harness, start } from './harness.ts';

const jobs = '/fine_tuning/jobs';
const createRoute = 'POST /v1/fine_tuning/jobs';
const listRoute = 'GET /v1/fine_tuning/jobs';
const newJob = { model: 'gpt-4o-mini', training_file: 'file-seed-chat' };

async function statuses({ get }: Harness, count: number, path = jobs): Promise<readonly number[]> {
  const seen: number[] = [];
  for (let asked = 0; asked < count; asked += 1) seen.push((await get(path)).status);
  return seen;
}

const lastFaults = ({ emulator }: Harness): readonly string[] =>
  (emulator.requests.all.at(-1)?.faults ?? []).map(({ kind }) => kind);

describe('a schedule of faults', () => {
  it('scripts a story: the first create fails after it was stored, the second list lags', async () => {
    const harness = await start();
    const { emulator, post, get } = harness;
    emulator.setFaults([
      { kind: 'error', carriedOut: true, route: createRoute, times: 1 },
      { kind: 'listLag', milliseconds: 1_000, after: 1, times: 1 },
    ]);
    const listed = async (): Promise<number> => (await get(jobs)).body.data.length;
    expect((await post(jobs, newJob)).status).toBe(500);
    expect([await listed(), await listed(), await listed()]).toEqual([9, 8, 9]);
    expect((await post(jobs, newJob)).status).toBe(200);
    expect(emulator.jobsCreated()).toHaveLength(2);
    expect(emulator.requests.faultCounts()).toEqual({ error: 1, listLag: 1 });
  });

  it('is used up in order', async () => {
    const harness = await start({
      faults: [
        { kind: 'error', status: 503, times: 2 },
        { kind: 'error', status: 429, times: 1 },
        { kind: 'revokedKey', times: 1 },
      ],
    });
    expect(await statuses(harness, 6)).toEqual([503, 503, 429, 401, 200, 200]);
  });

  it('counts `after` from every request that fits, whoever took it', async () => {
    const harness = await start({
      faults: [
        { kind: 'error', times: 1 },
        { kind: 'error', status: 503, after: 2, times: 1 },
      ],
    });
    expect(await statuses(harness, 5)).toEqual([500, 200, 503, 200, 200]);
  });

  it('gives a request one fate, and delays and departures beside it', async () => {
    const harness = await start({
      faults: [
        { kind: 'ignoredMetadataFilter' },
        { kind: 'listLag', milliseconds: 5 },
        { kind: 'error', status: 502 },
        { kind: 'reset' },
        { kind: 'listLag', milliseconds: 50 },
      ],
    });
    expect((await harness.get(jobs)).status).toBe(502);
    expect(lastFaults(harness)).toEqual(['ignoredMetadataFilter', 'listLag', 'error']);
    expect((await harness.get('/files')).status).toBe(502);
    expect(lastFaults(harness)).toEqual(['error']);
  });

  it('is replaced as a whole, unused, and comes back with a reset', async () => {
    const first: readonly Fault[] = [{ kind: 'error', times: 1 }];
    const harness = await start({ faults: first });
    const { emulator } = harness;
    expect(emulator.faults).toEqual(first);
    expect(await statuses(harness, 2)).toEqual([500, 200]);
    emulator.setFaults([{ kind: 'error', status: 503, times: 1 }]);
    expect(await statuses(harness, 2)).toEqual([503, 200]);
    await emulator.reset();
    expect(emulator.faults).toEqual(first);
    expect(await statuses(harness, 2)).toEqual([500, 200]);
  });

  it('is refused when it makes no sense, and then nothing changes', async () => {
    const { emulator } = await start({ faults: [{ kind: 'reset', times: 1 }] });
    expect(() => emulator.setFaults([{ kind: 'latency', milliseconds: 0 }])).toThrow(
      "faults: Invalid 'faults[0].milliseconds': integer below minimum value.",
    );
    expect(emulator.faults).toEqual([{ kind: 'reset', times: 1 }]);
    await expect(startEmulator({ faults: [{ kind: 'hang', route: 'GET /v1/nothing' }] })).rejects.toThrow(
      "'faults[0].route' fits no route: 'GET /v1/nothing'.",
    );
  });
});

describe('a probability', () => {
  const half: readonly Fault[] = [{ kind: 'error', probability: 0.5 }];

  it('is drawn from the seed: the same run fails at the same requests', async () => {
    const run = async (seed: string) => statuses(await start({ seed, faults: half }), 40);
    const one = await run('one');
    expect(await run('one')).toEqual(one);
    expect(await run('two')).not.toEqual(one);
    const failed = one.filter((status) => status === 500).length;
    expect(failed).toBeGreaterThan(8);
    expect(failed).toBeLessThan(32);
  });

  it('is drawn anew for faults that are set again, and repeats after a reset', async () => {
    const harness = await start({ faults: half });
    const first = await statuses(harness, 40);
    harness.emulator.setFaults(half);
    expect(await statuses(harness, 40)).not.toEqual(first);
    await harness.emulator.reset();
    expect(await statuses(harness, 40)).toEqual(first);
  });

  it.each([
    [0, 200],
    [1, 500],
  ])('of %d answers %i', async (probability, status) => {
    const harness = await start({ faults: [{ kind: 'error', probability }] });
    expect(new Set(await statuses(harness, 20))).toEqual(new Set([status]));
  });
});

describe('a route', () => {
  const list = '/fine_tuning/jobs';
  const job = '/fine_tuning/jobs/ftjob-seed-running';

  it.each<[string, readonly string[]]>([
    ['*', [list, job, `${job}/events`, '/files', '/files/file-seed-chat']],
    [listRoute, [list]],
    ['GET *', [list, job, `${job}/events`, '/files', '/files/file-seed-chat']],
    ['* /v1/files*', ['/files', '/files/file-seed-chat']],
    ['GET /v1/fine_tuning/jobs/{fine_tuning_job_id}', [job]],
    ['GET /v1/fine_tuning/jobs/{id}', [job]],
    ['*jobs/{id}*', [job, `${job}/events`]],
    ['GET *events', [`${job}/events`]],
    [createRoute, []],
  ])('%s fits these', async (route, fitting) => {
    const { get } = await start({ faults: [{ kind: 'error', route }] });
    for (const path of [list, job, `${job}/events`, '/files', '/files/file-seed-chat'])
      expect([path, (await get(path)).status]).toEqual([path, fitting.includes(path) ? 500 : 200]);
  });

  it('has nothing to do with what is no route, or with the controls', async () => {
    const { emulator, get } = await start({ faults: [{ kind: 'error' }] });
    expect((await get('/nowhere')).status).toBe(404);
    expect((await get(emulator.url.replace(/v1$/, 'emulator/quirks'))).status).toBe(200);
  });

  it('is compared quickly, whatever it is', async () => {
    const { emulator } = await start();
    expect(() => emulator.setFaults([{ kind: 'reset', route: `${'*/'.repeat(90)}x` }])).toThrow(
      'fits no route',
    );
  });
});

describe('the jobs that were really created', () => {
  it('are told by key and metadata, seeded ones left out, faults or not', async () => {
    const { emulator, post, create, clock } = await start();
    expect(emulator.jobsCreated()).toEqual([]);
    const id = await create({ metadata: { tag: 'one', team: 'a' }, suffix: 'mine', seed: 7 });
    const createdAt = clock.now();
    await post(jobs, { ...newJob, metadata: { tag: 'one' } }, { key: 'sk-other' });
    await create();
    emulator.setFaults([{ kind: 'error' }, { kind: 'listLag', milliseconds: 1_000 }]);
    const { apiKey } = emulator;
    clock.advance(6_000);
    expect(emulator.jobsCreated()).toHaveLength(3);
    expect(emulator.jobsCreated({ apiKey })).toHaveLength(2);
    expect(emulator.jobsCreated({ apiKey: 'sk-unknown' })).toEqual([]);
    expect(emulator.jobsCreated({ metadata: { tag: 'one' } })).toHaveLength(2);
    expect(emulator.jobsCreated({ metadata: { tag: 'one', team: 'b' } })).toEqual([]);
    expect(emulator.jobsCreated({ apiKey, metadata: { team: 'a' } })).toEqual([
      {
        id,
        createdAt,
        model: 'gpt-4o-mini-2024-07-18',
        trainingFile: 'file-seed-chat',
        suffix: 'mine',
        seed: 7,
        metadata: { tag: 'one', team: 'a' },
        status: 'queued',
      },
    ]);
  });
});
