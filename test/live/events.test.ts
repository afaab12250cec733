import { describe, expect, it } from 'vitest';
import { ServiceError } from '../../src/domain/service-error.ts';
import { UpstreamRejection } from '../../src/domain/upstream-rejection.ts';
import { aCaller } from '../support/recording-context.ts';
import { anEvent, idsOf, someEvents } from './support/events.ts';
import { settle } from './support/fake-clock.ts';
import { readStream } from './support/reader.ts';
import { INTERVAL, NOTHING, startLive } from './support/start-live.ts';

const JOB = 'ftjob-1';

describe.each(['NEWEST_FIRST', 'OLDEST_FIRST'] as const)(
  'the log of an upstream that lists %s',
  (listing) => {
    const start = (count = 0, told: typeof listing = 'NEWEST_FIRST') => {
      const started = startLive({}, told);
      started.upstream.put(JOB, 'RUNNING');
      started.upstream.listing = listing;

      started.upstream.write(JOB, someEvents(count));
      const read = (after: string | null) => readStream(started.live.jobEvents(aCaller(), JOB, after));
      return { ...started, read };
    };

    it('comes oldest first, from the beginning, and goes on', async () => {
      const { clock, upstream, read } = start(5);
      const reader = read(null);
      await clock.advance(0);
      expect(idsOf(reader.items)).toEqual(idsOf(someEvents(5)));
      upstream.write(JOB, someEvents(3, 6));
      await clock.advance(INTERVAL);
      expect(idsOf(reader.items)).toEqual(idsOf(someEvents(8)));
    });

    it('completes once the job has ended and nothing more comes', async () => {
      const { live, clock, upstream, read } = start(2);
      const reader = read(null);
      await clock.advance(0);
      upstream.put(JOB, 'SUCCEEDED');
      await clock.advance(INTERVAL);
      expect(reader.end).toBeNull();
      upstream.write(JOB, [anEvent(3)]);
      await clock.advance(2 * INTERVAL);
      expect(idsOf(reader.items)).toEqual(idsOf(someEvents(3)));
      expect(reader.end).toBe('COMPLETED');
      expect(live.size).toEqual(NOTHING);
      expect(clock.waiting).toBe(0);
    });

    it('of a job that has just ended comes whole, and completes after another look', async () => {
      const { clock, upstream, read } = start(250);
      upstream.put(JOB, 'FAILED');
      const reader = read('ftevent-100');
      await clock.advance(0);
      expect(idsOf(reader.items)).toEqual(idsOf(someEvents(150, 101)));
      expect(reader.end).toBeNull();
      await clock.advance(INTERVAL);
      expect(reader.end).toBe('COMPLETED');
    });

    it('of a job that ended long ago comes whole, and completes at once', async () => {
      const { clock, upstream, read } = start(250);
      upstream.put(JOB, 'FAILED', { finishedAt: new Date(clock.now() - 120_000) });
      const readers = [read('ftevent-100'), read('ftevent-249'), read('ftevent-250')];
      await clock.advance(0);
      expect(readers.map(({ items }) => items.length)).toEqual([150, 1, 0]);
      for (const { end } of readers) expect(end).toBe('COMPLETED');
    });

    it('loses nothing when more events come between two looks than a page holds', async () => {
      const { clock, upstream, read } = start(3);
      const reader = read(null);
      await clock.advance(0);
      upstream.write(JOB, someEvents(997, 4));
      await clock.advance(INTERVAL);
      expect(idsOf(reader.items)).toEqual(idsOf(someEvents(1000)));
    });

    it('keeps the upstream’s order among many events of one second', async () => {
      const { clock, upstream, read } = start(0, listing);
      upstream.write(
        JOB,
        someEvents(150, 1, () => 7),
      );
      const reader = read(null);
      await clock.advance(0);
      upstream.write(
        JOB,
        someEvents(120, 151, () => 7),
      );
      await clock.advance(INTERVAL);
      expect(idsOf(reader.items)).toEqual(idsOf(someEvents(270)));
    });

    it('lets one who comes late read the past for himself, and join without loss or repeat', async () => {
      const { clock, upstream, read } = start(700);
      const early = read('ftevent-690');
      await clock.advance(0);
      upstream.latency = 100;
      const late = read('ftevent-20');
      const fromStart = read(null);
      await clock.advance(250);
      upstream.write(JOB, someEvents(5, 701));
      await clock.advance(3 * INTERVAL);
      expect(idsOf(early.items)).toEqual(idsOf(someEvents(15, 691)));
      expect(idsOf(late.items)).toEqual(idsOf(someEvents(685, 21)));
      expect(idsOf(fromStart.items)).toEqual(idsOf(someEvents(705)));
    });

    it('does not keep those who are there waiting while a late one reads the past', async () => {
      const { clock, upstream, read } = start(3000);
      const early = read('ftevent-2999');
      await clock.advance(0);
      upstream.latency = 1500;
      const late = read(null);
      await clock.advance(500);
      upstream.write(JOB, [anEvent(3001)]);
      await clock.advance(3 * INTERVAL);
      expect(idsOf(early.items)).toEqual(['ftevent-3000', 'ftevent-3001']);
      expect(late.items).toEqual([]);
      await clock.advance(60_000);
      expect(late.items).toHaveLength(3001);
    });

    it('serves one who knows a newer event than was read here', async () => {
      const { clock, upstream, read } = start(10);
      const early = read(null);
      await clock.advance(0);
      upstream.write(JOB, someEvents(5, 11));
      const ahead = read('ftevent-13');
      await clock.advance(0);
      expect(idsOf(ahead.items)).toEqual(['ftevent-14', 'ftevent-15']);
      expect(early.items).toHaveLength(15);
    });

    it('serves one who comes back with an older event while nothing has come since a newer one', async () => {
      const { clock, upstream, read } = start(10);
      const early = read('ftevent-10');
      await clock.advance(0);
      const late = read('ftevent-5');
      await clock.advance(0);
      upstream.write(JOB, [anEvent(11)]);
      await clock.advance(INTERVAL);
      expect(idsOf(early.items)).toEqual(['ftevent-11']);
      expect(idsOf(late.items)).toEqual(idsOf(someEvents(6, 6)));
    });

    it('serves one who reads the past while new events come', async () => {
      const { clock, upstream, read } = start(5000);
      const early = read('ftevent-4000');
      await clock.advance(INTERVAL);
      upstream.latency = 300;
      const late = read('ftevent-2000');
      for (let round = 0; round < 5; round += 1) {
        upstream.write(JOB, someEvents(90, 5001 + 90 * round));
        await clock.advance(INTERVAL);
      }
      await clock.advance(30_000);
      expect(idsOf(late.items)).toEqual(idsOf(someEvents(3450, 2001)));
      expect(idsOf(early.items)).toEqual(idsOf(someEvents(1450, 4001)));
    });

    it('repeats and loses nothing when the past is read while the first new event comes', async () => {
      const { clock, upstream, read } = start(10);
      const early = read('ftevent-10');
      await clock.advance(0);
      upstream.latency = 100;
      const late = read('ftevent-5');
      // Between the look at what is new and the one at the past.
      await clock.advance(50);
      upstream.write(JOB, [anEvent(11)]);
      await clock.advance(100);
      const later = read('ftevent-3');
      await clock.advance(2 * INTERVAL);
      expect(idsOf(early.items)).toEqual(['ftevent-11']);
      expect(idsOf(late.items)).toEqual(idsOf(someEvents(6, 6)));
      expect(idsOf(later.items)).toEqual(idsOf(someEvents(8, 4)));
    });

    it('costs one call an interval for five thousand readers', async () => {
      const { clock, upstream, read, live } = start(50);
      const readers = Array.from({ length: 5000 }, (_, index) => read(index % 2 ? null : 'ftevent-25'));
      await clock.advance(0);
      upstream.calls.splice(0);
      await clock.advance(10 * INTERVAL);
      expect(upstream.countOf('events')).toBe(10);
      expect(upstream.countOf('get')).toBe(10);
      upstream.write(JOB, [anEvent(51)]);
      await clock.advance(2 * INTERVAL);
      expect(new Set(readers.map(({ items }) => items.at(-1))).size).toBe(1);
      expect(live.size).toMatchObject({ subscribers: 5000, logs: 1, jobs: 1 });
      expect(live.size.timers).toBeLessThanOrEqual(3);
    });

    it('refuses one whose event nobody knows, and lets the others be', async () => {
      const { clock, read } = start(250);
      const good = read(null);
      const bad = read('ftevent-of-another-job');
      await clock.advance(INTERVAL);
      expect(bad.end).toMatchObject({ error: { code: 'BAD_USER_INPUT', details: { path: ['after'] } } });
      expect([good.end, good.items.length]).toEqual([null, 250]);
    });

    it('refuses one who wants more of the past than is read', async () => {
      const { live, clock, upstream } = startLive({ maxEventPages: 2 });
      upstream.put(JOB, 'RUNNING');
      upstream.listing = listing;
      upstream.write(JOB, someEvents(500));
      const reader = readStream(live.jobEvents(aCaller(), JOB, null));
      await clock.advance(INTERVAL);
      expect(reader.end).toMatchObject({ error: { code: 'BAD_USER_INPUT' } });
      expect(live.size).toEqual(NOTHING);
    });

    it('is read as far as it goes where a gateway repeats a page for ever', async () => {
      const { clock, upstream, read } = start(80);
      upstream.distort = (page, { after }) =>
        after === null ? { ...page, hasMore: true } : { items: page.items.slice(-3), hasMore: true };
      const reader = read(null);
      await clock.advance(0);
      expect(idsOf(reader.items)).toEqual(idsOf(someEvents(80)));
      expect(upstream.countOf('events')).toBe(2);
    });

    it('is read as far as it goes where a gateway says for ever that there is more', async () => {
      const { clock, upstream, read } = start(80);
      upstream.distort = (page) => ({ ...page, hasMore: true });
      const reader = read(null);
      await clock.advance(0);
      upstream.write(JOB, [anEvent(81)]);
      await clock.advance(INTERVAL);
      expect(idsOf(reader.items)).toEqual(idsOf(someEvents(81)));
    });
  },
);

