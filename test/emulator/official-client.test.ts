import OpenAI, { toFile } from 'openai';
import { describe, expect, it } from 'vitest';
import { chatLines, linesOf, start } from './harness.ts';

const second = 1_000;

async function all<Item>(pages: AsyncIterable<Item>): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const item of pages) items.push(item);
  return items;
}

async function startWithClient() {
  const harness = await start();
  const { emulator } = harness;
  const client = new OpenAI({ apiKey: emulator.apiKey, baseURL: emulator.url, maxRetries: 0 });
  return { ...harness, client };
}

describe("OpenAI's own client", () => {
  it('lives the whole story: upload, train, pause, resume, finish, download', async () => {
    const { client, clock } = await startWithClient();
    const file = await client.files.create({
      file: await toFile(Buffer.from(linesOf(chatLines(40))), 'training.jsonl'),
      purpose: 'fine-tune',
      expires_after: { anchor: 'created_at', seconds: 3_600 },
    });
    expect(file.status).toBe('processed');

    const created = await client.fineTuning.jobs.create({
      model: 'gpt-4o-mini-2024-07-18',
      training_file: file.id,
      validation_file: 'file-seed-chat-validation',
      suffix: 'sums',
      metadata: { team: 'client' },
      method: { type: 'supervised', supervised: { hyperparameters: { n_epochs: 2 } } },
    });
    expect(created.status).toBe('validating_files');

    const seen = new Set<string>();
    const poll = async () => {
      const job = await client.fineTuning.jobs.retrieve(created.id);
      seen.add(job.status);
      return job;
    };
    for (let job = await poll(); job.status !== 'running'; job = await poll()) clock.advance(second);
    await client.fineTuning.jobs.pause(created.id);
    clock.advance(600 * second);
    await poll();
    await client.fineTuning.jobs.resume(created.id);
    let job = await poll();
    for (; job.status !== 'succeeded'; job = await poll()) clock.advance(second);
    expect([...seen]).toEqual(['validating_files', 'queued', 'running', 'paused', 'succeeded']);
    expect(job.fine_tuned_model).toContain(':sums:');
    expect(job.error).toBeNull();

    const events = await all(client.fineTuning.jobs.listEvents(created.id, { limit: 7 }));
    expect(events.filter(({ type }) => type === 'metrics')).toHaveLength(80);
    expect(events[0]?.message).toBe('The job has successfully completed');

    const checkpoints = await all(client.fineTuning.jobs.checkpoints.list(created.id, { limit: 1 }));
    expect(checkpoints.map(({ step_number: step }) => step)).toEqual([80, 40]);

    const [resultFile = ''] = job.result_files;
    const result = await client.files.content(resultFile);
    const table = Buffer.from(await result.text(), 'base64').toString();
    expect(table.split('\n')).toHaveLength(1 + 80 + 1);

    const found = await all(client.fineTuning.jobs.list({ metadata: { team: 'client' } }));
    expect(found.map(({ id }) => id)).toEqual([created.id]);
    expect(await client.files.delete(file.id)).toEqual({ id: file.id, object: 'file', deleted: true });
  });

  it('finds the jobs without metadata, page by page', async () => {
    const { client } = await startWithClient();
    const found = await all(client.fineTuning.jobs.list({ metadata: null, limit: 1 }));
    expect(found.map(({ id }) => id)).toEqual(['ftjob-seed-validating', 'ftjob-seed-cancelled']);
    expect(found.map(({ metadata }) => Object.keys(metadata ?? {}))).toEqual([[], []]);
  });

  it('waits for a file, cancels a job and validates a grader', async () => {
    const { client } = await startWithClient();
    expect((await client.files.waitForProcessing('file-seed-chat')).id).toBe('file-seed-chat');
    expect((await client.fineTuning.jobs.cancel('ftjob-seed-running')).status).toBe('cancelled');
    const grader = {
      type: 'string_check',
      name: 'same',
      input: 'a',
      reference: 'b',
      operation: 'eq',
    } as const;
    expect(await client.fineTuning.alpha.graders.validate({ grader })).toEqual({ grader });
  });

  it('reads its errors as errors of their kind', async () => {
    const { client, emulator } = await startWithClient();
    await expect(client.fineTuning.jobs.retrieve('ftjob-none')).rejects.toThrow(OpenAI.NotFoundError);
    const refused = await client.fineTuning.jobs
      .create({ model: 'gpt-4o-mini', training_file: 'file-none' })
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(OpenAI.BadRequestError);
    expect(refused).toMatchObject({ code: 'file_not_found', param: 'training_file' });
    expect((refused as InstanceType<typeof OpenAI.APIError>).requestID).toMatch(/^req_[0-9a-f]{32}$/);
    const administrator = client.withOptions({ adminAPIKey: 'sk-admin' });
    await expect(administrator.fineTuning.checkpoints.permissions.list('ft:any')).rejects.toThrow(
      OpenAI.PermissionDeniedError,
    );
    const stranger = new OpenAI({ apiKey: ' ', baseURL: emulator.url, maxRetries: 0 });
    await expect(stranger.files.list()).rejects.toThrow(OpenAI.AuthenticationError);
  });
});
