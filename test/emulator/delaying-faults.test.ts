import OpenAI from 'openai';
import { describe, expect, it, vi } from 'vitest';
import type { Fault } from '../../src/emulator/index.ts';
import { failure, held, jobs, second, startWith } from './fault-harness.ts';
import { chatLines } from './harness.ts';

describe('latency', () => {
  it('carries out at once and answers late', async () => {
    const harness = await startWith({ kind: 'latency', milliseconds: 2 * second });
    const { createWithClient, created, clock, emulator } = harness;
    const answer = createWithClient();
    await held(harness);
    expect(created()).toBe(1);
    clock.advance(2 * second - 1);
    expect(emulator.requests.all.at(-1)?.status).toBeNull();
    expect(clock.waiting).toBe(1);
    clock.advance(1);
    expect(await answer).toMatchObject({ created_at: (clock.now() - 2 * second) / second });
    expect(emulator.requests.all.at(-1)?.status).toBe(200);
  });

  it('tells in the header how long it took', async () => {
    const harness = await startWith({ kind: 'latency', milliseconds: 2 * second });
    const answer = harness.send(jobs);
    await held(harness);
    harness.clock.advance(2 * second);
    expect((await answer).headers.get('openai-processing-ms')).toBe('2000');
  });

  it('delays refusals and files as well', async () => {
    const harness = await startWith({ kind: 'latency', milliseconds: 5 });
    for (const [path, status] of [
      [`${jobs}/none`, 404],
      ['/files/file-seed-chat/content', 200],
    ] as const) {
      const answer = harness.send(path);
      await held(harness);
      harness.clock.advance(5);
      expect((await answer).status).toBe(status);
    }
  });
});

describe('lateArrival', () => {
  const late = { kind: 'lateArrival', milliseconds: 30 * second, times: 1 } as const;

  it('carries out late', async () => {
    const harness = await startWith(late);
    const { createWithClient, created, clock } = harness;
    const answer = createWithClient();
    await held(harness);
    expect(created()).toBe(0);
    clock.advance(30 * second);
    expect(await answer).toMatchObject({ created_at: clock.now() / second });
    expect(created()).toBe(1);
  });

  it('carries out even what nobody waits for any more', async () => {
    const harness = await startWith(late);
    const { sendCreate, created, clock, get, emulator } = harness;
    const leaving = new AbortController();
    const answer = failure(sendCreate(leaving.signal));
    await held(harness);
    leaving.abort();
    expect(await answer).toMatchObject({ name: 'AbortError' });
    expect((await get(jobs)).body.data).toHaveLength(8);
    expect(created()).toBe(0);
    clock.advance(30 * second);
    await vi.waitFor(() => expect(created()).toBe(1), { interval: 1 });
    expect(emulator.requests.all[0]?.status).toBeNull();
  });

  it('takes uploads and refuses what is too large, both late', async () => {
    const harness = await startWith({ ...late, times: 2 });
    const upload = harness.upload(chatLines(10));
    await held(harness);
    harness.clock.advance(30 * second);
    expect(await upload).toMatch(/^file-/);
    const answer = harness.send(jobs, { method: 'POST', body: ' '.repeat(2 * 1024 * 1024) });
    await held(harness);
    harness.clock.advance(30 * second);
    expect((await answer).status).toBe(413);
  });
});

describe('hang', () => {
  it.each([
    [false, 0],
    [true, 1],
  ])('carriedOut %s: no answer comes, jobs made: %i', async (carriedOut, made) => {
    const { createWithClient, sendCreate, created, emulator, clock } = await startWith({
      kind: 'hang',
      carriedOut,
    });
    const leaving = new AbortController();
    const answers = [createWithClient(leaving.signal), failure(sendCreate(leaving.signal))];
    await vi.waitFor(() => expect(created() + emulator.requests.count()).toBe(2 + 2 * made), { interval: 1 });
    clock.advance(86_400 * second);
    expect(await Promise.race([...answers, Promise.resolve('nothing')])).toBe('nothing');
    leaving.abort();
    const [ofClient, ofFetch] = await Promise.all(answers);
    expect(ofClient).toBeInstanceOf(OpenAI.APIUserAbortError);
    expect(ofFetch).toMatchObject({ name: 'AbortError' });
    expect(created()).toBe(2 * made);
  });
});

describe('drippedBody', () => {
  it('sends the head at once and then a byte at a time', async () => {
    const harness = await startWith({ kind: 'drippedBody', milliseconds: 100 });
    const { createWithClient, sendCreate, created, clock } = harness;
    const response = await sendCreate();
    expect([response.status, created()]).toEqual([200, 1]);
    const announced = Number(response.headers.get('content-length'));
    const reader = response.body?.getReader();
    clock.advance(100);
    expect((await reader?.read())?.value).toHaveLength(1);
    clock.advance(100 * (announced - 1));
    let received = 1;
    for (let read = await reader?.read(); read?.done === false; read = await reader?.read())
      received += read.value.length;
    expect(received).toBe(announced);

    const answer = createWithClient();
    await held(harness);
    clock.advance(100 * 10_000);
    expect(await answer).toMatchObject({ object: 'fine_tuning.job', status: 'validating_files' });
  });

  it('drips a file too, and stops when nobody listens', async () => {
    const harness = await startWith({ kind: 'drippedBody', milliseconds: 1 });
    const leaving = new AbortController();
    const { body } = await harness.send('/files/file-seed-large/content', { signal: leaving.signal });
    const reader = body?.getReader();
    await held(harness);
    harness.clock.advance(1);
    expect((await reader?.read())?.value).toHaveLength(1);
    leaving.abort();
    await vi.waitFor(
      () => {
        harness.clock.advance(1);
        expect(harness.clock.waiting).toBe(0);
      },
      { interval: 1 },
    );
  });
});

describe('a reset of the emulator', () => {
  it.each<Fault>([
    { kind: 'hang' },
    { kind: 'latency', milliseconds: 5 },
    { kind: 'lateArrival', milliseconds: 5 },
    { kind: 'drippedBody', milliseconds: 5 },
  ])('ends what is held up: %j', async (fault) => {
    const { emulator, sendCreate, clock } = await startWith(fault);
    const answer = failure(sendCreate().then((response) => response.text()));
    await vi.waitFor(
      () => expect(fault.kind === 'hang' ? emulator.requests.count() : clock.waiting).toBe(1),
      { interval: 1 },
    );
    await emulator.reset();
    expect(await answer).toBeInstanceOf(TypeError);
    expect(clock.waiting).toBe(0);
    expect(emulator.jobsCreated()).toEqual([]);
  });
});
