import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { callerWith, failureOf, start } from './support/datasource.ts';
import { createGate } from './support/gate.ts';
import { jobBody } from './support/job-body.ts';
import { json, type Reply } from './support/upstream.ts';

/** An upstream that answers only once the gate is open; `reached` tells that the first request is there. */
const gated = () => {
  const gate = createGate();
  const reached = createGate();
  const gone = createGate();
  const reply: Reply = async (response, seen) => {
    response.on('close', gone.open);
    reached.open();
    await gate.passed;
    await json(jobBody({ status: seen.method === 'POST' ? 'cancelled' : 'running' }))(response, seen);
  };
  return { reply, open: gate.open, reached: reached.passed, gone: gone.passed };
};

it('sixty-four who ask for one job at the same moment make one call, and share its decoded answer', async () => {
  const { reply, open, reached } = gated();
  const { datasource, upstream } = await start(reply);
  const jobs = Array.from({ length: 64 }, () => datasource.jobs.get(callerWith(), 'ftjob-1'));
  await reached;
  open();
  const answers = await Promise.all(jobs);
  expect(upstream.seen).toHaveLength(1);
  expect(new Set(answers).size).toBe(1);
});

it('one who gives up hurts none of the others', async () => {
  const { reply, open, reached } = gated();
  const { datasource, upstream } = await start(reply);
  const impatient = new AbortController();
  const first = datasource.jobs.get(callerWith({ signal: impatient.signal }), 'ftjob-1');
  const second = datasource.jobs.get(callerWith(), 'ftjob-1');
  await reached;
  impatient.abort(new Error('enough'));
  expect(await failureOf(first)).toMatchObject({ message: 'enough' });
  open();
  expect(await second).toMatchObject({ id: 'ftjob-1' });
  expect(upstream.seen).toHaveLength(1);
});

it('when all have given up, the call to the upstream ends', async () => {
  const { reply, reached, gone } = gated();
  const { datasource, logged } = await start(reply);
  const callers = Array.from({ length: 3 }, () => new AbortController());
  const jobs = callers.map(({ signal }) => failureOf(datasource.jobs.get(callerWith({ signal }), 'ftjob-1')));
  await reached;
  for (const caller of callers) caller.abort('gone');
  expect(await Promise.all(jobs)).toEqual(['gone', 'gone', 'gone']);
  await gone;
  expect(logged).toEqual([]);
});

it('who asks after all have given up gets a call of his own', async () => {
  const { reply, reached, open } = gated();
  const { datasource, upstream } = await start(reply);
  const impatient = new AbortController();
  const first = failureOf(datasource.jobs.get(callerWith({ signal: impatient.signal }), 'ftjob-1'));
  await reached;
  impatient.abort();
  const second = datasource.jobs.get(callerWith(), 'ftjob-1');
  await first;
  open();
  expect(await second).toMatchObject({ id: 'ftjob-1' });
  expect(upstream.seen).toHaveLength(2);
});

it('who has given up before asking makes no call', async () => {
  const { datasource, upstream } = await start(json(jobBody()));
  const signal = AbortSignal.abort('gone');
  expect(await failureOf(datasource.jobs.get(callerWith({ signal }), 'ftjob-1'))).toBe('gone');
  expect(await failureOf(datasource.jobs.cancel(callerWith({ signal }), 'ftjob-1'))).toBe('gone');
  expect(upstream.seen).toEqual([]);
});

it('nothing is shared from one credential to another', async () => {
  const { datasource, upstream } = await start(json(jobBody()));
  await Promise.all([
    datasource.jobs.get(callerWith({ token: 'sk-one' }), 'ftjob-1'),
    datasource.jobs.get(callerWith({ token: 'sk-two' }), 'ftjob-1'),
    datasource.jobs.get(callerWith({ token: 'sk-two', organization: 'org-2' }), 'ftjob-1'),
  ]);
  expect(upstream.seen).toHaveLength(3);
});

it('different pages are different reads', async () => {
  const { datasource, upstream } = await start(json({ object: 'list', data: [], has_more: false }));
  await Promise.all([
    datasource.jobs.list(callerWith(), { first: 1, after: null }),
    datasource.jobs.list(callerWith(), { first: 2, after: null }),
    datasource.jobs.list(callerWith(), { first: 2, after: null }),
    datasource.jobs.list(callerWith(), { first: 2, after: null, metadata: [{ key: 'a', value: 'b' }] }),
  ]);
  expect(upstream.seen).toHaveLength(3);
});

it('an answer that has come is not kept', async () => {
  const { datasource, upstream } = await start(json(jobBody()));
  await datasource.jobs.get(callerWith(), 'ftjob-1');
  await datasource.jobs.get(callerWith(), 'ftjob-1');
  expect(upstream.seen).toHaveLength(2);
});

it('who reads after his own change does not join a read that began before it', async () => {
  let status = 'running';
  const reads = [createGate(), createGate(), createGate()];
  const reached = [createGate(), createGate(), createGate()];
  const change = createGate();
  const changing = createGate();
  let read = 0;
  const { datasource } = await start(async (response, seen) => {
    if (seen.method === 'POST') {
      changing.open();
      await change.passed;
      status = 'paused';
    } else {
      const body = jobBody({ status });
      const mine = read;
      read += 1;
      reached[mine]?.open();
      await reads[mine]?.passed;
      await json(body)(response, seen);
      return;
    }
    await json(jobBody({ status }))(response, seen);
  });

  const before = datasource.jobs.get(callerWith(), 'ftjob-1');
  await reached[0]?.passed;
  const paused = datasource.jobs.pause(callerWith(), 'ftjob-1');
  await changing.passed;
  const during = datasource.jobs.get(callerWith(), 'ftjob-1');
  await reached[1]?.passed;
  change.open();
  await paused;
  const after = datasource.jobs.get(callerWith(), 'ftjob-1');
  await reached[2]?.passed;
  for (const gate of reads) gate.open();

  expect(await before).toMatchObject({ status: 'RUNNING' });
  expect(await during).toMatchObject({ status: 'RUNNING' });
  expect(await after).toMatchObject({ status: 'PAUSED' });
});

it('a failure is shared like an answer, and logged once', async () => {
  const { datasource, upstream, logged } = await start(json({}, 500));
  const failures = await Promise.all(
    [1, 2, 3].map(() => failureOf(datasource.jobs.get(callerWith(), 'ftjob-1'))),
  );
  expect(failures).toMatchObject([
    { code: 'UPSTREAM_ERROR' },
    { code: 'UPSTREAM_ERROR' },
    { code: 'UPSTREAM_ERROR' },
  ]);
  // One flight with all its tries.
  expect(upstream.seen).toHaveLength(4);
  expect(logged).toHaveLength(1);
});

it('a signal that outlives many calls is left without listeners', async () => {
  const { datasource } = await start((response, seen) =>
    json(jobBody(), seen.url.endsWith('9') ? 500 : 200)(response, seen),
  );
  const { signal } = new AbortController();
  const ids = Array.from({ length: 30 }, (_, index) => `ftjob-${index}`);
  await Promise.allSettled(ids.map((id) => datasource.jobs.get(callerWith({ signal }), id)));
  await datasource.jobs.cancel(callerWith({ signal }), 'ftjob-1');
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
