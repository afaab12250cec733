import { describe, expect, it } from 'vitest';
import { chatLines, type Harness, start } from './harness.ts';

const user = { role: 'user', content: 'When?' };
const assistant = { role: 'assistant', content: 'Tomorrow.' };
const good = { messages: [user, assistant] };

async function outcome(harness: Harness, lines: readonly unknown[], body: Record<string, unknown> = {}) {
  const training = await harness.upload(lines);
  const id = await harness.create({ training_file: training, ...body });
  harness.clock.advance(10 * 60_000);
  return (await harness.get(`/fine_tuning/jobs/${id}`)).body;
}

const withLine = (line: unknown): readonly unknown[] => [...chatLines(9), line, ...chatLines(3)];

describe('chat examples', () => {
  it.each<[string, unknown, string]>([
    ['broken JSON', '{"messages": [', 'not valid JSON'],
    ['a list', [], 'not a JSON object'],
    ['a number', 7, 'not a JSON object'],
    ['no messages', {}, "'messages' must be a list of messages"],
    ['empty messages', { messages: [] }, "'messages' has no messages"],
    ['a text for a message', { messages: ['hello'] }, "'messages[0]' is not an object"],
    ['an unknown role', { messages: [user, { ...assistant, role: 'bot' }] }, "'messages[1]' needs a 'role'"],
    ['no content', { messages: [user, { role: 'assistant' }] }, "'messages[1]' has no 'content'"],
    ['nobody answering', { messages: [user] }, "'messages' has no message from the assistant"],
    ['half a weight', { messages: [user, { ...assistant, weight: 0.5 }] }, "'messages[1]' has a 'weight'"],
    ['a proto', '{"__proto__": {"messages": []}}', "'messages' must be a list of messages"],
  ])('fail the job at %s, with the line', async (_what, line, problem) => {
    const harness = await start();
    const job = await outcome(harness, withLine(line));
    expect(job.status).toBe('failed');
    expect(job.error).toMatchObject({ code: 'invalid_training_file', param: 'training_file' });
    expect(job.error.message).toContain(`Line 10: ${problem}`);
  });

  it.each<[string, unknown]>([
    ['a call instead of content', { messages: [user, { role: 'assistant', tool_calls: [{}] }] }],
    ['content in parts', { messages: [{ role: 'user', content: [{ type: 'text', text: 'x' }] }, assistant] }],
    ['a weight', { messages: [user, { ...assistant, weight: 0 }] }],
    [
      'a deep extra',
      `{"messages":[${JSON.stringify(user)},${JSON.stringify(assistant)}],"x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    ],
    ['a blank line', ''],
    ['a byte order mark', `\uFEFF${JSON.stringify(good)}`],
  ])('train with %s', async (_what, line) => {
    const harness = await start();
    expect(await outcome(harness, withLine(line))).toMatchObject({ status: 'succeeded' });
  });

  it('must be ten', async () => {
    const harness = await start();
    const nine = await outcome(harness, chatLines(9));
    expect(nine.error.message).toBe(
      'The job failed due to an invalid training file. It has 9 example(s), but must have at least 10.',
    );
    expect((await outcome(harness, chatLines(10))).status).toBe('succeeded');
  });

  it('name their first problems and count the rest', async () => {
    const harness = await start();
    const job = await outcome(harness, Array(20).fill('{'));
    expect(job.error.message).toContain('Line 1: not valid JSON; Line 2:');
    expect(job.error.message).toContain('(and 15 more problems)');
  });

  it('may be split anywhere, and need no line feed at the end', async () => {
    const harness = await start();
    const form = new FormData();
    const text = chatLines(30)
      .map((line) => JSON.stringify({ ...line, note: 'grüße 🚲' }))
      .join('\r\n');
    form.set('purpose', 'fine-tune');
    form.set('file', new Blob([text]), 'a.jsonl');
    const { body } = await harness.post('/files', undefined, { raw: form });
    const id = await harness.create({ training_file: body.id });
    harness.clock.advance(600_000);
    expect((await harness.get(`/fine_tuning/jobs/${id}`)).body.status).toBe('succeeded');
  });

  it('must be UTF-8', async () => {
    const harness = await start();
    const form = new FormData();
    form.set('purpose', 'fine-tune');
    form.set('file', new Blob([Uint8Array.of(0xff, 0xfe, 0x0a)]), 'a.jsonl');
    const { body } = await harness.post('/files', undefined, { raw: form });
    const id = await harness.create({ training_file: body.id });
    harness.clock.advance(600_000);
    expect((await harness.get(`/fine_tuning/jobs/${id}`)).body.error.message).toContain(
      'Line 1: not valid UTF-8',
    );
  });
});

describe('a failing job', () => {
  it('is seen validating first, and tells why in an event', async () => {
    const { upload, create, get, clock } = await start();
    const id = await create({ training_file: await upload(withLine('{')) });
    expect((await get(`/fine_tuning/jobs/${id}`)).body.status).toBe('validating_files');
    clock.advance(5_000);
    const { body } = await get(`/fine_tuning/jobs/${id}`);
    expect(body).toMatchObject({ status: 'failed', fine_tuned_model: null, result_files: [] });
    const { data } = (await get(`/fine_tuning/jobs/${id}/events`)).body;
    expect(data[0]).toMatchObject({ level: 'error', message: body.error.message });
    expect(data).toHaveLength(3);
  });

  it('blames the validation file where that is at fault', async () => {
    const harness = await start();
    const validation = await harness.upload([good, '{'], 'validation.jsonl');
    const job = await outcome(harness, chatLines(10), { validation_file: validation });
    expect(job.error).toMatchObject({ code: 'invalid_validation_file', param: 'validation_file' });
    expect(job.error.message).toContain('Line 2: not valid JSON');
  });
});

describe('other methods and models read other formats', () => {
  const preference = {
    input: { messages: [user] },
    preferred_output: [assistant],
    non_preferred_output: [assistant],
  };
  const grader = { type: 'string_check', name: 'same', input: 'a', reference: 'b', operation: 'eq' };
  const reinforcement = { method: { type: 'reinforcement', reinforcement: { grader } }, model: 'o4-mini' };

  it.each<[string, Record<string, unknown>, unknown, unknown, string]>([
    [
      'preference',
      { method: { type: 'dpo' } },
      preference,
      { ...preference, preferred_output: [user] },
      'preferred_output',
    ],
    [
      'preference',
      { method: { type: 'dpo' } },
      preference,
      { ...preference, input: 'x' },
      "'input' must be an object",
    ],
    ['preference', { method: { type: 'dpo' } }, preference, good, "'input' must be an object"],
    ['reinforcement', reinforcement, { messages: [user], answer: 1 }, good, 'must be from the user'],
    [
      'completion',
      { model: 'babbage-002' },
      { prompt: 'a', completion: 'b' },
      good,
      "'prompt' must be a string",
    ],
    [
      'completion',
      { model: 'davinci-002' },
      { prompt: 'a', completion: 'b' },
      { prompt: '' },
      "'completion' must be",
    ],
  ])('%s', async (format, body, fitting, unfitting, problem) => {
    const harness = await start();
    expect((await outcome(harness, Array(10).fill(fitting), body)).status).toBe('succeeded');
    const failed = await outcome(harness, [...Array(10).fill(fitting), unfitting], body);
    expect(failed.error.message).toContain(`It is not in the ${format} format. Line 11:`);
    expect(failed.error.message).toContain(problem);
  });
});
