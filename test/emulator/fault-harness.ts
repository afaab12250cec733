import OpenAI from 'openai';
import { expect, vi } from 'vitest';
import type { Fault } from '../../src/emulator/index.ts';
import { type Harness, start } from './harness.ts';

export const second = 1_000;
export const jobs = '/fine_tuning/jobs';
export const newJob = { model: 'gpt-4o-mini', training_file: 'file-seed-chat', metadata: { tag: 'one' } };

/** An emulator where these things go wrong, and several ways to ask it. */
export async function startWith(...faults: readonly Fault[]) {
  const harness = await start({ faults });
  const { emulator } = harness;
  const client = new OpenAI({ apiKey: emulator.apiKey, baseURL: emulator.url, maxRetries: 0 });
  const created = (): number =>
    emulator.jobsCreated({ apiKey: emulator.apiKey, metadata: { tag: 'one' } }).length;
  return {
    ...harness,
    client,
    created,
    /** Asks as plainly as can be. */
    send: (path: string, init: RequestInit = {}) =>
      fetch(`${emulator.url}${path}`, {
        ...init,
        headers: { authorization: `Bearer ${emulator.apiKey}`, 'content-type': 'application/json' },
      }),
    sendCreate: (signal: AbortSignal | null = null) =>
      fetch(`${emulator.url}${jobs}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${emulator.apiKey}`, 'content-type': 'application/json' },
        body: JSON.stringify(newJob),
        signal,
      }),
    createWithClient: (signal?: AbortSignal) =>
      client.fineTuning.jobs
        .create(newJob, signal === undefined ? {} : { signal })
        .catch((error: unknown) => error),
  };
}

/** What a promise is rejected with, if it is. */
export const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => value,
    (error: unknown) => error,
  );

/** Until a timer of the emulator waits for the clock. */
export const held = ({ clock }: Pick<Harness, 'clock'>): Promise<void> =>
  vi.waitFor(() => expect(clock.waiting).toBe(1), { interval: 1 });

/** Whatever comes of a body until it ends, in either way. */
export async function readSome(response: Response): Promise<{ text: string; whole: boolean }> {
  let text = '';
  try {
    for await (const piece of response.body ?? []) text += new TextDecoder().decode(piece);
    return { text, whole: true };
  } catch {
    return { text, whole: false };
  }
}
