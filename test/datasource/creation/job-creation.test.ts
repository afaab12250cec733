import { describe, expect, it } from 'vitest';
import type { DatasourceOptions } from '../../../src/datasource/datasource.ts';
import { UpstreamFailure } from '../../../src/datasource/rest/upstream-failure.ts';
import type { CreateJobRequest } from '../../../src/domain/create-job.ts';
import type { CreateKey } from '../../../src/domain/create-key.ts';
import { CreateOutcomeUnknown, IdempotencyKeyReused } from '../../../src/domain/create-outcome.ts';
import { runInFakeTime, useFakeTime } from '../../support/fake-time.ts';
import { callerWith, datasourceOver, failureOf } from '../support/datasource.ts';
import { answer, refusedConnection, resetConnection } from '../support/scripted-transport.ts';
import {
  type UpstreamOptions,
  type UpstreamWithMemory,
  upstreamWithMemory,
} from './support/upstream-with-memory.ts';

const SETTLE = 30_000;
const TIMEOUT = 60_000;

const aRequest = (changes: Partial<CreateJobRequest> = {}): CreateJobRequest => ({
  model: 'gpt-4o-mini-2024-07-18',
  trainingFile: 'file-1',
  validationFile: null,
  suffix: null,
  seed: null,
  method: null,
  hyperparameters: null,
  integrations: [],
  metadata: [],
  ...changes,
});

const clients = (value: string): CreateKey => ({ value, chosenBy: 'CLIENT' });
const ours = (value: string): CreateKey => ({ value, chosenBy: 'SERVICE' });

interface Start extends Omit<Partial<DatasourceOptions>, 'creation'> {
  readonly tagging?: 'all' | 'keyed';
  readonly timeout?: number;
}

/** A service over this upstream, started long ago unless it says otherwise. */
const serviceOver = (
  upstream: UpstreamWithMemory,
  { tagging = 'all', timeout = TIMEOUT, ...rest }: Start = {},
) =>
  datasourceOver(upstream, {
    timeout: 15_000,
    random: () => 0.5,
    isNewUpstream: true,
    creation: { tagging, settle: SETTLE, timeout },
    ...rest,
  });

const start = (options: UpstreamOptions = {}, service: Start = {}) => {
  useFakeTime();
  const upstream = upstreamWithMemory(options);
  return { upstream, ...serviceOver(upstream, service) };
};

const pairs = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ key: `key-${index}`, value: 'v' }));

