import { getEventListeners } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { withDeadline } from '../../src/datasource/rest/deadline.ts';
import { systemClock } from '../../src/domain/clock.ts';
import { callerWith, failureOf, start } from './support/datasource.ts';
import { createGate } from './support/gate.ts';

const SHORT = 150;

describe('a call past its deadline', () => {
  it('is UPSTREAM_TIMEOUT when the upstream never answers, and the connection is let go', async () => {
    const gone = createGate();
    const { datasource, logged } = await start((response) => void response.on('close', gone.open), {
      timeout: SHORT,
    });
    expect(await failureOf(datasource.jobs.get(callerWith(), 'ftjob-1'))).toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
    });
    await gone.passed;
    expect(logged).toHaveLength(1);
  });

  it('is UPSTREAM_TIMEOUT when the body comes drop by drop', async () => {
    const gone = createGate();
    const { datasource } = await start(
      (response) => {
        response.writeHead(200);
        const drip = setInterval(() => response.write(' '), 2);
        response.on('close', () => {
          clearInterval(drip);
          gone.open();
        });
      },
      { timeout: SHORT },
    );
    expect(await failureOf(datasource.jobs.get(callerWith(), 'ftjob-1'))).toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
    });
    await gone.passed;
  });

  it('is UPSTREAM_TIMEOUT when it only waits for a connection, and is never sent', async () => {
    const { datasource, upstream } = await start((response) => void response.writeHead(200).write('begun'), {
      timeout: 300,
      connections: 1,
    });
    // Content that nobody reads holds the only connection for as long as it likes.
    const content = await datasource.files.content(callerWith(), 'file-1');
    expect(await failureOf(datasource.jobs.get(callerWith(), 'ftjob-1'))).toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
    });
    content.destroy();
    expect(upstream.seen.map(({ url }) => url)).toEqual(['/v1/files/file-1/content']);
  });

  it('hears of the caller’s abort while it waits for a connection', async () => {
    const { datasource, upstream } = await start((response) => void response.writeHead(200).write('begun'), {
      connections: 1,
    });
    const content = await datasource.files.content(callerWith(), 'file-1');
    const caller = new AbortController();
    const cancelled = failureOf(datasource.jobs.cancel(callerWith({ signal: caller.signal }), 'ftjob-1'));
    caller.abort('gone');
    expect(await cancelled).toBe('gone');
    content.destroy();
    expect(upstream.seen).toHaveLength(1);
  });

  it('leaves its connection free for the next', async () => {
    const reached = createGate();
    let asked = 0;
    const { datasource } = await start(
      (response) => {
        asked += 1;
        if (asked > 1) response.end('{"id":"ftjob-2"}');
        reached.open();
      },
      { connections: 1 },
    );
    const caller = new AbortController();
    const first = failureOf(datasource.jobs.get(callerWith({ signal: caller.signal }), 'ftjob-1'));
    await reached.passed;
    const second = datasource.jobs.get(callerWith(), 'ftjob-2');
    caller.abort('gone');
    expect(await first).toBe('gone');
    expect(await second).toMatchObject({ id: 'ftjob-2' });
  });
});

describe('withDeadline', () => {
  afterEach(() => void vi.useRealTimers());

  const pending = (): Promise<never> => new Promise(() => {});
  const within = (milliseconds: number, signal: AbortSignal) => ({
    clock: systemClock,
    milliseconds,
    signal,
    expired: () => new Error('too late'),
  });

  it.each([
    ['an answer', async () => 'answer'],
    ['a failure', async () => Promise.reject(new Error('no'))],
  ])('leaves no timer and no listener after %s', async (_, work) => {
    vi.useFakeTimers();
    const { signal } = new AbortController();
    await Promise.allSettled([withDeadline(within(1000, signal), work)]);
    expect(vi.getTimerCount()).toBe(0);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('leaves no timer and no listener after an abort, and aborts the work', async () => {
    vi.useFakeTimers();
    const controller = new AbortController();
    let inner: AbortSignal | undefined;
    const work = failureOf(
      withDeadline(within(1000, controller.signal), (signal) => {
        inner = signal;
        return pending();
      }),
    );
    controller.abort('gone');
    expect(await work).toBe('gone');
    expect(inner?.aborted).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });

  it('begins again at each sign of progress', async () => {
    vi.useFakeTimers();
    let prolong = (): void => {};
    const work = failureOf(
      withDeadline(within(1000, new AbortController().signal), (_, prolongWork) => {
        prolong = prolongWork;
        return pending();
      }),
    );
    await vi.advanceTimersByTimeAsync(900);
    prolong();
    await vi.advanceTimersByTimeAsync(900);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(await work).toMatchObject({ message: 'too late' });
  });
});
