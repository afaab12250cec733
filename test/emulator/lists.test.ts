import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Body, type Harness, start } from './harness.ts';

async function pagesOf({ get }: Harness, path: string, limit: number): Promise<readonly Body[]> {
  const separator = path.includes('?') ? '&' : '?';
  const items: Body[] = [];
  for (let after = ''; ; ) {
    const cursor = after === '' ? '' : `&after=${after}`;
    const { body } = await get(`${path}${separator}limit=${limit}${cursor}`);
    items.push(...body.data);
    expect(body.data.length).toBeLessThanOrEqual(limit);
    if (!body.has_more) return items;
    after = body.data.at(-1)?.id ?? '';
  }
}

const idsOf = (items: readonly Body[]): readonly string[] => items.map(({ id }) => id);

describe('every list', () => {
  it.each([
    '/fine_tuning/jobs',
    '/fine_tuning/jobs?metadata[team]=support',
    '/fine_tuning/jobs/ftjob-seed-succeeded/events',
    '/fine_tuning/jobs/ftjob-seed-running/checkpoints',
    '/files',
    '/files?order=asc',
  ])('gives each item once, whatever the size of its pages: %s', async (path) => {
    const harness = await start();
    harness.clock.advance(24 * 3_600 * 1_000);
    const whole = idsOf(await pagesOf(harness, path, 100));
    expect(new Set(whole).size).toBe(whole.length);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 100 }), async (limit) => {
        expect(idsOf(await pagesOf(harness, path, limit))).toEqual(whole);
      }),
      { numRuns: 6 },
    );
  });

  it.each([
    ['/fine_tuning/jobs', 100],
    ['/fine_tuning/jobs/ftjob-seed-running/events', 100],
    ['/fine_tuning/jobs/ftjob-seed-running/checkpoints', 100],
    ['/files', 10_000],
  ])('refuses limits and cursors that make no sense: %s', async (path, maximum) => {
    const { get } = await start();
    for (const limit of ['0', '-1', String(maximum + 1), '1.5', 'ten', '', '9'.repeat(400)]) {
      const reply = await get(`${path}?limit=${limit}`);
      expect([reply.status, reply.body.error.param], limit).toEqual([400, 'limit']);
    }
    for (const after of ['', 'nobody', 'ftjob-', '__proto__', 'ftevent-00000000000000000zzzzzzz']) {
      const reply = await get(`${path}?after=${after}`);
      expect([reply.status, reply.body.error.param], after).toEqual([400, 'after']);
    }
    expect((await get(`${path}?limit=${maximum}`)).status).toBe(200);
  });

  it('has its usual size', async () => {
    const { get, create, clock } = await start();
    for (let job = 0; job < 15; job += 1) await create();
    clock.advance(12 * 24 * 3_600 * 1_000);
    expect((await get('/fine_tuning/jobs')).body.data).toHaveLength(20);
    expect((await get('/fine_tuning/jobs/ftjob-seed-running/events')).body.data).toHaveLength(20);
    expect((await get('/fine_tuning/jobs/ftjob-seed-running/checkpoints')).body.data).toHaveLength(10);
    expect((await get('/fine_tuning/jobs')).body.has_more).toBe(true);
  });

  it("doesn't take a cursor of another job's list", async () => {
    const { get } = await start();
    const { data } = (await get('/fine_tuning/jobs/ftjob-seed-succeeded/events')).body;
    const reply = await get(`/fine_tuning/jobs/ftjob-seed-running/events?after=${data[0]?.id}`);
    expect(reply.status).toBe(400);
  });
});

describe('the list of jobs', () => {
  it('is newest first, also among jobs of one moment', async () => {
    const { get, create } = await start();
    const created = [await create(), await create(), await create()];
    const { data } = (await get('/fine_tuning/jobs?limit=3')).body;
    expect(idsOf(data)).toEqual(created.reverse());
  });

  it.each<[string, readonly string[]]>([
    ['metadata[team]=research', ['paused', 'reinforcement']],
    ['metadata[team]=support&metadata[environment]=staging', ['queued', 'failed']],
    ['metadata%5Bteam%5D=support&limit=1', ['queued']],
    ['metadata[team]=support&metadata[team]=research', []],
    ['metadata[Team]=support', []],
    ['metadata[__proto__]=x', []],
    ['metadata[toString]=', []],
    ['metadata=null', ['validating', 'cancelled']],
    ['metadata=', ['validating', 'cancelled']],
  ])('is filtered by %s', async (query, names) => {
    const { get } = await start();
    const { data } = (await get(`/fine_tuning/jobs?${query}`)).body;
    expect(idsOf(data)).toEqual(names.map((name) => `ftjob-seed-${name}`));
  });

  it('says what a metadata filter looks like to whoever writes another', async () => {
    const { get } = await start();
    const reply = await get('/fine_tuning/jobs?metadata=team');
    expect([reply.status, reply.body.error.param]).toEqual([400, 'metadata']);
  });
});