describe('the order in which a gateway lists events against what is said of it', () => {
  const start = () => {
    const started = startLive({}, 'NEWEST_FIRST');
    started.upstream.put(JOB, 'RUNNING');
    started.upstream.listing = 'OLDEST_FIRST';
    return started;
  };
  const ofOneSecond = someEvents(3, 1, () => 7);

  it('is seen by the message with which a log begins, when the times don’t tell', async () => {
    const { live, clock, upstream } = start();
    const messages = ['Created fine-tuning job: ftjob-1', 'Validating training file: file-1', 'Queued'];
    upstream.write(
      JOB,
      ofOneSecond.map((event, index) => ({ ...event, message: messages[index] ?? '' })),
    );
    const reader = readStream(live.jobEvents(aCaller(), JOB, null));
    await clock.advance(0);
    expect(idsOf(reader.items)).toEqual(idsOf(ofOneSecond));
  });

  it('is seen by the training steps, when the times don’t tell', async () => {
    const { live, clock, upstream } = start();
    const metrics = { totalSteps: 9, trainLoss: 1, trainMeanTokenAccuracy: null, validLoss: null } as const;
    const rest = {
      validMeanTokenAccuracy: null,
      fullValidLoss: null,
      fullValidMeanTokenAccuracy: null,
      values: [],
    };
    upstream.write(
      JOB,
      ofOneSecond.map((event, step) => ({ ...event, metrics: { ...metrics, ...rest, step } })),
    );
    const reader = readStream(live.jobEvents(aCaller(), JOB, null));
    await clock.advance(0);
    expect(idsOf(reader.items)).toEqual(idsOf(ofOneSecond));
  });

  it('is learned from the log of another job, when nothing tells', async () => {
    const { live, clock, upstream } = start();
    upstream.put('ftjob-2', 'RUNNING');
    upstream.write('ftjob-2', someEvents(2));
    readStream(live.jobEvents(aCaller(), 'ftjob-2', null));
    await clock.advance(0);
    upstream.write(JOB, ofOneSecond);
    const reader = readStream(live.jobEvents(aCaller(), JOB, null));
    await clock.advance(0);
    expect(idsOf(reader.items)).toEqual(idsOf(ofOneSecond));
  });

  it('makes nothing come twice or never, when it is seen too late', async () => {
    const { live, clock, upstream } = start();
    upstream.write(JOB, ofOneSecond);
    const reader = readStream(live.jobEvents(aCaller(), JOB, null));
    await clock.advance(0);
    upstream.write(JOB, someEvents(5, 10));
    await clock.advance(INTERVAL);
    upstream.write(JOB, someEvents(5, 15));
    await clock.advance(INTERVAL);
    expect(idsOf(reader.items).toSorted()).toEqual(
      [...idsOf(ofOneSecond), ...idsOf(someEvents(10, 10))].toSorted(),
    );
    expect(idsOf(reader.items.slice(3))).toEqual(idsOf(someEvents(10, 10)));
  });
});