describe('a create under a key', () => {
  it('answers the same job again, as it is by then', async () => {
    const { creation, upstream } = start();
    const first = await creation.create(callerWith(), aRequest(), clients('key'));
    const again = await creation.create(callerWith(), aRequest(), clients('key'));
    expect([first.id, again.id, upstream.creates()]).toEqual(['ftjob-1', 'ftjob-1', 1]);
  });

  it('makes one job of many that come at once', async () => {
    const { creation, upstream } = start();
    const asks = Array.from({ length: 20 }, () => creation.create(callerWith(), aRequest(), clients('key')));
    expect(new Set((await Promise.all(asks)).map(({ id }) => id))).toEqual(new Set(['ftjob-1']));
    expect(upstream.creates()).toBe(1);
  });

  it.each([
    ['the order of its metadata', { metadata: pairs(3) }, { metadata: pairs(3).toReversed() }],
    [
      'saying nothing in another way',
      { hyperparameters: { nEpochs: null, batchSize: null, learningRateMultiplier: null } },
      {},
    ],
  ])('takes input that differs in %s for the same', async (_name, one, other) => {
    const { creation } = start();
    const first = await creation.create(callerWith(), aRequest(one), clients('key'));
    expect((await creation.create(callerWith(), aRequest(other), clients('key'))).id).toBe(first.id);
  });

  it('refuses other input, while the first is under way, after it, and after a restart', async () => {
    const { creation, upstream } = start();
    const first = creation.create(callerWith(), aRequest(), clients('key'));
    const other = () =>
      failureOf(creation.create(callerWith(), aRequest({ suffix: 'other' }), clients('key')));
    expect(await other()).toBeInstanceOf(IdempotencyKeyReused);
    await first;
    expect(await other()).toBeInstanceOf(IdempotencyKeyReused);
    const restarted = serviceOver(upstream).creation;
    expect(
      await failureOf(restarted.create(callerWith(), aRequest({ suffix: 'other' }), clients('key'))),
    ).toBeInstanceOf(IdempotencyKeyReused);
    expect((await restarted.create(callerWith(), aRequest(), clients('key'))).id).toBe('ftjob-1');
    expect(upstream.creates()).toBe(1);
  });

  it("keeps one credential's keys from another", async () => {
    const { creation } = start();
    const one = await creation.create(callerWith({ token: 'sk-one' }), aRequest(), clients('key'));
    const two = await creation.create(callerWith({ token: 'sk-two' }), aRequest(), clients('key'));
    const project = await creation.create(
      callerWith({ token: 'sk-two', project: 'p' }),
      aRequest(),
      clients('key'),
    );
    expect(new Set([one.id, two.id, project.id]).size).toBe(3);
  });

  it('writes neither the key nor the credential into the metadata, and shows nothing of it', async () => {
    const { creation, jobs, upstream } = start();
    const metadata = pairs(1);
    const job = await creation.create(
      callerWith({ token: 'sk-secret' }),
      aRequest({ metadata }),
      clients('my-key'),
    );
    const sent = JSON.stringify(upstream.jobs[0]?.['metadata']);
    expect(sent).toMatch(/"tunegraph_key":"[\w-]{43}","tunegraph_input":"[\w-]{43}"/);
    expect(sent).not.toMatch(/secret|my-key/);
    expect(job.metadata).toEqual(metadata);
    expect((await jobs.get(callerWith({ token: 'sk-secret' }), job.id))?.metadata).toEqual(metadata);
  });
});

