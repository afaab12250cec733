import { expect, it } from 'vitest';
import { createPassthroughDoor } from '../../src/server/door/passthrough-door.ts';
import { createFakeClock } from '../emulator/fake-clock.ts';
import { startLiveService } from '../support/live-service.ts';
import { connectSocket } from '../support/test-socket.ts';

const TICKS = 'subscription ($only: String) { ticks(only: $only) { count } }';

it('executes once for a hundred sockets with the same subscription', async () => {
  const { url, ticks, resolved } = await startLiveService();
  const clients = await Promise.all(Array.from({ length: 100 }, () => connectSocket(url)));
  for (const [index, client] of clients.entries()) client.subscribe(`id-${index}`, TICKS);
  await ticks.until(100);
  for (let count = 1; count <= 3; count += 1) {
    ticks.publish({ count });
    for (const [index, { read }] of clients.entries()) {
      expect(await read()).toEqual({
        id: `id-${index}`,
        type: 'next',
        payload: { data: { ticks: { count } } },
      });
    }
    expect(resolved()).toBe(count);
  }
});

it('shares an execution between a socket and an event stream', async () => {
  const { url, ticks, resolved } = await startLiveService();
  const client = await connectSocket(url);
  client.subscribe('1', TICKS);
  const stream = await fetch(`${url}?query=${encodeURIComponent(TICKS)}`, {
    headers: { accept: 'text/event-stream' },
  });
  await ticks.until(2);
  ticks.publish({ count: 1 });
  ticks.complete();
  expect(await stream.text()).toContain('data: {"data":{"ticks":{"count":1}}}');
  await client.read();
  expect(resolved()).toBe(1);
});

it('takes variables for the same whatever their order', async () => {
  const { url, ticks, resolved } = await startLiveService();
  const client = await connectSocket(url);
  client.subscribe('1', TICKS, { only: 'x', more: { a: 1, b: [2] } });
  client.subscribe('2', TICKS, { more: { b: [2], a: 1 }, only: 'x' });
  await ticks.until(2);
  ticks.publish({ count: 1 });
  await client.read(2);
  expect(resolved()).toBe(1);
});

it.each([
  ['variables', TICKS, { only: 'x' }, TICKS, { only: 'y' }],
  ['documents', TICKS, {}, `${TICKS} # another`, {}],
])('does not share between different %s', async (_what, one, variables, other, otherVariables) => {
  const { url, ticks, resolved } = await startLiveService();
  const client = await connectSocket(url);
  client.subscribe('1', one, variables);
  client.subscribe('2', other, otherVariables);
  await ticks.until(2);
  ticks.publish({ count: 1 });
  await client.read(2);
  expect(resolved()).toBe(2);
});

it('does not share between operations of one document', async () => {
  const { url, ticks } = await startLiveService();
  const client = await connectSocket(url);
  const query = 'subscription A { ticks { a: count } } subscription B { ticks { b: count } }';
  for (const operationName of ['A', 'B']) {
    client.send({ type: 'subscribe', id: operationName, payload: { query, operationName } });
  }
  await ticks.until(2);
  ticks.publish({ count: 1 });
  expect(await client.read(2)).toEqual([
    { id: 'A', type: 'next', payload: { data: { ticks: { a: 1 } } } },
    { id: 'B', type: 'next', payload: { data: { ticks: { b: 1 } } } },
  ]);
});

it('does not share between credentials', async () => {
  const { url, ticks } = await startLiveService({ door: createPassthroughDoor() });
  const clients = await Promise.all(
    ['sk-one', 'sk-two', 'sk-one'].map((token) => connectSocket(url, { authorization: `Bearer ${token}` })),
  );
  for (const { subscribe } of clients) subscribe('1', 'subscription { ticks { who } }');
  await ticks.until(3);
  ticks.publish({ count: 1 });
  const seen = await Promise.all(clients.map(({ read }) => read()));
  expect(seen.map(({ payload }) => payload)).toEqual(
    ['sk-one', 'sk-two', 'sk-one'].map((who) => ({ data: { ticks: { who } } })),
  );
});

it('does not share between events that look alike', async () => {
  const { url, ticks, resolved } = await startLiveService();
  const client = await connectSocket(url);
  client.subscribe('1', TICKS);
  await ticks.until(1);
  ticks.publish({ count: 1 });
  ticks.publish({ count: 1 });
  await client.read(2);
  expect(resolved()).toBe(2);
});

it('makes a context for each message, whose caller belongs to no subscriber', async () => {
  const { url, ticks, callers } = await startLiveService();
  const first = await connectSocket(url, {}, { headers: { 'x-request-id': 'first' } });
  const second = await connectSocket(url, {}, { headers: { 'x-request-id': 'second' } });
  for (const { subscribe } of [first, second]) subscribe('1', 'subscription { ticks { who } }');
  await ticks.until(2);
  for (let count = 1; count <= 2; count += 1) {
    ticks.publish({ count });
    await first.read();
    await second.read();
  }
  expect(callers.map(({ requestId }) => requestId)).toEqual(['first.1', 'first.1']);
  expect(new Set(callers.map(({ signal }) => signal)).size).toBe(2);
  first.socket.terminate();
  second.socket.terminate();
  await ticks.until(0);
  expect(callers.map(({ signal }) => signal.aborted)).toEqual([false, false]);
});

it('gives each subscriber the errors of a shared execution under his own request id', async () => {
  const { url, ticks, resolved } = await startLiveService();
  const clients = await Promise.all(
    ['first', 'second'].map((id) => connectSocket(url, {}, { headers: { 'x-request-id': id } })),
  );
  for (const { subscribe } of clients) subscribe('1', 'subscription { ticks { count failing } }');
  await ticks.until(2);
  ticks.publish({ count: 1 });
  const payloads = await Promise.all(clients.map(async ({ read }) => (await read()).payload));
  expect(payloads).toMatchObject(
    ['first.1', 'second.1'].map((requestId) => ({
      data: { ticks: { count: 1, failing: null } },
      errors: [
        {
          message: 'Tick 1 failed.',
          path: ['ticks', 'failing'],
          extensions: { code: 'UPSTREAM_ERROR', requestId },
        },
      ],
    })),
  );
  expect(resolved()).toBe(1);
});

it('executes anew for who comes to the same place later, so that he gets nothing stale', async () => {
  const clock = createFakeClock();
  const { url, ticks, resolved } = await startLiveService({ clock, connections: { heartbeat: 1_000_000 } });
  const client = await connectSocket(url);
  const event = { count: 1 };
  for (const id of ['1', '2', '3']) {
    client.subscribe(id, TICKS);
    await ticks.until(1);
    ticks.publish(event);
    await client.read();
    client.send({ type: 'complete', id });
    await ticks.until(0);
    if (id === '2') clock.advance(2000);
  }
  expect(resolved()).toBe(2);
});