describe('a job’s log', () => {
  it('is not whole because the upstream’s clock says that the job ended a while ago', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put(JOB, 'RUNNING');
    const reader = readStream(live.jobEvents(aCaller(), JOB, null));
    await clock.advance(INTERVAL);
    upstream.put(JOB, 'SUCCEEDED', { finishedAt: new Date(clock.now() - 600_000) });
    await clock.advance(INTERVAL);
    upstream.write(JOB, [anEvent(1)]);
    await clock.advance(3 * INTERVAL);
    expect(idsOf(reader.items)).toEqual(['ftevent-1']);
    expect(reader.end).toBe('COMPLETED');
  });

  it('is refused at once for a job that nobody knows', async () => {
    const { live, clock } = startLive();
    const reader = readStream(live.jobEvents(aCaller(), 'ftjob-nowhere', null));
    await clock.advance(0);
    expect(reader.end).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(live.size).toEqual(NOTHING);
  });

  it('may be empty at first', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put(JOB, 'QUEUED');
    const reader = readStream(live.jobEvents(aCaller(), JOB, null));
    await clock.advance(INTERVAL);
    upstream.write(JOB, someEvents(150));
    await clock.advance(INTERVAL);
    expect(idsOf(reader.items)).toEqual(idsOf(someEvents(150)));
  });

  it('is told where the upstream has lost what connects the old with the new', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put(JOB, 'RUNNING');
    upstream.write(JOB, someEvents(10));
    const reader = readStream(live.jobEvents(aCaller(), JOB, null));
    await clock.advance(0);
    upstream.logs.set(JOB, [...someEvents(10, 500)]);
    await clock.advance(4 * INTERVAL);
    expect(reader.items).toHaveLength(10);
    expect(reader.end).toMatchObject({ error: { code: 'UPSTREAM_ERROR' } });
  });

  it('takes in an event that turns up late below others of its second', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put(JOB, 'RUNNING');
    const [one, two, three] = someEvents(3, 1, () => 7);
    upstream.logs.set(
      JOB,
      [one, three].filter((event) => event !== undefined),
    );
    const reader = readStream(live.jobEvents(aCaller(), JOB, null));
    await clock.advance(0);
    upstream.logs.set(
      JOB,
      [one, two, three].filter((event) => event !== undefined),
    );
    await clock.advance(INTERVAL);
    expect(idsOf(reader.items)).toEqual(['ftevent-1', 'ftevent-3', 'ftevent-2']);
  });

  it('is looked at as soon as the job is seen to move', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put(JOB, 'RUNNING');
    const reader = readStream(live.jobEvents(aCaller(), JOB, null));
    await clock.advance(INTERVAL / 2);
    upstream.write(JOB, [anEvent(1)]);
    live.observed(aCaller().credential.id, upstream.put(JOB, 'CANCELLED'), live.asking());
    await clock.advance(0);
    expect(idsOf(reader.items)).toEqual(['ftevent-1']);
  });

  it('turns a refusal of the upstream to look behind an event into bad input', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put(JOB, 'RUNNING');
    upstream.listing = 'OLDEST_FIRST';
    upstream.write(JOB, someEvents(5));
    upstream.failure = ({ after }) =>
      after === 'ftevent-x'
        ? new UpstreamRejection('No such event.', {
            status: 400,
            upstreamCode: null,
            param: 'after',
            upstreamRequestId: undefined,
          })
        : null;
    const reader = readStream(live.jobEvents(aCaller(), JOB, 'ftevent-x'));
    await clock.advance(0);
    expect(reader.end).toMatchObject({ error: { code: 'BAD_USER_INPUT' } });
  });

  it('is read on from where it broke off, page by page', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put(JOB, 'RUNNING');
    upstream.write(JOB, someEvents(500));
    let calls = 0;
    upstream.failure = ({ kind }) => {
      if (kind !== 'events') return null;
      calls += 1;
      return calls % 2 ? new ServiceError('UPSTREAM_TIMEOUT', 'Too late.') : null;
    };
    const reader = readStream(live.jobEvents(aCaller(), JOB, null));
    await clock.advance(60_000);
    expect(idsOf(reader.items)).toEqual(idsOf(someEvents(500)));
  });
});