describe('a create without an answer', () => {
  it.each([
    ['a 500', () => answer(500)],
    ['a 408', () => answer(408)],
    ['a 303', () => answer(303)],
    ['a reset', resetConnection],
    ['a timeout', () => new Promise<never>(() => {})],
    ['a broken body', () => ({ ...answer(200), body: Buffer.from('{"id":') })],
    ['a page with 403', () => ({ ...answer(403, {}, { 'content-type': 'text/html' }) })],
  ])('that made a job before %s answers that job, and is not sent again', async (_name, answers) => {
    const { creation, upstream } = start({ fates: [{ makesJob: true, answers }], lag: 10_000 });
    const job = await runInFakeTime(() => creation.create(callerWith(), aRequest(), ours('key')));
    expect([job.id, upstream.creates()]).toEqual(['ftjob-1', 1]);
  });

  it('that made none is sent once more, when no job has shown for the whole settle time', async () => {
    const { creation, upstream } = start({ fates: [{ makesJob: false, answers: () => answer(500) }] });
    const begun = Date.now();
    const job = await runInFakeTime(() => creation.create(callerWith(), aRequest(), ours('key')));
    expect([job.id, upstream.creates()]).toEqual(['ftjob-1', 2]);
    expect(Date.now() - begun).toBe(SETTLE);
    expect(upstream.looks()).toBeGreaterThan(5);
  });

  it('is sent twice by one operation at most; the next one goes on', async () => {
    const none = { makesJob: false, answers: () => answer(500) };
    const { creation, upstream } = start({ fates: [none, none] });
    const failure = await runInFakeTime(() =>
      failureOf(creation.create(callerWith(), aRequest(), ours('key'))),
    );
    expect(failure).toBeInstanceOf(CreateOutcomeUnknown);
    expect(upstream.creates()).toBe(2);
    const job = await runInFakeTime(() => creation.create(callerWith(), aRequest(), clients('key')));
    expect([job.id, upstream.creates()]).toEqual(['ftjob-1', 3]);
  });

  it('is OUTCOME_UNKNOWN at the end of its time, and answers the job when it is asked for again', async () => {
    let isDown = true;
    const { creation, upstream } = start({
      fates: [{ makesJob: true, answers: () => answer(502) }],
      list: () => (isDown ? answer(503) : null),
    });
    const begun = Date.now();
    const failure = await runInFakeTime(() =>
      failureOf(creation.create(callerWith(), aRequest(), ours('key'))),
    );
    expect(failure).toBeInstanceOf(CreateOutcomeUnknown);
    expect(Date.now() - begun).toBe(TIMEOUT);
    isDown = false;
    const job = await runInFakeTime(async () => {
      // The circuit is still open for a moment.
      await new Promise((resolve) => setTimeout(resolve, 6000));
      return creation.create(callerWith(), aRequest(), clients('key'));
    });
    expect([job.id, upstream.creates()]).toEqual(['ftjob-1', 1]);
  });

  it('is looked for among all jobs where the filter is ignored', async () => {
    const { creation, upstream } = start({
      fates: [{ makesJob: true }, { makesJob: true, answers: resetConnection }, { makesJob: true }],
      ignoresFilter: true,
    });
    await creation.create(callerWith(), aRequest({ suffix: 'one' }), ours('one'));
    const two = runInFakeTime(() => creation.create(callerWith(), aRequest({ suffix: 'two' }), ours('two')));
    expect((await two).suffix).toBe('two');
    expect(upstream.creates()).toBe(2);
  });

  it('is never sent again where the upstream keeps no metadata', async () => {
    const { creation, upstream, logged } = start({
      fates: [{ makesJob: true }, { makesJob: false, answers: () => answer(500) }],
      dropsMetadata: true,
    });
    await creation.create(callerWith(), aRequest(), ours('one'));
    const failure = await runInFakeTime(() =>
      failureOf(creation.create(callerWith(), aRequest(), ours('two'))),
    );
    expect(failure).toBeInstanceOf(CreateOutcomeUnknown);
    expect(upstream.creates()).toBe(2);
    expect(logged.join()).toContain('keeps no metadata');
  });

  it('is OUTCOME_UNKNOWN at once when the credential is taken no more', async () => {
    const { creation } = start({
      fates: [{ makesJob: true, answers: () => answer(500) }],
      list: () => answer(401),
    });
    const failure = await failureOf(creation.create(callerWith(), aRequest(), ours('key')));
    expect(failure).toBeInstanceOf(CreateOutcomeUnknown);
  });
});

describe('the limits of the promise', () => {
  it('a list that lags longer than the settle time costs a second job; the key keeps the first', async () => {
    const { creation, upstream } = start({
      fates: [{ makesJob: true, answers: resetConnection }],
      lag: SETTLE + 20_000,
    });
    await runInFakeTime(() => creation.create(callerWith(), aRequest(), clients('key')));
    expect(upstream.creates()).toBe(2);
    const later = await runInFakeTime(async () => {
      await new Promise((resolve) => setTimeout(resolve, 60_000));
      return serviceOver(upstream).creation.create(callerWith(), aRequest(), clients('key'));
    });
    expect([later.id, upstream.creates()]).toEqual(['ftjob-1', 2]);
  });

  it('two instances that know nothing of each other make a job each, when a key comes to both at once', async () => {
    const { creation, upstream } = start({ lag: 1000 });
    const other = serviceOver(upstream).creation;
    await runInFakeTime(() =>
      Promise.all([creation, other].map((one) => one.create(callerWith(), aRequest(), clients('key')))),
    );
    expect(upstream.creates()).toBe(2);
  });
});

