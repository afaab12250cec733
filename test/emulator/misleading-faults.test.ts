import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { jobs, newJob, second, startWith } from './fault-harness.ts';
import { chatLines } from './harness.ts';

const seeded = `${jobs}/ftjob-seed-succeeded`;

describe('listLag', () => {
  it('hides a new job from the list for a while, and from nothing else', async () => {
    const { client, created, clock, createWithClient, get } = await startWith({
      kind: 'listLag',
      milliseconds: 10 * second,
    });
    const { id } = (await createWithClient()) as { id: string };
    const listed = async (): Promise<readonly string[]> => {
      const found = await client.fineTuning.jobs.list({ metadata: { tag: 'one' } });
      return found.data.map((job) => job.id);
    };
    expect(created()).toBe(1);
    expect((await client.fineTuning.jobs.retrieve(id)).id).toBe(id);
    expect((await get(`${jobs}/${id}/events`)).body.data).not.toEqual([]);
    clock.advance(10 * second - 1);
    expect(await listed()).toEqual([]);
    expect((await get(jobs)).body.data).toHaveLength(8);
    clock.advance(1);
    expect(await listed()).toEqual([id]);
    expect((await get(jobs)).body.data).toHaveLength(9);
  });
});

describe('ignoredMetadataFilter', () => {
  it('lists every job, whatever is asked for', async () => {
    const { client, get } = await startWith({ kind: 'ignoredMetadataFilter' });
    const everything = (await get(jobs)).body.data.map(({ id }) => id);
    const found = await client.fineTuning.jobs.list({ metadata: { tag: 'nobody has it' } });
    expect(found.data.map(({ id }) => id)).toEqual(everything);
    expect((await get(`${jobs}?metadata=null`)).body.data).toHaveLength(everything.length);
  });
});

describe('creationClosed', () => {
  it('forbids to create a job, and nothing else', async () => {
    const { client, createWithClient, created, post, upload } = await startWith({ kind: 'creationClosed' });
    const error = await createWithClient();
    expect(error).toBeInstanceOf(OpenAI.PermissionDeniedError);
    expect(error).toMatchObject({ type: 'invalid_request_error', code: 'training_not_available' });
    expect((await post(jobs, newJob)).status).toBe(403);
    expect(created()).toBe(0);
    expect(await upload(chatLines(10))).toMatch(/^file-/);
    expect((await client.fineTuning.jobs.cancel('ftjob-seed-running')).status).toBe('cancelled');
  });
});

describe('revokedKey', () => {
  it.each([
    [401, OpenAI.AuthenticationError, 'invalid_api_key'],
    [403, OpenAI.PermissionDeniedError, 'permission_denied'],
  ] as const)('refuses everything with %i from one moment on', async (status, kindOfError, code) => {
    const { emulator, client, get, post, createWithClient } = await startWith();
    expect((await client.fineTuning.jobs.retrieve('ftjob-seed-running')).status).toBe('running');
    emulator.setFaults([{ kind: 'revokedKey', status }]);
    const error = await createWithClient();
    expect(error).toBeInstanceOf(kindOfError);
    expect(error).toMatchObject({ status, code });
    for (const path of [jobs, seeded, `${seeded}/events`, '/files', '/files/file-seed-chat/content'])
      expect((await get(path)).body.error?.code).toBe(code);
    expect((await post(`${seeded}/cancel`)).status).toBe(status);
    emulator.setFaults([]);
    expect((await get(seeded)).status).toBe(200);
  });
});
