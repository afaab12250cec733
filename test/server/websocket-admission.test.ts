import { expect, it } from 'vitest';
import type { AdmittedCaller } from '../../src/domain/caller.ts';
import type { AbortSignalLike } from '../../src/domain/light-abort.ts';
import { ServiceError } from '../../src/domain/service-error.ts';
import { createFakeClock } from '../live/support/fake-clock.ts';
import { type Deferred, deferred } from '../support/deferred.ts';
import { startLiveService } from '../support/live-service.ts';
import { aCaller } from '../support/recording-context.ts';
import { connectSocket, openSocket } from '../support/test-socket.ts';

it('ends what a caller runs when he is gone by his own signal, without a word', async () => {
  const gone = new AbortController();
  const { url, ticks } = await startLiveService({
    door: { admit: ({ requestId }) => ({ ...aCaller(), requestId, signal: gone.signal }) },
  });
  const { subscribe, send, read } = await connectSocket(url);
  subscribe('1', 'subscription { ticks { count } }');
  await ticks.until(1);
  gone.abort();
  await ticks.until(0);
  subscribe('2', '{ who }');
  send({ type: 'ping' });
  expect(await read()).toEqual({ type: 'pong' });
});

interface Knock {
  readonly signal: AbortSignalLike;
  readonly answer: Deferred<() => AdmittedCaller>;
}

/** A service whose door takes its time, and each caller at it. */
const start = async (maxSocketsPerCaller = 1000) => {
  const clock = createFakeClock();
  const knocks: Knock[] = [];
  const knocked = deferred<Knock>();
  const service = await startLiveService({
    clock,
    connections: { initTimeout: 3000, heartbeat: 1_000_000, maxSocketsPerCaller },
    door: {
      async admit({ requestId, signal }) {
        const answer = deferred<() => AdmittedCaller>();
        const knock = { signal, answer };
        knocks.push(knock);
        knocked.resolve(knock);
        return { ...(await answer.promise)(), requestId, signal };
      },
    },
  });
  const socket = await openSocket(service.url);
  socket.send({ type: 'connection_init' });
  return { ...service, ...socket, clock, knock: await knocked.promise, knocks };
};

it('acknowledges once the door has admitted, however long that took', async () => {
  const { clock, knock, read, send } = await start();
  await clock.advance(10_000);
  send({ type: 'ping' });
  // The time for an introduction is over, but it had come by then.
  expect(await read()).toEqual({ type: 'pong' });
  knock.answer.resolve(() => aCaller());
  expect(await read()).toEqual({ type: 'connection_ack' });
});

it('closes a socket that subscribes before it is acknowledged with 4401, and runs nothing', async () => {
  const { knock, subscribe, closed, callers } = await start();
  subscribe('1', '{ who }');
  expect(await closed).toEqual({ code: 4401, reason: 'Unauthorized' });
  knock.answer.resolve(() => aCaller());
  expect(callers).toEqual([]);
});

it('closes a socket that introduces itself again meanwhile with 4429', async () => {
  const { send, closed, knocks } = await start();
  send({ type: 'connection_init' });
  expect(await closed).toEqual({ code: 4429, reason: 'Too many initialisation requests' });
  expect(knocks).toHaveLength(1);
});

it('counts no socket that has gone before it was admitted', async () => {
  const { url, knock, knocks, socket, closed } = await start(1);
  socket.terminate();
  await closed;
  await expect.poll(() => knock.signal.aborted).toBe(true);
  knock.answer.resolve(() => aCaller());

  const next = await openSocket(url);
  next.send({ type: 'connection_init' });
  await expect.poll(() => knocks.length).toBe(2);
  knocks[1]?.answer.resolve(() => aCaller());
  expect(await next.read()).toEqual({ type: 'connection_ack' });
});

it.each([
  ['UNAUTHENTICATED', 4403],
  ['FORBIDDEN', 4403],
  ['AUTHENTICATION_UNAVAILABLE', 1013],
] as const)('closes a socket that is refused with %s by %i', async (code, closeCode) => {
  const { knock, closed, logs } = await start();
  knock.answer.resolve(() => {
    throw new ServiceError(code, 'Not now.');
  });
  expect(await closed).toEqual({ code: closeCode, reason: `${code}: Not now.` });
  expect(logs).toEqual([]);
});

it('closes a socket whose door breaks with 4500, and logs why', async () => {
  const { knock, closed, logs } = await start();
  knock.answer.resolve(() => {
    throw new Error('sk-secret');
  });
  expect(await closed).toEqual({ code: 4500, reason: 'Unexpected error' });
  expect(logs).toHaveLength(1);
});
