import { describe, expect, it } from 'vitest';
import { chatLines, start } from './harness.ts';

const alice = { key: 'sk-alice' };
const bob = { key: 'sk-bob' };
const seeded = '/fine_tuning/jobs/ftjob-seed-running';

describe('a key', () => {
  it("sees its own jobs and files, and nobody else's", async () => {
    const { upload, create, get, post, ask } = await start({ apiKeys: ['sk-alice', 'sk-bob'] });
    const file = await upload(chatLines(10));
    const job = await create({ training_file: file });
    expect((await get(`/fine_tuning/jobs/${job}`, alice)).status).toBe(200);
    for (const path of [
      `/fine_tuning/jobs/${job}`,
      `/fine_tuning/jobs/${job}/events`,
      `/files/${file}`,
      `/files/${file}/content`,
    ]) {
      expect((await get(path, bob)).status).toBe(404);
    }
    expect((await ask('DELETE', `/files/${file}`, bob)).status).toBe(404);
    expect((await get('/fine_tuning/jobs', bob)).body.data).toHaveLength(8);
    const body = { model: 'gpt-4o-mini', training_file: file };
    expect((await post('/fine_tuning/jobs', body, bob)).body.error.code).toBe('file_not_found');
  });

  it('shares the ids of what is seeded with all others, and nothing but the ids', async () => {
    const { get, post, ask } = await start();
    const ours = (await get(seeded, alice)).body;
    const theirs = (await get(seeded, bob)).body;
    expect(ours.id).toBe(theirs.id);
    expect(ours.organization_id).toMatch(/^org-\w{24}$/);
    expect(ours.organization_id).not.toBe(theirs.organization_id);
    await post(`${seeded}/cancel`, undefined, alice);
    await ask('DELETE', '/files/file-seed-chat', alice);
    expect((await get(seeded, bob)).body.status).toBe('running');
    expect((await get('/files/file-seed-chat', bob)).status).toBe(200);
  });

  it('belongs to the same organization in every emulator', async () => {
    const [one, other] = [await start({ seed: 1 }), await start({ seed: 2 })];
    const organizationOf = async ({ get }: typeof one) => (await get(seeded, alice)).body.organization_id;
    expect(await organizationOf(one)).toBe(await organizationOf(other));
  });

  it('is forgotten when it was unused for longest and there are too many', async () => {
    const { create, get } = await start({
      maximumOrganizations: 2,
      apiKeys: ['sk-alice', 'sk-bob', 'sk-carol'],
    });
    const job = await create();
    await get('/files', bob);
    await get('/files', alice);
    await get('/files', { key: 'sk-carol' });
    expect((await get(`/fine_tuning/jobs/${job}`, alice)).status).toBe(200);
    await get('/files', bob);
    await get('/files', { key: 'sk-carol' });
    expect((await get(`/fine_tuning/jobs/${job}`, alice)).status).toBe(404);
  });

  it.each([
    ['is missing', null, {}],
    ['is unknown', 'sk-mallory', {}],
    ['is empty', null, { authorization: 'Bearer ' }],
    ['is of another scheme', null, { authorization: 'Basic c2stYWxpY2U6' }],
    ['is two', null, { authorization: 'Bearer sk-alice sk-bob' }],
  ])('is refused when it %s', async (_why, key, headers) => {
    const { get } = await start({ apiKeys: ['sk-alice'] });
    const reply = await get('/files', { key, headers });
    expect([reply.status, reply.body.error.code]).toEqual([401, 'invalid_api_key']);
    expect(reply.text).not.toContain('sk-mallory');
  });
});

describe('every answer', () => {
  it('carries the headers of the upstream', async () => {
    const { get } = await start();
    const first = (await get('/files')).headers;
    const second = (await get('/fine_tuning/jobs/none')).headers;
    for (const headers of [first, second]) {
      expect(headers.get('x-request-id')).toMatch(/^req_[0-9a-f]{32}$/);
      expect(headers.get('openai-processing-ms')).toBe('0');
      expect(headers.get('openai-version')).toBe('2020-10-01');
      expect(headers.get('openai-organization')).toMatch(/^team-/);
      expect(headers.get('x-ratelimit-limit-requests')).toBe('5000');
      expect(headers.get('x-ratelimit-remaining-tokens')).toBe('2000000');
      expect(headers.get('x-ratelimit-reset-requests')).toMatch(/^\d+s$/);
    }
    expect(first.get('x-request-id')).not.toBe(second.get('x-request-id'));
    expect(second.get('x-ratelimit-remaining-requests')).toBe('4998');
  });

  it('has a request id of our own making, also where nothing was found or nobody let in', async () => {
    const { get } = await start();
    const stolen = { headers: { 'x-request-id': 'mine' } };
    for (const reply of [await get('/nowhere', stolen), await get('/files', { ...stolen, key: null })]) {
      expect(reply.headers.get('x-request-id')).toMatch(/^req_/);
    }
  });
});

describe('the log of requests', () => {
  it('counts by route and keeps no secret', async () => {
    const { emulator, get } = await start();
    await get('/files?limit=3', { key: 'sk-alice', headers: { 'api-key': 'k', cookie: 'c', 'x-note': 'n' } });
    await get(seeded);
    await get(seeded);
    await get('/nowhere');
    const { requests } = emulator;
    expect(requests.count()).toBe(4);
    expect(requests.count('GET /v1/fine_tuning/jobs/{fine_tuning_job_id}')).toBe(2);
    expect(requests.counts()).toEqual({
      'GET /v1/files': 1,
      'GET /v1/fine_tuning/jobs/{fine_tuning_job_id}': 2,
    });
    expect(requests.all[0]).toMatchObject({ method: 'GET', path: '/v1/files?limit=3', status: 200 });
    expect(requests.all[0]?.headers).toMatchObject({ 'x-note': 'n' });
    expect(requests.all.at(-1)).toMatchObject({ route: null, status: 404 });
    expect(JSON.stringify(requests.all)).not.toMatch(/sk-alice|api-key|cookie/);
    requests.clear();
    expect([requests.count(), requests.all]).toEqual([0, []]);
  });
});
