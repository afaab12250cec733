import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { decodeLocalaiJob } from '../../../../src/datasource/providers/localai/decode-job.ts';
import { localai } from '../../../../src/datasource/providers/localai/index.ts';
import { ProgressReaders } from '../../../../src/datasource/providers/localai/progress-readers.ts';
import type { SpareConnections } from '../../../../src/datasource/providers/provider.ts';
import { parseBaseUrl } from '../../../../src/datasource/rest/base-url.ts';
import type { Upstream } from '../../../../src/datasource/rest/upstream.ts';
import { createVocabulary } from '../../../../src/datasource/wire/vocabulary.ts';
import type { FineTuningJob } from '../../../../src/domain/job.ts';
import { silentLogger } from '../../../../src/domain/logger.ts';
import { createFakeClock } from '../../../emulator/fake-clock.ts';
import { useFakeTime } from '../../../support/fake-time.ts';
import { callerWith, start as startOver } from '../../support/datasource.ts';
import { createGate } from '../../support/gate.ts';
import { json } from '../../support/upstream.ts';
import { localaiJob } from './localai-over.ts';

const vocabulary = createVocabulary(localai, silentLogger);
const aJob = (id: string, status = 'training'): FineTuningJob => {
  const job = decodeLocalaiJob(localaiJob({ id, status }), vocabulary);
  if (job === null) throw new Error('That is no job.');
  return job;
};

const update = (id: string, step: number, changes: object = {}): string =>
  `data: ${JSON.stringify({ job_id: id, current_step: step, total_steps: 9000, loss: 1, status: 'training', ...changes })}\n\n`;

const stranger = (name: string) => callerWith({ token: name });

/** Readers of an upstream whose streams a test fills by hand. */
const start = (spareConnections: SpareConnections = { all: 100, perCredential: 100 }) => {
  const clock = createFakeClock();
  const streams: { path: string; stream: Readable; patience: number | undefined }[] = [];
  const upstream: Upstream = {
    get: () => Promise.reject(new Error('Nobody reads in this test.')),
    change: () => Promise.reject(new Error('Nobody changes anything in this test.')),
    async open({ signal }, { path }, patience) {
      const stream = new Readable({ read() {} });
      signal.addEventListener('abort', () => stream.destroy());
      streams.push({ path, stream, patience });
      return stream;
    },
  };
  const baseUrl = parseBaseUrl('http://upstream.invalid/api/fine-tuning');
  const readers = new ProgressReaders({
    upstream,
    baseUrl,
    vocabulary,
    logger: silentLogger,
    clock,
    spareConnections,
  });
  const ids = () => streams.map(({ path }) => path.split('/')[2]);
  return {
    clock,
    readers,
    streams,
    ids,
    /** Those that are still read. */
    open: () => streams.filter(({ stream }) => !stream.destroyed).map(({ path }) => path.split('/')[2]),
    /** One more piece of the latest stream, or its end. */
    async say(piece: string | null) {
      streams.at(-1)?.stream.push(piece);
      await setImmediate();
      await setImmediate();
    },
    steps: (id: string, first = 5000, after: string | null = null) =>
      readers
        .logOf(callerWith(), id)
        ?.page({ first, after })
        .items.map(({ metrics }) => metrics?.step),
  };
};

describe('a job that has not ended', () => {
  it('is listened to once it is read, and once only', async () => {
    const { readers, streams, ids } = start();
    readers.noticed(callerWith(), aJob('a'), 'ASKED');
    readers.noticed(callerWith(), aJob('a'), 'LISTED');
    readers.noticed(callerWith(), aJob('b', 'queued'), 'LISTED');
    readers.noticed(callerWith(), aJob('c', 'something new'), 'ASKED');
    expect(ids()).toEqual(['a', 'b', 'c']);
    // A training says nothing between two steps, so it is given longer than any other call.
    expect(streams[0]?.patience).toBe(600_000);
  });

  it.each(['completed', 'failed', 'stopped'])('is none that is %s', (status) => {
    const { readers, ids } = start();
    readers.noticed(callerWith(), aJob('a', status), 'ASKED');
    expect(ids()).toEqual([]);
  });

  it.each(['..', '\ud800', 'x'.repeat(257)])('is none whose id, %j, can not stand in a path', (id) => {
    const { readers, ids } = start();
    readers.noticed(callerWith(), { ...aJob('a'), id }, 'ASKED');
    expect(ids()).toEqual([]);
  });

  it('is listened to for each credential, and what is heard is told to that one alone', async () => {
    const { readers, ids, say } = start();
    readers.noticed(stranger('one'), aJob('a'), 'ASKED');
    readers.noticed(stranger('other'), aJob('a'), 'ASKED');
    await say(update('a', 1));
    const page = { first: 10, after: null };
    expect(ids()).toEqual(['a', 'a']);
    expect(readers.logOf(stranger('one'), 'a')?.page(page).items).toEqual([]);
    expect(readers.logOf(stranger('other'), 'a')?.page(page).items).toHaveLength(1);
    expect(readers.logOf(stranger('third'), 'a')).toBeNull();
  });

  it('is listened to for a minute after it was asked for last', async () => {
    const { readers, clock, open } = start();
    readers.noticed(callerWith(), aJob('a'), 'ASKED');
    clock.advance(50_000);
    readers.noticed(callerWith(), aJob('a'), 'LISTED');
    clock.advance(59_000);
    await setImmediate();
    expect(open()).toEqual(['a']);
    clock.advance(1_000);
    await setImmediate();
    expect(open()).toEqual([]);
    expect(clock.waiting).toBe(0);
  });

  it('is listened to until its stream ends, even if it is known by then that it is over', async () => {
    const { readers, say, steps, open } = start();
    readers.noticed(callerWith(), aJob('a'), 'ASKED');
    await say(update('a', 1));
    readers.noticed(callerWith(), aJob('a', 'completed'), 'ASKED');
    await say(update('a', 2));
    await say(null);
    expect(steps('a')).toEqual([2, 1]);
    expect(open()).toEqual([]);
  });
});

