import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { ServiceError } from '../../src/domain/service-error.ts';
import { createFakeClock } from '../emulator/fake-clock.ts';
import { type LiveService, startLiveService } from '../support/live-service.ts';

const TICKS = 'subscription { ticks { count } }';
const AS_EVENTS = { accept: 'text/event-stream' };

const get = (url: string, query: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${url}?query=${encodeURIComponent(query)}`, { headers: AS_EVENTS, ...init });

const post = (url: string, query: string): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { ...AS_EVENTS, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });

it.each([
  ['GET', get],
  ['POST', post],
])('sends a subscription as events to a %s, until its source completes', async (_method, ask) => {
  const { url, ticks } = await startLiveService();
  const response = await ask(url, TICKS);
  await ticks.until(1);
  ticks.publish({ count: 1 });
  ticks.publish({ count: 2 });
  await expect.poll(() => ticks.asked).toBe(3);
  ticks.complete();
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-request-id': expect.any(String),
  });
  expect(await response.text()).toBe(
    [
      ':',
      'event: next\ndata: {"data":{"ticks":{"count":1}}}',
      'event: next\ndata: {"data":{"ticks":{"count":2}}}',
      'event: complete\ndata:',
      '',
    ].join('\n\n'),
  );
});

it('sends events also to who takes anything', async () => {
  const { url, ticks } = await startLiveService();
  const response = await get(url, TICKS, { headers: { accept: '*/*' } });
  await ticks.until(1);
  ticks.complete();
  expect(await response.text()).toContain('event: complete');
});

it.each([
  ['a query', '{ who }', '{"data":{"who":'],
  ['a syntax error', '{', '{"errors":[{"message":"Syntax Error'],
  ['a field that does not exist', 'subscription { nope }', '{"errors":[{"message":"Cannot query field'],
  [
    'a subscription that cannot begin',
    'subscription { refused { count } }',
    '{"errors":[{"message":"There is no',
  ],
])('answers %s with one event, and completes', async (_what, query, start) => {
  const { url } = await startLiveService();
  for (const ask of [get, post]) {
    const response = await ask(url, query);
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text.match(/^event: \w+$/gm)).toEqual(['event: next', 'event: complete']);
    expect(text).toContain(`event: next\ndata: ${start}`);
  }
});

it('ends with the error with which a source breaks off', async () => {
  const { url, ticks } = await startLiveService();
  const response = await get(url, TICKS, { headers: { ...AS_EVENTS, 'x-request-id': 'mine' } });
  await ticks.until(1);
  ticks.publish({ count: 1 });
  ticks.fail(new ServiceError('UNAUTHENTICATED', 'The token has expired.'));
  expect(await response.text()).toContain(
    'event: next\ndata: {"errors":[{"message":"The token has expired.","extensions":{"code":"UNAUTHENTICATED","requestId":"mine"}}]}\n\nevent: complete\ndata:\n\n',
  );
});

it('does not run a mutation by GET, whatever it is asked to answer with', async () => {
  const { url, changes } = await startLiveService();
  const response = await get(url, 'mutation { change }');
  expect(await response.text()).toContain('METHOD_NOT_ALLOWED');
  expect(changes()).toBe(0);
});

it('frees the source at once when the client goes away, also while nothing happens', async () => {
  const clock = createFakeClock();
  const { url, ticks, logs } = await startLiveService({ clock });
  const client = new AbortController();
  const response = await get(url, TICKS, { signal: client.signal });
  response.text().catch(() => {});
  await ticks.until(1);
  expect(clock.waiting).toBe(1);
  client.abort();
  await ticks.until(0);
  await expect.poll(() => clock.waiting).toBe(0);
  expect(logs).toEqual([]);
});

it('shows a sign of life while nothing happens', async () => {
  const clock = createFakeClock();
  const { url, ticks } = await startLiveService({ clock, connections: { heartbeat: 12_000 } });
  const response = await get(url, TICKS);
  await ticks.until(1);
  clock.advance(36_000);
  ticks.complete();
  expect(await response.text()).toBe(`${':\n\n'.repeat(4)}event: complete\ndata:\n\n`);
});

const LARGE = 'x'.repeat(100_000);
const MANY = 400;

/** A client that asks for ticks and reads nothing. */
const startStalled = async ({ port, ticks }: LiveService): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1');
  socket.write(
    'GET /graphql?query=subscription{ticks{text}} HTTP/1.1\r\nhost: localhost\r\naccept: text/event-stream\r\n\r\n',
  );
  await ticks.until(1);
  socket.pause();
  for (let count = 0; count < MANY; count += 1) ticks.publish({ count, text: LARGE });
  return socket;
};

it('asks for nothing more while a client does not read, and cuts it off in the end', async () => {
  const clock = createFakeClock();
  const service = await startLiveService({
    clock,
    connections: { stallTimeout: 30_000, heartbeat: 1_000_000 },
  });
  const before = clock.waiting;
  const socket = await startStalled(service);
  // Its heartbeat, what is shared for a moment, and the patience with it.
  await expect.poll(() => clock.waiting).toBe(before + 3);
  expect(service.ticks.asked).toBeLessThan(MANY);
  clock.advance(30_000);
  await service.ticks.until(0);
  socket.resume();
  await once(socket, 'close');
  expect(service.logs).toEqual([]);
});

it('goes on when a client reads again', async () => {
  const clock = createFakeClock();
  const service = await startLiveService({
    clock,
    connections: { stallTimeout: 30_000, heartbeat: 1_000_000 },
  });
  const socket = await startStalled(service);
  await expect.poll(() => service.ticks.asked).toBeGreaterThan(1);
  let read = 0;
  socket.on('data', (data) => {
    read += data.length;
  });
  socket.resume();
  await expect.poll(() => read, { timeout: 4000 }).toBeGreaterThan(MANY * LARGE.length);
  clock.advance(30_000);
  expect(socket.destroyed).toBe(false);
  socket.destroy();
});

it('completes its streams when the service shuts down', async () => {
  const { url, ticks, close } = await startLiveService();
  const response = await get(url, TICKS);
  await ticks.until(1);
  ticks.publish({ count: 1 });
  await expect.poll(() => ticks.asked).toBe(2);
  await close(60_000);
  expect(await response.text()).toMatch(/"count":1}}}\n\nevent: complete\ndata:\n\n$/);
  expect(ticks.listeners).toBe(0);
});
