import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { callerWith, datasourceOver, failureOf } from './support/datasource.ts';
import { createGate } from './support/gate.ts';
import { jobBody } from './support/job-body.ts';
import { answer, resetConnection, scriptedTransport } from './support/scripted-transport.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** An upstream that holds every call until the test says so, and counts them. */
const heldUpstream = () => {
  const gate = createGate();
  const transport = scriptedTransport(async ({ path }) => {
    await gate.passed;
    return answer(200, jobBody({ id: path.split('/').at(-1) ?? '' }));
  });
  return { gate, transport };
};

it('makes so many calls for one caller at once, and the others after them', async () => {
  const { gate, transport } = heldUpstream();
  const { jobs } = datasourceOver(transport, { callsPerCaller: 3 });
  const asked = Array.from({ length: 10 }, (_, index) => jobs.get(callerWith(), `ftjob-${index}`));
  await settled();
  expect(transport.sent).toHaveLength(3);
  gate.open();
  expect((await Promise.all(asked)).map((job) => job?.id)).toEqual(
    Array.from({ length: 10 }, (_, index) => `ftjob-${index}`),
  );
});

it('keeps no other caller waiting, nor a small request of the same for a large one', async () => {
  const { gate, transport } = heldUpstream();
  const { jobs } = datasourceOver(transport, { callsPerCaller: 2 });
  const large = callerWith({ requestId: 'large' });
  const all = [1, 2, 3, 4, 5].map((index) => jobs.get(large, `ftjob-large-${index}`));
  all.push(jobs.get(callerWith({ requestId: 'small' }), 'ftjob-small'));
  all.push(jobs.get(callerWith({ token: 'sk-other' }), 'ftjob-other'));
  await settled();
  expect(transport.sent.map(({ request }) => request.path.split('/').at(-1))).toEqual([
    'ftjob-large-1',
    'ftjob-large-2',
    'ftjob-other',
  ]);
  gate.open();
  await Promise.all(all);
  const order = transport.sent.map(({ request }) => request.path.split('/').at(-1));
  expect(order.indexOf('ftjob-small')).toBe(4);
});

it('gives the slot back after a failure, and takes it anew for the next try', async () => {
  const transport = scriptedTransport((_request, index) =>
    index < 2 ? resetConnection() : answer(200, jobBody({})),
  );
  const { jobs } = datasourceOver(transport, { callsPerCaller: 1 });
  expect(await jobs.get(callerWith(), 'ftjob-1')).not.toBeNull();
  expect(await jobs.get(callerWith(), 'ftjob-1')).not.toBeNull();
  expect(transport.sent).toHaveLength(4);
});

it('says that it was the caller who asked for too much, when too many calls wait', async () => {
  const { gate, transport } = heldUpstream();
  const { jobs } = datasourceOver(transport, { callsPerCaller: 1 });
  const all = Array.from({ length: 10_001 }, (_, index) => jobs.get(callerWith(), `ftjob-${index}`));
  const error = await failureOf(jobs.get(callerWith(), 'ftjob-too-many'));
  expect(error).toMatchObject({
    code: 'TOO_MANY_REQUESTS',
    details: { retryAfter: 1, mayHaveHappened: false },
  });
  gate.open();
  await Promise.all(all);
});

it('counts content that streams until it has ended, and not only until it begins', async () => {
  const body = new Readable({ read() {} });
  const transport = {
    ...scriptedTransport(() => answer(200, jobBody({}))),
    open: async () => ({ status: 200, headers: {}, body }),
  };
  const { jobs, files } = datasourceOver(transport, { callsPerCaller: 1 });
  const content = await files.content(callerWith(), 'file-1');
  const job = jobs.get(callerWith(), 'ftjob-1');
  await settled();
  expect(transport.sent).toHaveLength(0);
  body.push('the content');
  body.push(null);
  expect(await text(content)).toBe('the content');
  await job;
  expect(transport.sent).toHaveLength(1);
});

it('counts content whose reader gives up', async () => {
  const body = new Readable({ read() {} });
  const transport = {
    ...scriptedTransport(() => answer(200, jobBody({}))),
    open: async () => ({ status: 200, headers: {}, body }),
  };
  const { jobs, files } = datasourceOver(transport, { callsPerCaller: 1 });
  const content = await files.content(callerWith(), 'file-1');
  content.destroy();
  expect(await jobs.get(callerWith(), 'ftjob-1')).not.toBeNull();
});