describe('a stream that ends before its job', () => {
  const again = async (started: ReturnType<typeof start>) => {
    started.readers.noticed(callerWith(), aJob('a'), 'ASKED');
    await setImmediate();
  };

  it('is opened again when the job is asked for, and goes on with the same log', async () => {
    const started = start();
    await again(started);
    await started.say(update('a', 1));
    await started.say(null);
    await again(started);
    expect(started.ids()).toEqual(['a']);
    started.clock.advance(1_000);
    await again(started);
    await started.say(update('a', 2));
    expect(started.ids()).toEqual(['a', 'a']);
    expect(started.steps('a')).toEqual([2, 1]);
  });

  it('is opened less and less often while it tells nothing', async () => {
    const started = start();
    const times: number[] = [];
    const begunAt = started.clock.now();
    for (let second = 0; second < 1300; second += 1) {
      const before = started.ids().length;
      await again(started);
      if (started.ids().length > before) {
        times.push((started.clock.now() - begunAt) / 1000);
        await started.say('data: {"status":"error","message":"job not found: a"}\n\n');
        await started.say(null);
      }
      started.clock.advance(1_000);
    }
    expect(times).toEqual([0, 2, 6, 14, 30, 62, 126, 254, 510, 810, 1110]);
  });
});

describe('what is heard', () => {
  it('has ids that stay as they are, whatever the page', async () => {
    const { readers, say } = start();
    readers.noticed(callerWith(), aJob('a'), 'ASKED');
    await say([1, 2, 3].map((step) => update('a', step)).join(''));
    const log = readers.logOf(callerWith(), 'a');
    const { items } = log?.page({ first: 10, after: null }) ?? { items: [] };
    const ids = items.map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    await say(update('a', 4));
    const later = log?.page({ first: 2, after: ids[0] ?? null });
    expect(later).toMatchObject({ items: [{ id: ids[1] }, { id: ids[2] }], hasMore: false });
  });

  it('has other ids in a log that was begun anew', async () => {
    const heard: (string | undefined)[] = [];
    for (const { readers, say, clock } of [start(), start()]) {
      clock.advance(heard.length);
      readers.noticed(callerWith(), aJob('a'), 'ASKED');
      await say(update('a', 1));
      heard.push(readers.logOf(callerWith(), 'a')?.page({ first: 1, after: null }).items[0]?.id);
    }
    expect(new Set(heard).size).toBe(2);
  });

  it('is kept up to 2,000 updates of a job, the latest', async () => {
    const { readers, say, steps } = start();
    readers.noticed(callerWith(), aJob('a'), 'ASKED');
    const lines = Array.from({ length: 2500 }, (_, index) => update('a', index + 1));
    await say(lines.join(''));
    expect(steps('a')).toHaveLength(2000);
    expect(steps('a', 1)).toEqual([2500]);
  });

  it('is kept up to a million characters of a job', async () => {
    const { readers, say, steps } = start();
    readers.noticed(callerWith(), aJob('a'), 'ASKED');
    const message = 'x'.repeat(10_000);
    const lines = Array.from({ length: 300 }, (_, index) => update('a', index + 1, { message }));
    await say(lines.join(''));
    expect(steps('a')).toHaveLength(103);
    expect(steps('a', 1)).toEqual([300]);
  });

  it.each([
    ['what is no JSON', 'data: {"status":"error","message":"\\x00"}\n\n'],
    ['what is no object', 'data: [1]\n\ndata: null\n\n'],
    ["another job's updates", update('b', 1)],
    ['the line that tells of trouble', update('a', 1, { status: 'error' })],
    ['an update of many thousand characters', update('a', 1, { message: 'x'.repeat(20_000) })],
  ])('is not %s', async (_what, piece) => {
    const { readers, say, steps } = start();
    readers.noticed(callerWith(), aJob('a'), 'ASKED');
    await say(`${piece}${update('a', 2)}`);
    expect(steps('a')).toEqual([2]);
  });
});

