import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FineTuningJobEvent } from '../../src/domain/event.ts';
import { ServiceError } from '../../src/domain/service-error.ts';
import { aCaller } from '../support/recording-context.ts';
import { anEvent, idsOf } from './support/events.ts';
import { type Reader, readStream } from './support/reader.ts';
import { NOTHING, startLive } from './support/start-live.ts';

const JOB = 'ftjob-1';
const ORDERS = ['NEWEST_FIRST', 'OLDEST_FIRST'] as const;

/** One client, who comes back with the last event that he has whenever he has lost the connection. */
class Client {
  readonly #connect: (after: string | null) => Reader<FineTuningJobEvent>;
  readonly #before: FineTuningJobEvent[] = [];
  #reader: Reader<FineTuningJobEvent>;

  constructor(connect: (after: string | null) => Reader<FineTuningJobEvent>) {
    this.#connect = connect;
    this.#reader = connect(null);
  }

  get events(): readonly FineTuningJobEvent[] {
    return [...this.#before, ...this.#reader.items];
  }

  get end(): Reader<FineTuningJobEvent>['end'] {
    return this.#reader.end;
  }

  reconnect(): void {
    this.#reader.leave();
    this.#before.push(...this.#reader.items);
    this.#reader = this.#connect(this.#before.at(-1)?.id ?? null);
  }
}

const step = fc.oneof(
  fc.record({
    kind: fc.constant('write' as const),
    seconds: fc.array(fc.nat(1), { minLength: 1, maxLength: 130 }),
  }),
  fc.record({ kind: fc.constant('pass' as const), milliseconds: fc.nat(6000) }),
  fc.record({ kind: fc.constant('reconnect' as const), client: fc.nat(2) }),
  fc.record({ kind: fc.constant('fail' as const), calls: fc.nat(3) }),
  fc.record({ kind: fc.constant('slow' as const), latency: fc.constantFrom(0, 50, 700) }),
);

const history = fc.record({
  listing: fc.constantFrom(...ORDERS),
  /** What the datasource says of the order may be wrong only where times can tell. */
  isTold: fc.boolean(),
  at: fc.nat(250),
  steps: fc.array(step, { maxLength: 25 }),
  chance: fc.double({ min: 0, max: 0.999, noNaN: true }),
});

it('whoever is disconnected whenever, and comes back with his last event, has exactly the log', async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ listing, isTold, at, steps, chance }) => {
      const other = listing === 'NEWEST_FIRST' ? 'OLDEST_FIRST' : 'NEWEST_FIRST';
      const { live, clock, upstream } = startLive({ random: () => chance }, isTold ? listing : other);
      upstream.listing = listing;
      upstream.put(JOB, 'RUNNING');
      const log: FineTuningJobEvent[] = [];
      const write = (seconds: readonly number[]): void => {
        for (const second of seconds) {
          const latest = (log.at(-1)?.createdAt.getTime() ?? 0) / 1000;
          const next = anEvent(log.length + 1);
          const createdAt = new Date((latest + (isTold ? second : 1)) * 1000);
          log.push({ ...next, createdAt });
          upstream.write(JOB, log.slice(-1));
        }
      };
      write(Array(at).fill(1));
      const connect = (after: string | null) => readStream(live.jobEvents(aCaller(), JOB, after));
      const clients = [new Client(connect), new Client(connect), new Client(connect)];

      for (const one of steps) {
        if (one.kind === 'write') write(one.seconds);
        else if (one.kind === 'pass') await clock.advance(one.milliseconds);
        else if (one.kind === 'reconnect') clients[one.client]?.reconnect();
        else if (one.kind === 'slow') upstream.latency = one.latency;
        else {
          let left = one.calls;
          upstream.failure = () => {
            left -= 1;
            return left >= 0 ? new ServiceError('UPSTREAM_UNAVAILABLE', 'Gone.') : null;
          };
        }
        for (const { events } of clients) expect(idsOf(events)).toEqual(idsOf(log.slice(0, events.length)));
      }

      upstream.failure = () => null;
      upstream.put(JOB, 'SUCCEEDED');
      await clock.advance(120_000);
      for (const { events, end } of clients) {
        expect(idsOf(events)).toEqual(idsOf(log));
        expect(end).toBe('COMPLETED');
      }
      expect(live.size).toEqual(NOTHING);
      expect(clock.waiting).toBe(0);
    }),
    { numRuns: 200 },
  );
});
