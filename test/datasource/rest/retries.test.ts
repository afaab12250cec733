import { describe, expect, it } from 'vitest';
import type { WireAnswer } from '../../../src/datasource/rest/transport.ts';
import { UpstreamFailure } from '../../../src/datasource/rest/upstream-failure.ts';
import { runInFakeTime, useFakeTime } from '../../support/fake-time.ts';
import { callerWith, datasourceOver, failureOf } from '../support/datasource.ts';
import { jobBody } from '../support/job-body.ts';
import {
  answer,
  refusedConnection,
  resetConnection,
  scriptedTransport,
} from '../support/scripted-transport.ts';

const JOB = answer(200, jobBody());
const broken = (): WireAnswer => ({ ...JOB, body: Buffer.from('{"id":"ftjob-') });
const page = (): WireAnswer => ({ ...JOB, body: Buffer.from('<html>') });

/** An upstream that meets requests like this, one after the other, and the last of it for ever. */
const upstreamOf = (first: () => WireAnswer, ...further: readonly (() => WireAnswer)[]) =>
  scriptedTransport((_request, index) => ([first, ...further][index] ?? further.at(-1) ?? first)());

const gaps = ({ sent }: { readonly sent: readonly { readonly at: number }[] }): number[] =>
  sent.slice(1).map(({ at }, index) => at - (sent[index]?.at ?? 0));

describe('a read', () => {
  it.each<[string, () => WireAnswer]>([
    ['408', () => answer(408)],
    ['429', () => answer(429)],
    ['500', () => answer(500)],
    ['503', () => answer(503)],
    ['529', () => answer(529)],
    ['a refused connection', refusedConnection],
    ['a reset', resetConnection],
    ['a truncated body', broken],
    ['a page in place of a job', page],
    ['a conflict that says x-should-retry', () => answer(409, {}, { 'x-should-retry': 'true' })],
  ])('is tried again after %s', async (_name, trouble) => {
    useFakeTime();
    const transport = upstreamOf(trouble, trouble, () => JOB);
    const { jobs, logged } = datasourceOver(transport);
    const job = await runInFakeTime(() => jobs.get(callerWith(), 'ftjob-1'));
    expect(job?.id).toBe('ftjob-1');
    expect(transport.sent).toHaveLength(3);
    expect(logged).toEqual([]);
  });

  it.each<[string, () => WireAnswer]>([
    ['400', () => answer(400)],
    ['401', () => answer(401)],
    ['403', () => answer(403)],
    ['404', () => answer(404)],
    ['409', () => answer(409)],
    ['a redirect', () => answer(302)],
    ['a failure that says x-should-retry: false', () => answer(503, {}, { 'x-should-retry': 'false' })],
    ['a 429 that says so', () => answer(429, {}, { 'x-should-retry': 'false' })],
    ['a timeout', () => expired()],
    ['a body that is too large', () => oversized()],
  ])('is not tried again after %s', async (_name, trouble) => {
    useFakeTime();
    const transport = upstreamOf(trouble);
    const { jobs } = datasourceOver(transport);
    await runInFakeTime(() => jobs.list(callerWith(), { first: 1, after: null }).catch(() => {}));
    expect(transport.sent).toHaveLength(1);
  });

  it('is tried four times at most, and fails with the last failure', async () => {
    useFakeTime();
    const transport = upstreamOf(
      () => answer(500),
      () => answer(500),
      () => answer(500),
      () => answer(503, {}, { 'retry-after': '9' }),
    );
    const { jobs } = datasourceOver(transport);
    const failure = await runInFakeTime(() => failureOf(jobs.get(callerWith(), 'ftjob-1')));
    expect(failure).toMatchObject({ code: 'UPSTREAM_ERROR', details: { retryAfter: 9 } });
    expect(transport.sent).toHaveLength(4);
  });

  it('waits longer each time, by chance between nothing and all of it', async () => {
    useFakeTime();
    const longest = upstreamOf(() => answer(500));
    await runInFakeTime(() =>
      failureOf(datasourceOver(longest, { random: () => 0.999_999 }).jobs.get(callerWith(), 'ftjob-1')),
    );
    expect(gaps(longest)).toEqual([249, 499, 999]);
    const shortest = upstreamOf(() => answer(500));
    await runInFakeTime(() => failureOf(datasourceOver(shortest).jobs.get(callerWith(), 'ftjob-1')));
    expect(gaps(shortest)).toEqual([0, 0, 0]);
  });

  it.each([
    [{ 'retry-after': '3' }, 3000],
    [{ 'retry-after-ms': '1500', 'retry-after': '9' }, 1500],
  ])('waits as long as %j asks', async (headers, wait) => {
    useFakeTime();
    const transport = upstreamOf(
      () => answer(429, {}, headers),
      () => JOB,
    );
    await runInFakeTime(() => datasourceOver(transport).jobs.get(callerWith(), 'ftjob-1'));
    expect(gaps(transport)).toEqual([wait]);
  });

  it('does not wait past its time: it hands on what is asked of the client', async () => {
    useFakeTime();
    const transport = upstreamOf(() => answer(429, {}, { 'retry-after': '10' }));
    const begun = Date.now();
    const failure = await runInFakeTime(() =>
      failureOf(datasourceOver(transport, { timeout: 10_000 }).jobs.get(callerWith(), 'ftjob-1')),
    );
    expect(failure).toMatchObject({ code: 'RATE_LIMITED', details: { retryAfter: 10 } });
    expect([transport.sent.length, Date.now() - begun]).toEqual([1, 0]);
  });

  it('ends its wait at once when the caller goes', async () => {
    useFakeTime();
    const transport = upstreamOf(() => answer(429, {}, { 'retry-after': '5' }));
    const caller = new AbortController();
    setTimeout(() => caller.abort('gone'), 1000);
    const { jobs } = datasourceOver(transport);
    const failure = await runInFakeTime(() =>
      failureOf(jobs.get(callerWith({ signal: caller.signal }), 'ftjob-1')),
    );
    expect(failure).toBe('gone');
    expect(transport.sent).toHaveLength(1);
  });

  it('shares its tries with all who ask for the same', async () => {
    useFakeTime();
    const transport = upstreamOf(
      () => answer(500),
      () => JOB,
    );
    const { jobs } = datasourceOver(transport);
    const asks = Array.from({ length: 10 }, () => jobs.get(callerWith(), 'ftjob-1'));
    expect(await runInFakeTime(() => Promise.all(asks))).toHaveLength(10);
    expect(transport.sent).toHaveLength(2);
  });
});