describe('connections', () => {
  const noticed = (
    started: ReturnType<typeof start>,
    ids: string,
    how: 'ASKED' | 'LISTED',
    token?: string,
  ) => {
    for (const id of ids) {
      started.clock.advance(1);
      started.readers.noticed(token === undefined ? callerWith() : stranger(token), aJob(id), how);
    }
  };

  it('are taken up to those that are spare, by who comes first', () => {
    const started = start({ all: 3, perCredential: 2 });
    noticed(started, 'abc', 'LISTED');
    noticed(started, 'de', 'ASKED', 'other');
    expect(started.open()).toEqual(['a', 'b', 'd']);
  });

  it('go to a job that is asked for, from the one that nobody has asked for for longest', async () => {
    const started = start({ all: 2, perCredential: 2 });
    noticed(started, 'ab', 'ASKED');
    started.clock.advance(8_000);
    noticed(started, 'a', 'ASKED');
    noticed(started, 'c', 'ASKED');
    await setImmediate();
    expect(started.open()).toEqual(['a', 'b']);
    started.clock.advance(3_000);
    noticed(started, 'd', 'LISTED');
    noticed(started, 'c', 'ASKED');
    expect(started.open()).toEqual(['a', 'c']);
  });

  it('go to one job each, however many are asked for in one moment', async () => {
    const started = start({ all: 2, perCredential: 2 });
    noticed(started, 'ab', 'ASKED');
    started.clock.advance(10_000);
    noticed(started, 'cdef', 'ASKED');
    expect(started.open()).toEqual(['c', 'd']);
    await setImmediate();
    started.clock.advance(10_000);
    noticed(started, 'a', 'ASKED');
    expect(started.open()).toEqual(['d', 'a']);
  });

  it('are not taken at all where none is spare', () => {
    const started = start({ all: 0, perCredential: 0 });
    noticed(started, 'a', 'ASKED');
    expect(started.ids()).toEqual([]);
  });

  it('are let go when it is over, and nothing is listened to any more', async () => {
    const started = start();
    noticed(started, 'ab', 'ASKED');
    started.readers.close();
    await setImmediate();
    noticed(started, 'c', 'ASKED');
    expect([started.open(), started.ids(), started.clock.waiting]).toEqual([[], ['a', 'b'], 0]);
    expect(started.readers.logOf(callerWith(), 'a')).toBeNull();
  });

  it('are for a hundred jobs at most, however many are spare', async () => {
    const started = start({ all: 200, perCredential: 200 });
    const ask = (job: number, how: 'ASKED' | 'LISTED') =>
      started.readers.noticed(callerWith(), aJob(`job-${job}`), how);
    for (let job = 0; job <= 100; job += 1) ask(job, 'LISTED');
    expect(started.open()).toHaveLength(100);
    started.clock.advance(10_000);
    ask(101, 'ASKED');
    await setImmediate();
    expect(started.open()).toHaveLength(100);
    expect(started.readers.logOf(callerWith(), 'job-0')).toBeNull();
  });

  it('that are given back leave the log behind, until a hundred other jobs need its place', async () => {
    const started = start({ all: 200, perCredential: 200 });
    noticed(started, 'ab', 'ASKED');
    await started.say(update('b', 1));
    await started.say(null);
    expect(started.steps('b')).toEqual([1]);
    for (let job = 0; job < 99; job += 1) {
      started.readers.noticed(callerWith(), aJob(`job-${job}`), 'LISTED');
    }
    expect(started.readers.logOf(callerWith(), 'b')).toBeNull();
    expect(started.readers.logOf(callerWith(), 'a')).not.toBeNull();
  });
});

it('bears a silence, at first and between two steps, for which any other call would be given up', async () => {
  useFakeTime();
  const opened = createGate();
  const streams: ServerResponse[] = [];
  const { datasource } = await startOver(
    (response, seen) => {
      if (!seen.url.endsWith('/progress')) return json(localaiJob({ id: 'a' }))(response, seen);
      streams.push(response);
      opened.open();
    },
    { provider: 'localai', timeout: 1000 },
  );
  const caller = callerWith();
  const heard = async () =>
    (await datasource.events.list(caller, 'a', { first: 10, after: null }))?.items ?? [];
  const hear = async (count: number) => {
    while ((await heard()).length < count) await setImmediate();
  };
  await datasource.jobs.get(caller, 'a');
  await opened.passed;
  for (const step of [1, 2]) {
    vi.advanceTimersByTime(50_000);
    await datasource.jobs.get(caller, 'a');
    streams[0]?.write(update('a', step));
    await hear(step);
  }
  expect((await heard()).map(({ metrics }) => metrics?.step)).toEqual([2, 1]);
  expect(streams).toHaveLength(1);
});
