import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isTerminal, JOB_STATUSES } from '../../src/domain/job-status.ts';
import { ServiceError } from '../../src/domain/service-error.ts';
import { isTransition, type JobStatusChange } from '../../src/live/jobs/job-snapshot.ts';
import { aCaller } from '../support/recording-context.ts';
import { type Reader, readStream } from './support/reader.ts';
import { NOTHING, startLive } from './support/start-live.ts';

const job = fc.nat(7);
const status = fc.constantFrom(...JOB_STATUSES);

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('move' as const), job, status, word: fc.nat(1) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('change' as const), job, status, takes: fc.nat(3000) }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('pass' as const), milliseconds: fc.nat(5000) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('follow' as const), job }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('followAll' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('leave' as const, 'stall' as const, 'resume' as const),
      one: fc.nat(50),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('webhook' as const), job }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('fail' as const),
      calls: fc.nat(6),
      code: fc.constantFrom('UPSTREAM_ERROR' as const, 'RATE_LIMITED' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('slow' as const), latency: fc.constantFrom(0, 30, 900, 4000) }),
  },
);

interface Subscriber {
  readonly jobId: string | null;
  readonly reader: Reader<JobStatusChange>;
  hasLeft: boolean;
}

/** What was told of one job: in the order in which it happened, each from where the one before it ended. */
const checkStory = (changes: readonly JobStatusChange[]): void => {
  for (const [index, { job, status: told, previousStatus }] of changes.entries()) {
    const before = changes[index - 1];
    expect(told).toBe(job.status);
    expect(previousStatus).toBe(before?.status ?? null);
    if (!before) continue;
    expect(isTransition(before.job, job)).toBe(true);
    expect(isTerminal(before.status)).toBe(false);
    // The seed counts the states that the job has been in.
    expect(job.seed).toBeGreaterThan(before.job.seed ?? 0);
  }
};

it('whatever happens, everybody is told the truth, in order, and the last of it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 60 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.integer({ min: 1, max: 8 }),
      async (steps, chance, jobs) => {
        const { live, clock, upstream } = startLive({ random: () => chance });
        const began = clock.now();
        const { credential } = aCaller();
        const idOf = (number: number) => `ftjob-${number % jobs}`;
        let revision = 0;
        const move = (id: string, to: (typeof JOB_STATUSES)[number], word = 0) => {
          const known = upstream.known.get(id);
          if (known && isTerminal(known.status)) return known;
          revision += 1;
          const rawStatus = to === 'UNKNOWN' ? `word-${word}` : to.toLowerCase();
          return upstream.put(id, to, { rawStatus, seed: revision });
        };
        for (let number = 0; number < jobs; number += 1) move(idOf(number), 'VALIDATING_FILES');
        const subscribers: Subscriber[] = [];
        const storyOf = ({ reader }: Subscriber, id: string) =>
          reader.items.filter(({ job }) => job.id === id);

        for (const one of steps) {
          if (one.kind === 'move') move(idOf(one.job), one.status, one.word);
          else if (one.kind === 'pass') await clock.advance(one.milliseconds);
          else if (one.kind === 'change') {
            const askedAt = live.asking();
            await clock.advance(one.takes);
            live.observed(credential.id, move(idOf(one.job), one.status), askedAt);
          } else if (one.kind === 'follow') {
            const jobId = idOf(one.job);
            subscribers.push({ jobId, reader: readStream(live.jobStatus(aCaller(), jobId)), hasLeft: false });
          } else if (one.kind === 'followAll') {
            const reader = readStream(live.jobsStatus(aCaller(), () => true));
            subscribers.push({ jobId: null, reader, hasLeft: false });
          } else if (one.kind === 'webhook') live.refetch(idOf(one.job));
          else if (one.kind === 'slow') upstream.latency = one.latency;
          else if (one.kind === 'fail') {
            let left = one.calls;
            upstream.failure = () => {
              left -= 1;
              return left >= 0 ? new ServiceError(one.code, 'No.') : null;
            };
          } else {
            const subscriber = subscribers[one.one % Math.max(1, subscribers.length)];
            subscriber?.reader[one.kind]();
            if (subscriber && one.kind === 'leave') subscriber.hasLeft = true;
          }
        }

        upstream.failure = () => null;
        await clock.advance(90_000);
        for (const { reader } of subscribers) reader.resume();
        await clock.advance(10_000);
        const seconds = (clock.now() - began) / 1000;
        expect(upstream.calls.length).toBeLessThanOrEqual(40 + 20 * seconds);

        for (const subscriber of subscribers) {
          const { jobId, reader, hasLeft } = subscriber;
          for (let number = 0; number < jobs; number += 1) {
            const story = storyOf(subscriber, idOf(number));
            checkStory(story);
            const now = upstream.known.get(idOf(number));
            const told = story.at(-1)?.job;
            const isOwed = told !== undefined || jobId === idOf(number);
            if (isOwed && !hasLeft)
              expect([told?.status, told?.rawStatus]).toEqual([now?.status, now?.rawStatus]);
          }
          const hasEnded = jobId !== null && isTerminal(upstream.known.get(jobId)?.status ?? 'UNKNOWN');
          if (!hasLeft) expect(reader.end).toBe(hasEnded ? 'COMPLETED' : null);
        }
        for (const { reader } of subscribers) reader.leave();
        await clock.advance(0);
        expect(live.size).toEqual(NOTHING);
        expect(clock.waiting).toBe(0);
      },
    ),
    { numRuns: 300 },
  );
});
