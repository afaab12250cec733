import { expect, it, vi } from 'vitest';
import { sleep } from '../../src/datasource/rest/sleep.ts';
import { systemClock } from '../../src/domain/clock.ts';
import { ServiceError } from '../../src/domain/service-error.ts';
import { runInFakeTime, useFakeTime } from '../support/fake-time.ts';
import { callerWith, datasourceOver } from './support/datasource.ts';
import { jobBody } from './support/job-body.ts';
import { answer, refusedConnection, scriptedTransport } from './support/scripted-transport.ts';

const SECOND = 1000;
const LOAD = 50;
const never = new AbortController().signal;
const hanging = (): Promise<never> => new Promise(() => {});

it.each([
  ['refuses connections', refusedConnection],
  ['answers 503', () => answer(503)],
])(
  'an upstream that %s for a minute, under load, gets no more than it would have, and is back at once',
  async (what, dead) => {
    useFakeTime();
    const begun = Date.now();
    const isDead = (): boolean => Date.now() - begun < 60 * SECOND;
    const transport = scriptedTransport(() => (isDead() ? dead() : answer(200, jobBody())));
    const { jobs } = datasourceOver(transport, { random: () => 0.5 });

    const asked = { dead: 0, refused: 0, slowest: 0 };
    const lateFailures: number[] = [];
    let timersAtMost = 0;
    const ask = async (index: number): Promise<void> => {
      const at = Date.now();
      if (isDead()) asked.dead += 1;
      try {
        await jobs.get(callerWith({ token: `sk-${index % 10}` }), `ftjob-${index}`);
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
        if (error.code === 'UPSTREAM_UNAVAILABLE' && error.details.retryAfter) asked.refused += 1;
        if (!isDead()) lateFailures.push(at - begun);
      }
      asked.slowest = Math.max(asked.slowest, Date.now() - at);
    };
    await runInFakeTime(async () => {
      const asks: Promise<void>[] = [];
      for (let index = 0; index < 100 * LOAD; index += 1) {
        asks.push(ask(index));
        timersAtMost = Math.max(timersAtMost, vi.getTimerCount());
        await sleep(systemClock, SECOND / LOAD, never);
      }
      await Promise.all(asks);
    });

    const attempts = transport.sent.filter(({ at }) => at - begun < 60 * SECOND).length;
    process.stdout.write(
      `An upstream that ${what} for 60 s: ${asked.dead} requests, ${attempts} attempts, ${asked.refused} refused at once, slowest answer ${asked.slowest} ms, last failure ${Math.max(0, ...lateFailures) - 60 * SECOND} ms after it was back\n`,
    );
    // Two seconds until it counts as an outage, a hundred retries, and a probe now and then.
    expect(attempts).toBeLessThan(2.5 * LOAD + 100 + 25);
    expect(asked.refused).toBeGreaterThan(asked.dead * 0.9);
    expect(Math.max(0, ...lateFailures)).toBeLessThanOrEqual(66 * SECOND);
    expect(transport.sent.length - attempts).toBeGreaterThan(30 * LOAD);
    // Nothing piles up, and nothing is left.
    expect(timersAtMost).toBeLessThan(200);
    expect(vi.getTimerCount()).toBe(0);
  },
);

it('an upstream that hangs for a minute keeps nobody longer than the timeout, and is left alone meanwhile', async () => {
  useFakeTime();
  const transport = scriptedTransport(hanging);
  const { jobs } = datasourceOver(transport, { timeout: 15 * SECOND });
  const slowest: number[] = [];
  await runInFakeTime(async () => {
    const asks: Promise<void>[] = [];
    for (let index = 0; index < 60 * LOAD; index += 1) {
      const at = Date.now();
      asks.push(
        jobs
          .get(callerWith(), `ftjob-${index}`)
          .catch(() => {})
          .then(() => void slowest.push(Date.now() - at)),
      );
      await sleep(systemClock, SECOND / LOAD, never);
    }
    await Promise.all(asks);
  });
  expect(Math.max(...slowest)).toBeLessThanOrEqual(15 * SECOND);
  expect(transport.sent.length).toBeLessThan(15.5 * LOAD);
});