describe('twenty thousand events in one tick', () => {
  it('reach who reads, close who does not, and hold nobody up', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put(JOB, 'RUNNING');
    upstream.write(JOB, [anEvent(1)]);
    const healthy = readStream(live.jobEvents(aCaller(), JOB, null));
    const stalled = live.jobEvents(aCaller(), JOB, null);
    const first = stalled.next();
    await clock.advance(0);
    await first;
    upstream.write(JOB, someEvents(20_000, 2));
    await clock.advance(60_000);
    expect(idsOf(healthy.items)).toEqual(idsOf(someEvents(20_001)));
    expect(healthy.end).toBeNull();
    expect(live.size).toMatchObject({ subscribers: 1, logs: 1 });
    await expect(stalled.next()).rejects.toMatchObject({ code: 'TOO_SLOW' });
    expect(await stalled.next()).toMatchObject({ done: true });
  });

  it('close who does not read also when the job has ended and nothing more is asked', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put(JOB, 'SUCCEEDED');
    upstream.write(JOB, someEvents(20_000));
    const stalled = live.jobEvents(aCaller(), JOB, null);
    await clock.advance(60_000);
    await expect(stalled.next()).rejects.toMatchObject({ code: 'TOO_SLOW' });
    expect(live.size).toEqual(NOTHING);
    expect(clock.waiting).toBe(0);
  });

  it('let one who reads a little slower than they come keep what he has, and come back for the rest', async () => {
    const { live, clock, upstream } = startLive({ eventBacklog: 100, eventPatience: 1000 });
    upstream.put(JOB, 'RUNNING');
    upstream.write(JOB, someEvents(1000));
    const taken: string[] = [];
    const slow = live.jobEvents(aCaller(), JOB, null);
    const failure = (async () => {
      for (;;) {
        const { value } = await slow.next();
        taken.push(value.id);
        await clock.advance(20);
      }
    })().catch((error: unknown) => error);
    expect(await failure).toMatchObject({ code: 'TOO_SLOW' });
    const rest = readStream(live.jobEvents(aCaller(), JOB, taken.at(-1) ?? null));
    await clock.advance(INTERVAL);
    expect([...taken, ...idsOf(rest.items)]).toEqual(idsOf(someEvents(1000)));
  });

  it('are not held for those who come later than a thousand of them ago', async () => {
    const { live, clock, upstream } = startLive();
    upstream.put(JOB, 'RUNNING');
    upstream.write(JOB, someEvents(5000));
    const reader = readStream(live.jobEvents(aCaller(), JOB, null));
    await clock.advance(30_000);
    expect(reader.items).toHaveLength(5000);
    upstream.calls.splice(0);
    const near = readStream(live.jobEvents(aCaller(), JOB, 'ftevent-4500'));
    await settle();
    expect([near.items.length, upstream.calls.length]).toEqual([500, 0]);
    const far = readStream(live.jobEvents(aCaller(), JOB, 'ftevent-500'));
    await clock.advance(10_000);
    expect(far.items).toHaveLength(4500);
  });
});