describe('a create that was certainly not made', () => {
  it.each([
    ['a refusal', () => answer(400, { error: { message: 'No.' } }), { name: 'UpstreamRejection' }],
    ['closed creation', () => answer(403, { error: { message: 'Closed.' } }), { code: 'FORBIDDEN' }],
    ['a revoked key', () => answer(401), { code: 'UNAUTHENTICATED' }],
    ['a redirect', () => answer(308), { code: 'UPSTREAM_ERROR' }],
    ['a rate limit that lasts', () => answer(429, {}, { 'retry-after': '60' }), { code: 'RATE_LIMITED' }],
    ['connections that are refused', refusedConnection, { code: 'UPSTREAM_UNAVAILABLE' }],
    [
      'no free connection in time',
      () => Promise.reject(new UpstreamFailure('TIMEOUT', 'late', { sent: false })),
      { code: 'UPSTREAM_TIMEOUT' },
    ],
  ])('fails at once with %s, without a look', async (_name, answers, expected) => {
    const fates = Array.from({ length: 4 }, () => ({ makesJob: false, answers }));
    const { creation, upstream } = start({ fates });
    const begun = Date.now();
    const failure = await runInFakeTime(() =>
      failureOf(creation.create(callerWith(), aRequest(), ours('key'))),
    );
    expect(failure).toMatchObject(expected);
    expect(Date.now() - begun).toBeLessThan(2000);
    expect(upstream.looks()).toBe(0);
    const later = upstreamWithMemory();
    expect(later.jobs).toEqual([]);
  });

  it('is sent as it is when the request was refused before it was taken', async () => {
    const { creation, upstream } = start({
      fates: [
        { makesJob: false, answers: refusedConnection },
        { makesJob: false, answers: () => answer(429, {}, { 'retry-after': '1' }) },
      ],
    });
    const job = await runInFakeTime(() => creation.create(callerWith(), aRequest(), ours('key')));
    expect([job.id, upstream.creates(), upstream.looks()]).toEqual(['ftjob-1', 3, 0]);
  });

  it('leaves its key free for other input', async () => {
    const { creation } = start({ fates: [{ makesJob: false, answers: () => answer(400) }] });
    await failureOf(creation.create(callerWith(), aRequest(), clients('key')));
    const job = await creation.create(callerWith(), aRequest({ suffix: 'mended' }), clients('key'));
    expect(job.suffix).toBe('mended');
  });
});

describe('after a restart', () => {
  it('a key answers the job that an earlier process made', async () => {
    const { creation, upstream } = start();
    await creation.create(callerWith(), aRequest(), clients('key'));
    const young = serviceOver(upstream, { isNewUpstream: false });
    expect((await young.creation.create(callerWith(), aRequest(), clients('key'))).id).toBe('ftjob-1');
    expect(upstream.creates()).toBe(1);
  });

  it('a key of which nothing shows is taken for one in flight, until the process is as old as the settle time', async () => {
    useFakeTime();
    const upstream = upstreamWithMemory();
    const { creation } = serviceOver(upstream, { isNewUpstream: false });
    const begun = Date.now();
    await runInFakeTime(async () => {
      await new Promise((resolve) => setTimeout(resolve, 10_000));
      return creation.create(callerWith(), aRequest(), clients('key'));
    });
    expect(Date.now() - begun).toBe(SETTLE);
    expect(upstream.looks()).toBeGreaterThan(3);
  });

  it('it waits for no key of its own making', async () => {
    useFakeTime();
    const upstream = upstreamWithMemory();
    await serviceOver(upstream, { isNewUpstream: false }).creation.create(
      callerWith(),
      aRequest(),
      ours('key'),
    );
    expect([upstream.looks(), upstream.creates()]).toEqual([0, 1]);
  });

  it('it answers OUTCOME_UNKNOWN when the settle time is longer than its own', async () => {
    useFakeTime();
    const upstream = upstreamWithMemory();
    const { creation } = serviceOver(upstream, { isNewUpstream: false, timeout: 20_000 });
    const ask = () => runInFakeTime(() => creation.create(callerWith(), aRequest(), clients('key')));
    await expect(ask()).rejects.toBeInstanceOf(CreateOutcomeUnknown);
    expect((await ask()).id).toBe('ftjob-1');
    expect(upstream.creates()).toBe(1);
  });

  it('it fails with what the list fails with, and sends nothing', async () => {
    const { creation, upstream } = start({ list: () => answer(503) });
    const failure = await runInFakeTime(() =>
      failureOf(creation.create(callerWith(), aRequest(), clients('key'))),
    );
    expect(failure).toMatchObject({ code: 'UPSTREAM_ERROR' });
    expect(upstream.creates()).toBe(0);
  });
});