describe('the retry quota', () => {
  const drained = async (token: string, reads: number, status: number) => {
    useFakeTime();
    const transport = upstreamOf(() => answer(status));
    const { jobs } = datasourceOver(transport);
    const asks = Array.from({ length: reads }, (_, index) =>
      failureOf(jobs.get(callerWith({ token }), `ftjob-${index}`)),
    );
    await runInFakeTime(() => Promise.all(asks));
    return { transport, jobs };
  };

  it('gives one credential fifty retries, however many of its reads fail', async () => {
    const { transport } = await drained('sk-one', 200, 500);
    expect(transport.sent).toHaveLength(200 + 50);
  });

  it('gives all credentials a hundred', async () => {
    useFakeTime();
    const transport = upstreamOf(() => answer(500));
    const { jobs } = datasourceOver(transport);
    const asks = Array.from({ length: 500 }, (_, index) =>
      failureOf(jobs.get(callerWith({ token: `sk-${index % 50}` }), `ftjob-${index}`)),
    );
    await runInFakeTime(() => Promise.all(asks));
    expect(transport.sent).toHaveLength(500 + 100);
  });

  it('is not used up by one credential for the others', async () => {
    const { transport, jobs } = await drained('sk-one', 200, 500);
    const before = transport.sent.length;
    await runInFakeTime(() => failureOf(jobs.get(callerWith({ token: 'sk-two' }), 'ftjob-1')));
    expect(transport.sent.length - before).toBe(4);
  });

  it('takes nothing from what all share for a rate limit, and gives nothing back for one', async () => {
    useFakeTime();
    const transport = upstreamOf(() => answer(429));
    const { jobs } = datasourceOver(transport);
    const ask = (token: string, count: number) =>
      runInFakeTime(() =>
        Promise.all(
          Array.from({ length: count }, (_, index) =>
            failureOf(jobs.get(callerWith({ token }), `ftjob-${index}`)),
          ),
        ),
      );
    for (let credential = 0; credential < 5; credential += 1) await ask(`sk-${credential}`, 100);
    expect(transport.sent).toHaveLength(5 * (100 + 50));
  });
});

const expired = (): never => {
  throw new UpstreamFailure('TIMEOUT', 'no whole answer');
};
const oversized = (): never => {
  throw new UpstreamFailure('OVERSIZED', 'too large');
};

describe('a change that is not safe to repeat', () => {
  const create = {
    model: 'm',
    trainingFile: 'file-1',
    validationFile: null,
    suffix: null,
    seed: null,
    method: null,
    hyperparameters: null,
    integrations: [],
    metadata: [],
  };
  const created = (transport: ReturnType<typeof upstreamOf>) =>
    runInFakeTime(() =>
      datasourceOver(transport, { timeout: 10_000 })
        .creation.create(callerWith(), create, null)
        .catch(() => {}),
    );

  it.each<[string, () => WireAnswer]>([
    ['429', () => answer(429, {}, { 'retry-after': '2' })],
    ['a refused connection', refusedConnection],
  ])('is sent again after %s, because it was not taken', async (_name, trouble) => {
    useFakeTime();
    const transport = upstreamOf(trouble, () => JOB);
    await created(transport);
    expect(transport.sent).toHaveLength(2);
  });

  it.each<[string, () => WireAnswer]>([
    ['500', () => answer(500)],
    ['503 with Retry-After', () => answer(503, {}, { 'retry-after': '1' })],
    ['a reset', resetConnection],
    ['a timeout', expired],
    ['a broken body', broken],
    ['a conflict that says x-should-retry', () => answer(409, {}, { 'x-should-retry': 'true' })],
  ])('is not sent again after %s', async (_name, trouble) => {
    useFakeTime();
    const transport = upstreamOf(trouble);
    await created(transport);
    expect(transport.sent).toHaveLength(1);
  });

  it('is not sent again so late that it might be cut off', async () => {
    useFakeTime();
    const transport = upstreamOf(() => answer(429, {}, { 'retry-after': '5' }));
    await created(transport);
    expect(transport.sent).toHaveLength(1);
  });
});
