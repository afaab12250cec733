import { expect, it } from 'vitest';
import { startLiveService } from '../support/live-service.ts';
import { connectSocket, openSocket } from '../support/test-socket.ts';

const TICKS = 'subscription { ticks { count } }';
const NO_HURRY = 60_000;
const GOING_AWAY = { code: 1001, reason: 'Shutting down' };

it('completes subscriptions and closes their sockets with 1001', async () => {
  const { url, ticks, close } = await startLiveService();
  const client = await connectSocket(url);
  client.subscribe('1', TICKS);
  client.subscribe('2', TICKS);
  await ticks.until(2);
  const closed = close(NO_HURRY);
  expect(await client.read(2)).toEqual([
    { id: '1', type: 'complete' },
    { id: '2', type: 'complete' },
  ]);
  expect(await client.closed).toEqual(GOING_AWAY);
  await closed;
  expect(ticks.listeners).toBe(0);
});

it('closes sockets that run nothing at once, introduced or not', async () => {
  const { url, close } = await startLiveService();
  const clients = [await connectSocket(url), await openSocket(url)];
  await close(NO_HURRY);
  for (const client of clients) expect(await client.closed).toEqual(GOING_AWAY);
});

it('lets a query under way finish, and begins nothing new', async () => {
  const { url, slow, callers, close } = await startLiveService();
  const client = await connectSocket(url);
  client.subscribe('1', '{ slow }');
  await expect.poll(() => callers.length).toBe(1);
  const closed = close(NO_HURRY);
  client.subscribe('2', '{ who }');
  expect(await client.read()).toMatchObject({
    id: '2',
    type: 'error',
    payload: [{ extensions: { code: 'SHUTTING_DOWN' } }],
  });
  slow.resolve('done');
  expect(await client.read(2)).toEqual([
    { id: '1', type: 'next', payload: { data: { slow: 'done' } } },
    { id: '1', type: 'complete' },
  ]);
  expect(await client.closed).toEqual(GOING_AWAY);
  await closed;
});

it('completes a subscription whose source opens too late', async () => {
  const { url, slow, ticks, close } = await startLiveService();
  const client = await connectSocket(url);
  client.subscribe('1', 'subscription { late { count } }');
  client.send({ type: 'ping' });
  await client.read();
  const closed = close(NO_HURRY);
  slow.resolve('open it');
  expect(await client.read()).toEqual({ id: '1', type: 'complete' });
  await closed;
  expect(ticks.listeners).toBe(0);
});

it('cuts off what takes longer than the grace time, with 1001 all the same', async () => {
  const { url, callers, close, logs } = await startLiveService();
  const client = await connectSocket(url);
  client.subscribe('1', '{ slow }');
  await expect.poll(() => callers.length).toBe(1);
  await close(0);
  expect(await client.closed).toEqual(GOING_AWAY);
  expect(callers[0]?.signal.aborted).toBe(true);
  expect(logs).toEqual([]);
});

it('does not wait for a client that does not read', async () => {
  const { url, ticks, close } = await startLiveService({ connections: { maxBufferedBytes: 1024 } });
  const client = await connectSocket(url);
  client.subscribe('1', 'subscription { ticks { text } }');
  await ticks.until(1);
  client.socket.pause();
  for (let count = 0; count < 200; count += 1) ticks.publish({ count, text: 'x'.repeat(100_000) });
  await close(0);
  expect(ticks.listeners).toBe(0);
});

it('may be closed twice', async () => {
  const { url, close } = await startLiveService();
  const client = await connectSocket(url);
  await Promise.all([close(NO_HURRY), close(NO_HURRY)]);
  expect(await client.closed).toEqual(GOING_AWAY);
});