describe('a client that goes away', () => {
  const leavingAfter = (milliseconds: number) => {
    const client = new AbortController();
    setTimeout(() => client.abort(new Error('gone')), milliseconds);
    return callerWith({ signal: client.signal });
  };
  const slowly = () => new Promise<never>(() => {});

  it('leaves his create under way', async () => {
    const { creation, upstream } = start({ fates: [{ makesJob: true, answers: slowly }] });
    const job = await runInFakeTime(() => creation.create(leavingAfter(1000), aRequest(), clients('key')));
    expect([job.id, upstream.creates()]).toEqual(['ftjob-1', 1]);
  });

  it('has it sent again under his own key only: nobody knows one of ours', async () => {
    const fates = [{ makesJob: false, answers: slowly }];
    const his = start({ fates });
    await runInFakeTime(() => his.creation.create(leavingAfter(1000), aRequest(), clients('key')));
    expect(his.upstream.creates()).toBe(2);

    const upstream = upstreamWithMemory({ fates });
    const failure = await runInFakeTime(() =>
      failureOf(serviceOver(upstream).creation.create(leavingAfter(1000), aRequest(), ours('key'))),
    );
    expect(failure).toBeInstanceOf(CreateOutcomeUnknown);
    expect(upstream.creates()).toBe(1);
  });

  it('has nothing sent that was not sent yet', async () => {
    useFakeTime();
    const upstream = upstreamWithMemory();
    const { creation } = serviceOver(upstream, { isNewUpstream: false });
    const failure = await runInFakeTime(() =>
      failureOf(creation.create(leavingAfter(1000), aRequest(), clients('key'))),
    );
    expect(failure).toMatchObject({ message: 'gone' });
    expect(upstream.creates()).toBe(0);
  });
});

describe('which key a create goes under', () => {
  const { creation: all } = datasourceOver(upstreamWithMemory());
  const { creation: keyed } = datasourceOver(upstreamWithMemory(), {
    creation: { tagging: 'keyed', settle: 0, timeout: 1000 },
  });

  it("the client's, wherever there is one", () => {
    expect(all.keyFor(callerWith(), aRequest(), 'mine')).toEqual(clients('mine'));
    expect(keyed.keyFor(callerWith(), aRequest(), 'mine')).toEqual(clients('mine'));
  });

  it('else one of ours, another each time, where fourteen pairs or fewer leave room', () => {
    const first = all.keyFor(callerWith(), aRequest({ metadata: pairs(14) }), null);
    expect(first).toEqual({ value: expect.any(String), chosenBy: 'SERVICE' });
    expect(all.keyFor(callerWith(), aRequest({ metadata: pairs(14) }), null)).not.toEqual(first);
  });

  it('else none', () => {
    expect(all.keyFor(callerWith(), aRequest({ metadata: pairs(15) }), null)).toBeNull();
    expect(keyed.keyFor(callerWith(), aRequest(), null)).toBeNull();
  });

  it('without one it goes untagged and once, and its outcome may stay unknown', async () => {
    const { creation, upstream } = start({
      fates: [{ makesJob: true }, { makesJob: true, answers: resetConnection }],
    });
    await creation.create(callerWith(), aRequest({ metadata: pairs(16) }), null);
    expect(Object.keys(upstream.jobs[0]?.['metadata'] ?? {})).toHaveLength(16);
    const failure = await failureOf(creation.create(callerWith(), aRequest(), null));
    expect(failure).toBeInstanceOf(CreateOutcomeUnknown);
    expect([upstream.creates(), upstream.looks()]).toEqual([2, 0]);
  });
});

it('a create under way ends when the service does', async () => {
  const { creation, close } = start({ fates: [{ makesJob: false, answers: () => answer(500) }] });
  const failure = failureOf(creation.create(callerWith(), aRequest(), ours('key')));
  await runInFakeTime(() => new Promise((resolve) => setTimeout(resolve, 5000)));
  await close();
  expect(await failure).toBeInstanceOf(CreateOutcomeUnknown);
});
