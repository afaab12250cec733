import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { failure, jobs, newJob, readSome, startWith } from './fault-harness.ts';

describe('error', () => {
  it.each([
    [408, OpenAI.APIError],
    [409, OpenAI.ConflictError],
    [429, OpenAI.RateLimitError],
    [500, OpenAI.InternalServerError],
    [502, OpenAI.InternalServerError],
    [503, OpenAI.InternalServerError],
    [504, OpenAI.InternalServerError],
  ] as const)('%i comes before or after the job was stored', async (status, kindOfError) => {
    const harness = await startWith({ kind: 'error', status, times: 1 });
    const { createWithClient, post, created, emulator } = harness;
    const error = await createWithClient();
    expect(error).toBeInstanceOf(kindOfError);
    expect(error).toMatchObject({ status, requestID: expect.stringMatching(/^req_/) });
    expect(created()).toBe(0);
    emulator.setFaults([{ kind: 'error', status, carriedOut: true, times: 1 }]);
    expect((await post(jobs, newJob)).status).toBe(status);
    expect(created()).toBe(1);
    expect(await createWithClient()).toMatchObject({ object: 'fine_tuning.job' });
    expect(created()).toBe(2);
  });

  it('is a 500 without advice unless told otherwise', async () => {
    const { get } = await startWith({ kind: 'error' });
    const { status, headers } = await get(jobs);
    expect(status).toBe(500);
    for (const name of ['retry-after', 'retry-after-ms', 'x-should-retry'])
      expect(headers.has(name)).toBe(false);
  });

  it.each<[object, object]>([
    [{ retryAfter: 2 }, { 'retry-after': '2' }],
    [{ retryAfter: 'Mon, 05 Jan 2026 12:00:07 GMT' }, { 'retry-after': 'Mon, 05 Jan 2026 12:00:07 GMT' }],
    [{ retryAfterMs: 1500.5 }, { 'retry-after-ms': '1500.5' }],
    [{ shouldRetry: true }, { 'x-should-retry': 'true' }],
    [
      { shouldRetry: false, retryAfter: 0 },
      { 'x-should-retry': 'false', 'retry-after': '0' },
    ],
  ])('advises with %j', async (advice, expected) => {
    const { get } = await startWith({ kind: 'error', status: 429, ...advice });
    const { status, headers } = await get(jobs);
    expect(status).toBe(429);
    expect(Object.fromEntries(headers)).toMatchObject(expected);
  });

  it('comes in place of a file and of a refusal', async () => {
    const { get } = await startWith({ kind: 'error', carriedOut: true });
    expect((await get('/files/file-seed-chat/content')).status).toBe(500);
    expect((await get(jobs, { key: null })).status).toBe(500);
  });
});

describe('reset', () => {
  it.each([
    [false, 0],
    [true, 1],
  ])('carriedOut %s: the connection breaks, jobs made: %i', async (carriedOut, made) => {
    const { createWithClient, sendCreate, created, emulator } = await startWith({
      kind: 'reset',
      carriedOut,
    });
    expect(await createWithClient()).toBeInstanceOf(OpenAI.APIConnectionError);
    expect(created()).toBe(made);
    expect(await failure(sendCreate())).toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect(created()).toBe(2 * made);
    expect(emulator.requests.all.map(({ status }) => status)).toEqual([null, null]);
  });
});

describe('truncatedBody', () => {
  it('stores the job and breaks off', async () => {
    const { createWithClient, sendCreate, created } = await startWith({ kind: 'truncatedBody' });
    expect(await createWithClient()).toMatchObject({ message: 'terminated' });
    expect(created()).toBe(1);
    const response = await sendCreate();
    const announced = Number(response.headers.get('content-length'));
    const { text, whole } = await readSome(response);
    expect([response.status, whole, text.length]).toEqual([200, false, Math.floor(announced / 2)]);
    expect(created()).toBe(2);
  });

  it.each([
    ['0', 0],
    ['17', 17],
  ])('after %s bytes', async (_bytes, bytes) => {
    const { send } = await startWith({ kind: 'truncatedBody', bytes });
    for (const path of [jobs, '/files/file-seed-large/content', `${jobs}/none`]) {
      const { text, whole } = await readSome(await send(path));
      expect([text.length, whole]).toEqual([bytes, false]);
    }
  });

  it('always lacks a byte at least', async () => {
    const { send } = await startWith({ kind: 'truncatedBody', bytes: 1_000_000 });
    const response = await send(jobs);
    const { text, whole } = await readSome(response);
    expect([text.length, whole]).toEqual([Number(response.headers.get('content-length')) - 1, false]);
  });
});

describe('htmlBody', () => {
  it.each([200, 403, 502, 503, 504] as const)('with status %i, after the job was stored', async (status) => {
    const { post, created } = await startWith({ kind: 'htmlBody', status });
    const reply = await post(jobs, newJob);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([status, 'text/html']);
    expect(reply.text).toMatch(/^<!DOCTYPE html>/);
    expect(created()).toBe(1);
  });

  it('is taken for an answer without an id by the official client', async () => {
    const { createWithClient, created } = await startWith({ kind: 'htmlBody' });
    expect(await createWithClient()).not.toHaveProperty('id');
    expect(created()).toBe(1);
  });
});
