import { describe, expect, it } from 'vitest';
import { chatLines, start } from './harness.ts';

/** Does the same things in the same order, and writes down every answer with its headers. */
async function record(seed: string): Promise<string> {
  const { upload, create, get, post, clock } = await start({ seed });
  const transcript: string[] = [];
  const read = async (path: string): Promise<void> => {
    const { text, headers } = await get(path);
    transcript.push(path, JSON.stringify([...headers]), text);
  };
  const file = await upload(chatLines(25));
  const first = await create({ training_file: file, validation_file: 'file-seed-chat-validation' });
  const second = await create({ method: { type: 'dpo' }, training_file: 'file-seed-preference' });
  clock.advance(30_000);
  await post(`/fine_tuning/jobs/${second}/pause`);
  await read(`/fine_tuning/jobs/${first}`);
  clock.advance(40_000);
  await post(`/fine_tuning/jobs/${second}/resume`);
  clock.advance(70_000);
  for (const id of [first, second]) {
    await read(`/fine_tuning/jobs/${id}`);
    await read(`/fine_tuning/jobs/${id}/events?limit=100`);
    await read(`/fine_tuning/jobs/${id}/checkpoints`);
    const { body } = await get(`/fine_tuning/jobs/${id}`);
    await read(`/files/${body.result_files[0]}/content`);
  }
  await read('/fine_tuning/jobs');
  await read('/files');
  return transcript.join('\n');
}

describe('a run', () => {
  it('repeats byte for byte, headers and ids included, with the same seed, clock and requests', async () => {
    expect(await record('one')).toBe(await record('one'));
  });

  it('is another with another seed', async () => {
    expect(await record('one')).not.toBe(await record('two'));
  });

  it('begins anew after a reset', async () => {
    const { emulator, create, get } = await start();
    const jobs = (await get('/fine_tuning/jobs')).text;
    const id = await create();
    await emulator.reset();
    expect(emulator.requests.count()).toBe(0);
    expect((await get('/fine_tuning/jobs')).text).toBe(jobs);
    expect(await create()).toBe(id);
  });
});
